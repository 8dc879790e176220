import { publicEvents, publicPicture } from '../store/public-events.ts'
import type { Deps } from './deps.ts'

/** Widths in which pictures are given beside their own: a card of the list, a link's card. */
export const pictureWidths = [640, 1200] as const
export type PictureWidth = (typeof pictureWidths)[number]

export type AgendaPicture = { tag: string; type: string; bytes(): Promise<Uint8Array> }

/** The last ones that were made smaller: a page asks for the same few, again and again. */
const kept = new Map<string, Promise<Uint8Array>>()
const mostKept = 64

/**
 * A picture of an event that anybody may see, at an address that never ends; null for any other.
 * @param width null: its own
 */
export async function agendaPicture(
  { db }: Pick<Deps, 'db'>,
  slug: string,
  mediaId: number,
  width: PictureWidth | null,
): Promise<AgendaPicture | null> {
  const [event] = await publicEvents(db, { slug, limit: 1 })
  const media = event && (await publicPicture(db, event.id, mediaId))
  if (media === undefined) return null
  const tag = `${media.id}-${media.sha256.slice(0, 32)}-${width ?? 'whole'}`
  const isAsItIs = width === null && media.type === 'image/jpeg'
  const bytes = async () => (isAsItIs ? media.bytes : await narrowed(tag, media.bytes, width))
  return { tag, type: 'image/jpeg', bytes }
}

async function narrowed(
  tag: string,
  bytes: Uint8Array,
  width: PictureWidth | null,
): Promise<Uint8Array> {
  const known = kept.get(tag)
  if (known !== undefined) return await known
  const made = shrink(bytes, width)
  kept.set(tag, made)
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  try {
    return await made
  } catch (error) {
    kept.delete(tag)
    throw error
  }
}

/** A JPEG, which every reader of a feed shows; what is transparent is white. */
async function shrink(bytes: Uint8Array, width: PictureWidth | null): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  return await sharp(bytes)
    .resize({ ...(width !== null && { width }), withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80, progressive: true })
    .toBuffer()
}
