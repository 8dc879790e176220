import type { Sentence } from '../../language/sentence.ts'
import { textRoom } from '../../language/text-length.ts'
import type {
  Call,
  Done,
  Found,
  Outcome,
  Publication,
  PublishedImage,
  Verification,
} from '../connector.ts'
import { asFailure, asOutcome, asUnclear, NetworkError, orElse } from '../network-error.ts'
import { type Api, apiOf, WordPressError } from './api.ts'
import { manifest } from './manifest.ts'
import { categories, id, type MediaRow, media, type PostRow, post, posts } from './payload.ts'
import { wordpressSentences as says } from './sentences.ts'
import { addressAsHtml, bodyOf, comparable, escaped, pageOf, textOf } from './text.ts'

/**
 * Publishes a text as a post of the site: its pictures go to the library, the first one above it,
 * the others below. WordPress knows no key, and makes a second post of what it is given twice: the
 * post's slug is made from ours, and looked for before anything is sent. So are the pictures, so
 * that whatever fails before the post may be done again.
 * https://developer.wordpress.org/rest-api/reference/posts/#create-a-post
 */
export async function publish(call: Call, variant: Publication, key: string): Promise<Outcome> {
  if (textRoom(variant.text, manifest.limits) < 0) {
    return { kind: 'failed', reason: says.textTooLong, retryAt: null }
  }
  const api = apiOf(call)
  const before = await orElse(
    async () => {
      const there = await postOf(api, key)
      if (there !== undefined) return publishedAs(there)
      const pictures: (MediaRow & { alt: string })[] = []
      for (const [place, image] of variant.images.entries()) {
        const row = await upload(api, image, `${slugOf(key)}-${place + 1}`)
        pictures.push({ ...row, alt: image.alt })
      }
      return { pictures, category: await categoryOf(api, call.config.category?.trim() ?? '') }
    },
    error => asFailure(error, call),
  )
  if ('kind' in before) return before
  const { pictures, category } = before
  const [first, ...others] = pictures
  const { title, body } = pageOf(variant)
  const made = {
    title: escaped(title),
    content: [bodyOf(body), ...others.map(figure)].filter(Boolean).join('\n\n'),
    slug: slugOf(key),
    status: 'publish',
    ...(first !== undefined && { featured_media: first.id }),
    ...(category !== null && { categories: [category] }),
  }
  return await orElse(
    async () => publishedAs(await api.post(post, '/wp/v2/posts', made)),
    error => asOutcome(error, call),
  )
}

function publishedAs({ id, link }: { id: number; link: string }): Outcome {
  return { kind: 'published', remoteId: String(id), url: link }
}

/** As WordPress would make one of it: it may have no other signs. */
function slugOf(key: string): string {
  return `annonce-${key.toLowerCase().replace(/[^a-z\d]+/g, '-')}`
}

/** The post with our slug, wherever it is by now: in the dustbin WordPress adds to its slug. */
async function postOf(api: Api, key: string) {
  const slug = slugOf(key)
  const [there] = await api.get(posts, '/wp/v2/posts', {
    slug: `${slug},${slug}__trashed`,
    status: 'publish,future,draft,pending,private,trash',
    _fields: 'id,link',
  })
  return there
}

async function upload(api: Api, { bytes, type, alt }: PublishedImage, name: string) {
  const [there] = await api.get(media.array(), '/wp/v2/media', {
    slug: name,
    _fields: 'id,source_url',
  })
  if (there !== undefined) return there
  const form = new FormData()
  form.set('file', new Blob([Uint8Array.from(bytes)], { type }), `${name}.${type.slice(6)}`)
  form.set('alt_text', alt)
  return await api.post(media, '/wp/v2/media', form)
}

function figure({ id, source_url: url, alt }: MediaRow & { alt: string }): string {
  const image = `<img src="${addressAsHtml(url)}" alt="${escaped(alt)}" class="wp-image-${id}"/>`
  return `<!-- wp:image {"id":${id}} -->\n<figure class="wp-block-image">${image}</figure>\n<!-- /wp:image -->`
}

/** By its name; made where it is missing. Null: the site's own, also where we may make none. */
async function categoryOf(api: Api, name: string): Promise<number | null> {
  if (name === '') return null
  const known = { per_page: 100, search: name.split('&')[0], _fields: 'id,name' }
  const there = await api.get(categories, '/wp/v2/categories', known)
  const same = there.find(one => comparable(textOf(one.name)) === comparable(name))
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

/** By its slug, which no other post has. */
export function find(call: Call, _variant: Publication, key: string): Promise<Found> {
  return orElse(async () => {
    const there = await postOf(apiOf(call), key)
    if (there === undefined) return { kind: 'absent' }
    return { kind: 'found', remoteId: String(there.id), url: there.link }
  }, asUnclear)
}

/** Reads the post back as the public sees it; where strangers may not ask, as the user does. */
export function verify(call: Call, variant: Publication, remoteId: string): Promise<Verification> {
  const api = apiOf(call)
  const read = (as: 'public' | 'user') =>
    api.get(post, pathOf(remoteId), { _embed: 'wp:featuredmedia' }, as)
  return orElse(
    async () =>
      compare(
        await read('public').catch(error => {
          if (error instanceof NetworkError && error.problem.what === 'dead') return read('user')
          throw error
        }),
        variant,
      ),
    ({ reason, problem }) => ({
      kind: 'not-yet',
      reason: problem.what === 'missing' ? says.notYet : reason,
    }),
  )
}

function compare(row: PostRow, variant: Publication): Verification {
  const different = (reason: Sentence): Verification => ({ kind: 'different', reason })
  if (row.status !== 'publish' || row.content.protected) return different(says.notPublic)
  const { title, body } = pageOf(variant)
  const shown = [textOf(row.title.rendered), textOf(withoutFigures(row.content.rendered))]
  if ([title, body].some((text, place) => comparable(text) !== comparable(shown[place] ?? ''))) {
    return different(says.textDiffers)
  }
  const figures = row.content.rendered.match(/<figure class="wp-block-image/g)?.length ?? 0
  const count = (row.featured_media === 0 ? 0 : 1) + figures
  if (count !== variant.images.length) return different(says.picturesDiffer)
  const [above] = row._embedded?.['wp:featuredmedia'] ?? []
  const isSaid =
    above === undefined || comparable(above.alt_text) === comparable(variant.images[0]?.alt ?? '')
  return isSaid ? { kind: 'verified' } : different(says.altDiffers)
}

function withoutFigures(html: string): string {
  return html.replace(/<figure.*?<\/figure>/gs, '')
}

/** Brings the post's text up to date; its pictures, its address and its category stay. */
export function amend(call: Call, variant: Publication, remoteId: string): Promise<Done> {
  const api = apiOf(call)
  return orElse(
    async () => {
      const { content } = await api.get(post, pathOf(remoteId), { context: 'edit' })
      const figures = content.raw.match(/<!-- wp:image .*?<!-- \/wp:image -->/gs) ?? []
      const { title, body } = pageOf(variant)
      const changed = [bodyOf(body), ...figures].filter(Boolean).join('\n\n')
      await api.post(id, pathOf(remoteId), { title: escaped(title), content: changed })
      return { kind: 'done' }
    },
    error => asFailure(error, call),
  )
}

/** Puts the post into the site's dustbin; where the site has none, it is gone. */
export function withdraw(call: Call, remoteId: string): Promise<Done> {
  const api = apiOf(call)
  return orElse(
    async (): Promise<Done> => {
      await api.delete(pathOf(remoteId)).catch(error => {
        const hasNone = error instanceof NetworkError && error.code === 'rest_trash_not_supported'
        if (!hasNone) throw error
        return api.delete(pathOf(remoteId), { force: 'true' })
      })
      return { kind: 'done' }
    },
    error => (error.problem.what === 'missing' ? { kind: 'done' } : asFailure(error, call)),
  )
}

function pathOf(remoteId: string): string {
  return `/wp/v2/posts/${encodeURIComponent(remoteId)}`
}
