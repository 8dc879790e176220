import { createHash } from 'node:crypto'
import type { NewRow } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { NBSP } from '../language/french.ts'
import { notFound } from '../platform/refusal.ts'
import { longestAlt } from './media.ts'
import { type Stamp, stampLabels } from './rules-stamp.ts'
import { pictureSentences } from './sentences.ts'
import { findSameMedia, findSamePicture, insertPicture } from './store/media.ts'
import { findUnstamped, insertStamped } from './store/stamps.ts'
import { workshop } from './workshop.ts'

/**
 * The same picture with « REPORTÉ » or « ANNULÉ » over it, and in its description. It is made once:
 * asked again it is the same one. What has another band already is taken without it.
 * @param mediaId of that commune
 * @returns the id of its media
 * @throws Refusal (`not-found`)
 */
export async function stampMedia(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  communeId: number,
  mediaId: number,
  stamp: Stamp,
): Promise<number> {
  const plain = await findUnstamped(db, communeId, mediaId)
  if (plain === undefined) throw notFound(pictureSentences.picture)
  const createdAt = clock.now()
  // It is of no file: of what it is made of.
  const sha256 = createHash('sha256').update(`${stamp} ${plain.sha256} ${plain.page}`).digest('hex')
  const known = await findSamePicture(db, { communeId, sha256, page: 1 })
  const about = { communeId, sha256, text: plain.text, createdAt }
  const picture = known ?? (await keepDrawn(db, plain.bytes, stamp, about))
  const alt = `${stampLabels[stamp]}${NBSP}: ${plain.alt}`.slice(0, longestAlt)
  const said = { communeId, pictureId: picture.id, alt }
  const same = await findSameMedia(db, said)
  return same?.id ?? (await insertStamped(db, { ...said, createdAt, stamp, stampOf: plain.id }))
}

async function keepDrawn(
  db: Deps['db'],
  bytes: Uint8Array,
  stamp: Stamp,
  about: Pick<NewRow<'picture'>, 'communeId' | 'sha256' | 'text' | 'createdAt'>,
) {
  const made = await workshop.stamp(bytes, stamp)
  return await insertPicture(db, { ...made, ...about, size: made.bytes.length })
}
