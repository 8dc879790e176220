import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import { folded } from '../../language/text.ts'

/** A picture with its bytes, without the band that lies over it; as it is where none does. */
export async function findUnstamped(
  db: Db,
  communeId: number,
  mediaId: number,
): Promise<
  | (Pick<Row<'media'>, 'id' | 'alt'> & Pick<Row<'picture'>, 'sha256' | 'page' | 'text' | 'bytes'>)
  | undefined
> {
  return await db
    .selectFrom('media as asked')
    .innerJoin('media', join =>
      join.on(eb => eb('media.id', '=', eb.fn.coalesce('asked.stampOf', 'asked.id'))),
    )
    .innerJoin('picture', 'picture.id', 'media.pictureId')
    .select(['media.id', 'media.alt', 'picture.sha256', 'picture.page', 'picture.text'])
    .select('picture.bytes')
    .where('asked.communeId', '=', communeId)
    .where('asked.id', '=', mediaId)
    .executeTakeFirst()
}

/** @returns its id */
export async function insertStamped(
  db: Db,
  media: Omit<NewRow<'media'>, 'id' | 'folded'>,
): Promise<number> {
  const { id } = await db
    .insertInto('media')
    .values({ ...media, folded: folded(media.alt) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Poster = Pick<Row<'media'>, 'id' | 'alt' | 'stamp' | 'stampOf'> & Pick<Row<'picture'>, 'text'>

/** What pictures of that commune say, and whether a band lies over them. */
export async function postersByIds(
  db: Db,
  communeId: number,
  ids: readonly number[],
): Promise<Poster[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('media')
    .innerJoin('picture', 'picture.id', 'media.pictureId')
    .select(['media.id', 'media.alt', 'media.stamp', 'media.stampOf', 'picture.text'])
    .where('media.communeId', '=', communeId)
    .where('media.id', 'in', [...ids])
    .execute()
}

/** The id of that picture under that band, if it was ever drawn. */
export async function findStamped(
  db: Db,
  stampOf: number,
  stamp: Row<'media'>['stamp'],
): Promise<number | undefined> {
  const row = await db
    .selectFrom('media')
    .select('id')
    .where('stampOf', '=', stampOf)
    .where('stamp', '=', stamp)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.id
}
