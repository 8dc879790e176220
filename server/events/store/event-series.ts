import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

export async function insertSeries(
  db: Db,
  row: { communeId: number; rule: string; createdAt: number },
): Promise<number> {
  const { id } = await db
    .insertInto('eventSeries')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The events of a series in the order in which they begin. */
export async function eventsOfSeries(
  db: Db,
  communeId: number,
  seriesId: number,
): Promise<Row<'event'>[]> {
  return await db
    .selectFrom('event')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('seriesId', '=', seriesId)
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
}
