import type { Db } from '../../database/database.ts'

/** The pictures of events and of variants: media ids by owner, in the order in which they are shown. */
export type Pictures = Map<number, number[]>

export async function picturesOfEvents(db: Db, ids: readonly number[]): Promise<Pictures> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('eventMedia')
    .select(['eventId as owner', 'mediaId'])
    .where('eventId', 'in', [...ids])
    .orderBy('position')
    .execute()
  return byOwner(rows)
}

export async function picturesOfVariants(db: Db, ids: readonly number[]): Promise<Pictures> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('variantMedia')
    .select(['variantId as owner', 'mediaId'])
    .where('variantId', 'in', [...ids])
    .orderBy('position')
    .execute()
  return byOwner(rows)
}

/** Gives an event these pictures in this order, instead of those that it had. */
export async function setEventPictures(
  db: Db,
  eventId: number,
  media: readonly number[],
): Promise<void> {
  await db.deleteFrom('eventMedia').where('eventId', '=', eventId).execute()
  if (media.length === 0) return
  const rows = media.map((mediaId, position) => ({ eventId, position, mediaId }))
  await db.insertInto('eventMedia').values(rows).execute()
}

/** Gives a variant these pictures in this order, instead of those that it had. */
export async function setVariantPictures(
  db: Db,
  variantId: number,
  media: readonly number[],
): Promise<void> {
  await db.deleteFrom('variantMedia').where('variantId', '=', variantId).execute()
  if (media.length === 0) return
  const rows = media.map((mediaId, position) => ({ variantId, position, mediaId }))
  await db.insertInto('variantMedia').values(rows).execute()
}

function byOwner(rows: readonly { owner: number; mediaId: number }[]): Pictures {
  const pictures: Pictures = new Map()
  for (const { owner, mediaId } of rows) {
    const known = pictures.get(owner)
    if (known === undefined) pictures.set(owner, [mediaId])
    else known.push(mediaId)
  }
  return pictures
}
