import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import { folded } from '../../language/text.ts'

/** A picture without its bytes. */
export type PictureRow = Omit<Row<'picture'>, 'bytes'>
/** A picture with what is said of it, without its bytes. */
export type MediaRow = Pick<Row<'media'>, 'id' | 'communeId' | 'pictureId' | 'alt' | 'createdAt'> &
  Pick<Row<'picture'>, 'sha256' | 'type' | 'width' | 'height' | 'size'>
export type MediaWithBytes = MediaRow & { bytes: Uint8Array }

const pictureColumns = [
  'id',
  'communeId',
  'sha256',
  'page',
  'pages',
  'text',
  'type',
  'width',
  'height',
  'size',
  'createdAt',
  'removedAt',
] as const

export const mediaColumns = [
  'media.id',
  'media.communeId',
  'media.pictureId',
  'media.alt',
  'media.createdAt',
  'picture.sha256',
  'picture.type',
  'picture.width',
  'picture.height',
  'picture.size',
] as const

/** The picture of a file, or of a page of it, if the commune has it. */
export async function findSamePicture(
  db: Db,
  { communeId, sha256, page }: { communeId: number; sha256: string; page: number },
): Promise<PictureRow | undefined> {
  return await db
    .selectFrom('picture')
    .select([...pictureColumns])
    .where('communeId', '=', communeId)
    .where('sha256', '=', sha256)
    .where('page', '=', page)
    .executeTakeFirst()
}

/** Keeps a picture; one of the same file and page that is there already stays, and is given back. */
export async function insertPicture(db: Db, picture: NewRow<'picture'>): Promise<PictureRow> {
  const { communeId, sha256, page = 1 } = picture
  await db
    .insertInto('picture')
    .values({ ...picture, page })
    .onConflict(conflict => conflict.columns(['communeId', 'sha256', 'page']).doNothing())
    .execute()
  const kept = await findSamePicture(db, { communeId, sha256, page })
  if (kept === undefined) throw new Error(`the picture ${sha256} was not kept`)
  return kept
}

/** A picture of that commune, without its bytes. */
export async function findPicture(
  db: Db,
  communeId: number,
  id: number,
): Promise<PictureRow | undefined> {
  return await db
    .selectFrom('picture')
    .select([...pictureColumns])
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function pictureBytes(db: Db, id: number): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('picture').select('bytes').where('id', '=', id).executeTakeFirst()
  return row?.bytes
}

export async function describePicture(
  db: Db,
  {
    communeId,
    pictureId,
    alt,
    createdAt,
  }: Pick<Row<'media'>, 'communeId' | 'pictureId' | 'alt' | 'createdAt'>,
): Promise<MediaRow> {
  const { id } = await db
    .insertInto('media')
    .values({ communeId, pictureId, alt, folded: folded(alt), createdAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  const [media] = await mediaByIds(db, communeId, [id])
  if (media === undefined) throw new Error(`media ${id} was not kept`)
  return media
}

/** The same picture with the same description, if the commune has it. */
export async function findSameMedia(
  db: Db,
  { communeId, pictureId, alt }: Pick<Row<'media'>, 'communeId' | 'pictureId' | 'alt'>,
): Promise<MediaRow | undefined> {
  return await db
    .selectFrom('media')
    .innerJoin('picture', 'picture.id', 'media.pictureId')
    .select([...mediaColumns])
    .where('media.communeId', '=', communeId)
    .where('media.pictureId', '=', pictureId)
    .where('media.alt', '=', alt)
    .orderBy('media.id')
    .executeTakeFirst()
}

/** Pictures of that commune by their ids; those of another commune are not among them. */
export async function mediaByIds(
  db: Db,
  communeId: number,
  ids: readonly number[],
): Promise<MediaRow[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('media')
    .innerJoin('picture', 'picture.id', 'media.pictureId')
    .select([...mediaColumns])
    .where('media.communeId', '=', communeId)
    .where('media.id', 'in', [...ids])
    .execute()
}

/** A picture with its bytes. */
export async function findMedia(
  db: Db,
  communeId: number,
  id: number,
): Promise<MediaWithBytes | undefined> {
  return (await mediaWithBytes(db, communeId, [id])).get(id)
}

/** Pictures of that commune with their bytes, by their ids; those of another commune are not among them. */
export async function mediaWithBytes(
  db: Db,
  communeId: number,
  ids: readonly number[],
): Promise<Map<number, MediaWithBytes>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('media')
    .innerJoin('picture', 'picture.id', 'media.pictureId')
    .select([...mediaColumns, 'picture.bytes'])
    .where('media.communeId', '=', communeId)
    .where('media.id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

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
