import { createHash } from 'node:crypto'
import { frenchNumber } from '../domain/french.ts'
import type { MediaShape } from '../shapes/event.ts'
import { findMedia, findSameMedia, insertMedia, type MediaRow } from '../store/media.ts'
import type { Row } from '../store/schema.ts'
import type { Actor } from './answer.ts'
import type { Deps } from './deps.ts'
import { readPicture } from './picture.ts'
import { notFound, Refusal } from './refusal.ts'

/** The largest file that is taken, bytes. */
export const largestUpload = 20 * 1024 * 1024
/** The longest alternative text that every network takes, characters. */
export const longestAlt = 1500

export const tooLarge = (): Refusal =>
  new Refusal(
    'bad-request',
    `Cette image dépasse ${frenchNumber(largestUpload / 1024 / 1024)} Mo : réduisez-la, puis réessayez.`,
  )

/**
 * Takes a picture in: turned upright, without where and by whom it was made, small enough for
 * every network. The same file with the same description is kept once.
 * @throws Refusal (`bad-request`) for what is no picture, is too large, or has no description.
 */
export async function addMedia(
  deps: Pick<Deps, 'db' | 'clock'>,
  by: Actor,
  upload: { bytes: Uint8Array; alt: string },
): Promise<MediaShape> {
  const alt = upload.alt.trim()
  if (alt === '') {
    throw new Refusal(
      'bad-request',
      'Décrivez l’image en une phrase : c’est ce que lisent les personnes qui ne la voient pas.',
    )
  }
  if (alt.length > longestAlt) {
    throw new Refusal(
      'bad-request',
      `La description de l’image dépasse ${frenchNumber(longestAlt)} caractères : raccourcissez-la.`,
    )
  }
  if (upload.bytes.length > largestUpload) throw tooLarge()
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex')
  const { communeId } = by
  const same = await findSameMedia(deps.db, { communeId, sha256, alt })
  if (same !== undefined) return mediaShapeOf(same)
  const picture = await readPicture(upload.bytes)
  return mediaShapeOf(
    await insertMedia(deps.db, {
      ...picture,
      communeId,
      sha256,
      alt,
      size: picture.bytes.length,
      createdAt: deps.clock.now(),
    }),
  )
}

/**
 * A picture with its bytes, which never change.
 * @throws Refusal (`not-found`), also for another commune's.
 */
export async function getMedia(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  id: number,
): Promise<Row<'media'>> {
  const media = await findMedia(deps.db, communeId, id)
  if (media === undefined) throw notFound('Cette image')
  return media
}

export function mediaShapeOf({ id, type, width, height, size, alt }: MediaRow): MediaShape {
  return { id, type, width, height, size, alt, url: `/api/media/${id}` }
}
