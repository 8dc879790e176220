import { type Generated, sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { isPostgres } from '../database/dialect.ts'
import type { Instant, NewRow, Row } from '../database/schema.ts'

/** A file of events that was imported; `undoneAt`: when it was taken back. */
type EventImportTable = {
  id: Generated<number>
  communeId: number
  fileName: string
  actor: string
  made: Generated<number>
  updated: Generated<number>
  skipped: Generated<number>
  createdAt: Instant
  undoneAt: Instant | null
}

declare module '../database/schema.ts' {
  interface Schema {
    eventImport: EventImportTable
  }
}

export type EventImport = Row<'eventImport'>

export async function insertEventImport(
  db: Db,
  row: Pick<NewRow<'eventImport'>, 'communeId' | 'fileName' | 'actor' | 'createdAt'>,
): Promise<number> {
  const { id } = await db
    .insertInto('eventImport')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** This lock's alone of all that have two numbers (« Advisory Locks »); the other is the commune's. */
const lockNumber = 8_245_033

/**
 * Waits, inside a transaction, for another import of the same commune: each sees the events that the one
 * before made. It holds no row, which would keep what comes from networks waiting for as long.
 */
export async function lockEventImports(db: Db, communeId: number): Promise<void> {
  // On SQLite the transaction is the lock: it began as one that writes.
  if (!isPostgres(db)) return
  await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)}, ${communeId}::integer)`.execute(db)
}

export async function updateEventImport(
  db: Db,
  id: number,
  counts: Pick<EventImport, 'made' | 'updated' | 'skipped'>,
): Promise<void> {
  await db.updateTable('eventImport').set(counts).where('id', '=', id).execute()
}

/** @returns whether nobody had taken it back before. */
export async function markUndone(
  db: Db,
  communeId: number,
  id: number,
  undoneAt: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('eventImport')
    .set({ undoneAt })
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function findEventImport(
  db: Db,
  communeId: number,
  id: number,
): Promise<EventImport | undefined> {
  return await db
    .selectFrom('eventImport')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The newest first, each with how many of its events are still there. */
export async function eventImportsOf(
  db: Db,
  communeId: number,
): Promise<(EventImport & { left: number })[]> {
  const rows = await db
    .selectFrom('eventImport')
    .selectAll('eventImport')
    .select(eb =>
      eb
        .selectFrom('event')
        .whereRef('event.importId', '=', 'eventImport.id')
        .select(count => count.fn.countAll<number>().as('left'))
        .as('left'),
    )
    .where('communeId', '=', communeId)
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  return rows.map(row => ({ ...row, left: Number(row.left ?? 0) }))
}

export async function eventIdsOfImport(db: Db, importId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('event')
    .select('id')
    .where('importId', '=', importId)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
