import type { PublishedImage } from '../connector.ts'
import { formOf } from '../network/publishing.ts'
import type { Api } from './api.ts'
import { type MediaRow, media } from './payload.ts'
import { addressAsHtml, escaped } from './text.ts'

/** The slug of what has our key, as WordPress would make one of it: it may have no other signs. */
export function slugOf(key: string): string {
  return `annonce-${key.toLowerCase().replace(/[^a-z\d]+/g, '-')}`
}

/** A picture of the site's library, as it is said to those who do not see it. */
export type LibraryPicture = MediaRow & { alt: string }

/**
 * Puts what is not there yet into the library, under our key.
 * @throws NetworkError
 */
export async function upload(
  api: Api,
  images: readonly PublishedImage[],
  key: string,
): Promise<LibraryPicture[]> {
  const pictures: LibraryPicture[] = []
  for (const [place, image] of images.entries()) {
    const row = await uploadOne(api, image, `${slugOf(key)}-${place + 1}`)
    pictures.push({ ...row, alt: image.alt })
  }
  return pictures
}

async function uploadOne(api: Api, image: PublishedImage, name: string) {
  const known = { slug: name, _fields: 'id,source_url' }
  const [there] = await api.get(media.array(), '/wp/v2/media', known)
  if (there !== undefined) return there
  const form = formOf(image, name)
  form.set('alt_text', image.alt)
  return await api.post(media, '/wp/v2/media', form)
}

export function figure({ id, source_url: url, alt }: LibraryPicture): string {
  const image = `<img src="${addressAsHtml(url)}" alt="${escaped(alt)}" class="wp-image-${id}"/>`
  return `<!-- wp:image {"id":${id}} -->\n<figure class="wp-block-image">${image}</figure>\n<!-- /wp:image -->`
}

/** How many pictures a page shows besides the one above it. */
export function figuresIn(html: string): number {
  return html.match(/<figure class="wp-block-image/g)?.length ?? 0
}

export function withoutFigures(html: string): string {
  return html.replace(/<figure.*?<\/figure>/gs, '')
}
