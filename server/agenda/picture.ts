import type { PictureLimits } from '../connectors/connector.ts'
import type { Deps } from '../deps.ts'
import type { PictureWidth } from '../language/agenda-address.ts'
import { shownRendition } from '../pictures/renditions.ts'
import { fitPicture, type PictureFacts } from '../pictures/rules-rendition-plan.ts'
import { publicEvents, publicPicture } from './store.ts'

export type AgendaPicture = { tag: string; type: string; bytes(): Promise<Uint8Array> }

/** A JPEG, which every reader of a feed shows; what a page on a telephone can wait for, bytes. */
const mostBytes = { 640: 200_000, 1200: 600_000, whole: 5_000_000 }

const limitsOf = (width: PictureWidth | null): PictureLimits => ({
  imageBytes: mostBytes[width ?? 'whole'],
  imageTypes: ['image/jpeg'],
  ...(width !== null && { imageWidth: { least: 1, most: width } }),
})

/** How many bytes its own address gives; null where that is made anew. */
export function bytesGiven(picture: PictureFacts): number | null {
  return fitPicture(picture, limitsOf(null)).kind === 'same' ? picture.size : null
}

/**
 * A picture of an event that anybody may see, at an address that never ends; null for any other.
 * Its bytes are read, or made in a process apart, only when they are asked for.
 * @param width null: its own
 */
export async function agendaPicture(
  deps: Pick<Deps, 'db' | 'clock'>,
  slug: string,
  mediaId: number,
  width: PictureWidth | null,
): Promise<AgendaPicture | null> {
  const [event] = await publicEvents(deps.db, { slug, limit: 1 })
  const picture = event && (await publicPicture(deps.db, event.id, mediaId))
  if (picture === undefined) return null
  const size = width ?? 'whole'
  return {
    tag: `${picture.id}-${picture.sha256.slice(0, 32)}-${size}`,
    type: 'image/jpeg',
    bytes: async () =>
      (await shownRendition(deps, picture, `agenda-${size}`, limitsOf(width))).bytes,
  }
}
