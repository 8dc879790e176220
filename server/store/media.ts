import type { Db } from './database.ts'
import type { NewRow, Row } from './schema.ts'

/** A picture without its bytes. */
export type MediaRow = Omit<Row<'media'>, 'bytes'>

const described = [
  'id',
  'communeId',
  'sha256',
  'type',
  'width',
  'height',
  'size',
  'alt',
  'createdAt',
] as const

export async function insertMedia(db: Db, media: NewRow<'media'>): Promise<MediaRow> {
  return await db
    .insertInto('media')
    .values(media)
    .returning([...described])
    .executeTakeFirstOrThrow()
}

/** The same picture with the same description, if the commune has it. */
export async function findSameMedia(
  db: Db,
  { communeId, sha256, alt }: Pick<Row<'media'>, 'communeId' | 'sha256' | 'alt'>,
): Promise<MediaRow | undefined> {
  return await db
    .selectFrom('media')
    .select([...described])
    .where('communeId', '=', communeId)
    .where('sha256', '=', sha256)
    .where('alt', '=', alt)
    .orderBy('id')
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
    .select([...described])
    .where('communeId', '=', communeId)
    .where('id', 'in', [...ids])
    .execute()
}

/** A picture with its bytes. */
export async function findMedia(
  db: Db,
  communeId: number,
  id: number,
): Promise<Row<'media'> | undefined> {
  return (await mediaWithBytes(db, communeId, [id])).get(id)
}

/** Pictures of that commune with their bytes, by their ids; those of another commune are not among them. */
export async function mediaWithBytes(
  db: Db,
  communeId: number,
  ids: readonly number[],
): Promise<Map<number, Row<'media'>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('media')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}
