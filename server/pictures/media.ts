import { createHash } from 'node:crypto'
import type { Deps } from '../deps.ts'
import type { Actor } from '../people/rules/role.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { largestUpload, tooLarge } from '../platform/upload-limit.ts'
import type { AcceptedPicture } from './picture-types.ts'
import { smallRendition } from './renditions.ts'
import { pictureSentences } from './sentences.ts'
import type { MediaShape, PictureShape } from './shapes.ts'
import { purgePictures, setPictureRemoved } from './store/library.ts'
import {
  findMedia,
  findPicture,
  findSameMedia,
  findSamePicture,
  describePicture as insertDescription,
  insertPicture,
  type MediaRow,
  type MediaWithBytes,
  type PictureRow,
  pictureBytes,
} from './store/media.ts'
import { type Upload, withUpload } from './upload.ts'
import { workshop } from './workshop.ts'

/** The longest alternative text that every network takes, characters. */
export const longestAlt = 1500

/** How long what was removed, or never described, can still be had, ms. */
const graceMs = 24 * 60 * 60_000

type MediaDeps = Pick<Deps, 'db' | 'clock'>

/**
 * Takes a picture in, or a page of a PDF: turned upright, without where and by whom it was made.
 * The same file is kept once.
 * @param page of a PDF, counted from 1
 * @throws Refusal (`bad-request`) for what is no picture, or is too large.
 */
export async function acceptPicture(
  deps: MediaDeps,
  { communeId }: Pick<Actor, 'communeId'>,
  { bytes, page = 1 }: { bytes: Uint8Array; page?: number },
): Promise<PictureShape> {
  if (bytes.length > largestUpload) throw tooLarge()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const same = await findSamePicture(deps.db, { communeId, sha256, page })
  if (same !== undefined) {
    if (same.removedAt !== null) await setPictureRemoved(deps.db, communeId, same.id, null)
    return pictureShapeOf(same)
  }
  return await keep(deps, communeId, await workshop.take(bytes, page))
}

/**
 * The same of a form as it comes in, with the description that it brings.
 * @throws Refusal (`bad-request`) also when it is no form, or has no file.
 */
export async function receivePicture(
  deps: MediaDeps,
  { communeId }: Pick<Actor, 'communeId'>,
  upload: Upload,
): Promise<{ picture: PictureShape; alt: string }> {
  const { picture, alt } = await withUpload(upload, ({ place, type }) =>
    workshop.takeForm(place, type, upload.signal),
  )
  return { picture: await keep(deps, communeId, picture), alt }
}

/** A form of several fields with a picture, or without. */
export type FormWithPicture = {
  fields: Record<string, string>
  picture: PictureShape | null
  /** Why the file that it brings is no picture; its texts are there all the same. */
  refused: Refusal | null
}

/**
 * A form that says more than a picture, such as a page outside the API sends without script. What is
 * wrong with its file loses nothing of its texts.
 * @param isWorthIt by its texts, whether its file is to be read: that is what costs
 * @throws Refusal (`bad-request`) when it is no form, or too large, (`unavailable`) when too many wait
 */
export async function receiveForm(
  deps: MediaDeps,
  { communeId }: Pick<Actor, 'communeId'>,
  upload: Upload,
  isWorthIt: (fields: Record<string, string>) => boolean,
): Promise<FormWithPicture> {
  return await withUpload(upload, async ({ place, type }) => {
    const { fields, hasFile } = await workshop.fieldsOf(place, type, upload.signal)
    if (!hasFile || !isWorthIt(fields)) return { fields, picture: null, refused: null }
    try {
      const { picture } = await workshop.takeForm(place, type, upload.signal)
      return { fields, picture: await keep(deps, communeId, picture), refused: null }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { fields, picture: null, refused: error }
    }
  })
}

/** @throws Refusal (`bad-request`) as `receivePicture` and `describePicture` do */
export async function receiveMedia(
  deps: MediaDeps,
  by: Pick<Actor, 'communeId'>,
  upload: Upload,
): Promise<MediaShape> {
  const { picture, alt } = await receivePicture(deps, by, upload)
  return await describePicture(deps, by, { id: picture.id, alt })
}

/** Keeps what was taken in; what was removed and comes again is back. */
async function keep(
  { db, clock }: MediaDeps,
  communeId: number,
  picture: AcceptedPicture,
): Promise<PictureShape> {
  const createdAt = clock.now()
  await purgePictures(db, communeId, createdAt - graceMs)
  const size = picture.bytes.length
  const kept = await insertPicture(db, { ...picture, communeId, size, createdAt })
  if (kept.removedAt !== null) await setPictureRemoved(db, communeId, kept.id, null)
  return pictureShapeOf(kept)
}

/**
 * Says what a picture shows: what events and publications take is a picture with these words. The
 * same picture with other words is not kept twice.
 * @throws Refusal (`bad-request`) without words; (`not-found`) for another commune's picture.
 */
export async function describePicture(
  deps: MediaDeps,
  { communeId }: Pick<Actor, 'communeId'>,
  picture: { id: number; alt: string },
): Promise<MediaShape> {
  const alt = altOf(picture.alt)
  const found = await findPicture(deps.db, communeId, picture.id)
  if (found === undefined) throw notFound(pictureSentences.picture)
  const said = { communeId, pictureId: found.id, alt }
  const same = await findSameMedia(deps.db, said)
  if (same !== undefined) return mediaShapeOf(same)
  const createdAt = deps.clock.now()
  return mediaShapeOf(await insertDescription(deps.db, { ...said, createdAt }))
}

/**
 * Takes a picture in with its description.
 * @throws Refusal (`bad-request`) for what is no picture, is too large, or has no description.
 */
export async function addMedia(
  deps: MediaDeps,
  by: Pick<Actor, 'communeId'>,
  { bytes, alt, page = 1 }: { bytes: Uint8Array; alt: string; page?: number },
): Promise<MediaShape> {
  altOf(alt)
  const { id } = await acceptPicture(deps, by, { bytes, page })
  return await describePicture(deps, by, { id, alt })
}

/** @throws Refusal (`bad-request`) for none, or one that some network would not take. */
function altOf(given: string): string {
  const alt = given.trim()
  if (alt === '') throw new Refusal('bad-request', pictureSentences.altMissing)
  if (alt.length > longestAlt) {
    throw new Refusal('bad-request', pictureSentences.altTooLong(longestAlt))
  }
  return alt
}

/**
 * A picture with its bytes, which never change.
 * @throws Refusal (`not-found`), also for another commune's.
 */
export async function getMedia(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  id: number,
): Promise<MediaWithBytes> {
  const media = await findMedia(deps.db, communeId, id)
  if (media === undefined) throw notFound(pictureSentences.picture)
  return media
}

/**
 * A picture as it is kept, or small, for lists.
 * @throws Refusal (`not-found`), also for another commune's.
 */
export async function getPicture(
  deps: MediaDeps,
  communeId: number,
  { id, small }: { id: number; small: boolean },
): Promise<{ bytes: Uint8Array; type: string }> {
  const picture = await findPicture(deps.db, communeId, id)
  if (picture === undefined) throw notFound(pictureSentences.picture)
  if (small) return await smallRendition(deps, picture)
  const bytes = await pictureBytes(deps.db, id)
  if (bytes === undefined) throw notFound(pictureSentences.picture)
  return { bytes, type: picture.type }
}

export function mediaShapeOf(row: MediaRow): MediaShape {
  const { id, pictureId, type, width, height, size, alt } = row
  return { id, picture: pictureId, type, width, height, size, alt, url: `/api/media/${id}` }
}

function pictureShapeOf(row: PictureRow): PictureShape {
  const { id, type, width, height, size, page, pages, text } = row
  return { id, type, width, height, size, page, pages, text, url: `/api/pictures/${id}` }
}
