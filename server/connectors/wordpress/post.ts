import type { Sentence } from '../../language/sentence.ts'
import type { Publication } from '../connector.ts'
import { NetworkError, orElse } from '../network/error.ts'
import { type Api, WordPressError } from './api.ts'
import { figure, figuresIn, slugOf, upload, withoutFigures } from './media.ts'
import { categories, id, type Published, post, posts } from './payload.ts'
import { wordpressSentences as says } from './sentences.ts'
import { bodyOf, escaped, isSame, pageOf, textOf } from './text.ts'

/**
 * An announcement as a post of the site. Every function throws `NetworkError` when the site refuses.
 * https://developer.wordpress.org/rest-api/reference/posts/
 */

/** The post with our slug, wherever it is by now: in the dustbin WordPress adds to its slug. */
export async function published(api: Api, key: string): Promise<Published | null> {
  const slug = slugOf(key)
  const [there] = await api.get(posts, '/wp/v2/posts', {
    slug: `${slug},${slug}__trashed`,
    status: 'publish,future,draft,pending,private,trash',
    _fields: 'id,link',
  })
  return there === undefined ? null : publishedAs(there)
}

function publishedAs({ id, link }: { id: number; link: string }): Published {
  return { remoteId: String(id), url: link }
}

/** What may be done again; what it gives makes the post, once. */
export async function prepare(
  api: Api,
  config: Record<string, string>,
  variant: Publication,
  key: string,
): Promise<() => Promise<Published>> {
  const [first, ...others] = await upload(api, variant.images, key)
  const category = await categoryOf(api, config.category?.trim() ?? '')
  const { title, body } = pageOf(variant)
  const made = {
    title: escaped(title),
    content: [bodyOf(body), ...others.map(figure)].filter(Boolean).join('\n\n'),
    slug: slugOf(key),
    status: 'publish',
    ...(first !== undefined && { featured_media: first.id }),
    ...(category !== null && { categories: [category] }),
  }
  return async () => publishedAs(await api.post(post, '/wp/v2/posts', made))
}

/** By its name; made where it is missing. Null: the site's own, also where we may make none. */
async function categoryOf(api: Api, name: string): Promise<number | null> {
  if (name === '') return null
  const known = { per_page: 100, search: name.split('&')[0], _fields: 'id,name' }
  const there = await api.get(categories, '/wp/v2/categories', known)
  const same = there.find(one => isSame(textOf(one.name), name))
  if (same !== undefined) return same.id
  return await orElse(
    async () => (await api.post(id, '/wp/v2/categories', { name: escaped(name) })).id,
    error => {
      const term = error instanceof WordPressError ? error.term : undefined
      if (error.code === 'term_exists' && term !== undefined) return term
      if (error.code === 'rest_cannot_create') return null
      throw error
    },
  )
}

/** What the site shows otherwise than was sent; null: nothing. */
export async function whatDiffers(
  api: Api,
  variant: Publication,
  remoteId: string,
  as: 'public' | 'account',
): Promise<Sentence | null> {
  const row = await api.get(post, pathOf(remoteId), { _embed: 'wp:featuredmedia' }, as)
  if (row.status !== 'publish' || row.content.protected) return says.notPublic
  const { title, body } = pageOf(variant)
  const shown = textOf(withoutFigures(row.content.rendered))
  if (!isSame(title, textOf(row.title.rendered)) || !isSame(body, shown)) return says.textDiffers
  const count = (row.featured_media === 0 ? 0 : 1) + figuresIn(row.content.rendered)
  if (count !== variant.images.length) return says.picturesDiffer
  const [above] = row._embedded?.['wp:featuredmedia'] ?? []
  const isSaid = above === undefined || isSame(above.alt_text, variant.images[0]?.alt ?? '')
  return isSaid ? null : says.altDiffers
}

/** Its text; its pictures, its address and its category stay. */
export async function amend(api: Api, variant: Publication, remoteId: string): Promise<void> {
  const { content } = await api.get(post, pathOf(remoteId), { context: 'edit' })
  const figures = content.raw.match(/<!-- wp:image .*?<!-- \/wp:image -->/gs) ?? []
  const { title, body } = pageOf(variant)
  const changed = [bodyOf(body), ...figures].filter(Boolean).join('\n\n')
  await api.post(id, pathOf(remoteId), { title: escaped(title), content: changed })
}

export async function withdraw(api: Api, remoteId: string): Promise<void> {
  await api.delete(pathOf(remoteId)).catch(error => {
    const hasNone = error instanceof NetworkError && error.code === 'rest_trash_not_supported'
    if (!hasNone) throw error
    return api.delete(pathOf(remoteId), { force: 'true' })
  })
}

function pathOf(remoteId: string): string {
  return `/wp/v2/posts/${encodeURIComponent(remoteId)}`
}
