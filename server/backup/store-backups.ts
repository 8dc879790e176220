import { type Generated, sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { isPostgres } from '../database/dialect.ts'
import type { Flag, Instant, Row } from '../database/schema.ts'
import { type Sentence, sentenceText, sentenceTextOrNull } from '../language/sentence.ts'

/** A backup of the whole installation, under way (`endedAt` is null), made, or failed (`error`). */
type BackupTable = {
  id: Generated<number>
  /** The folder, or the address without its password. */
  place: string
  /** The file’s name there. */
  name: string
  startedAt: Instant
  endedAt: Instant | null
  bytes: number | null
  /** Whether the key is sealed in it. */
  hasKey: Flag | null
  /** A `Sentence` (language/sentence.ts). */
  error: string | null
  /** When it went, for there were newer ones enough. */
  removedAt: Instant | null
}

declare module '../database/schema.ts' {
  interface Schema {
    backup: BackupTable
  }
}

export type BackupRow = Row<'backup'>

/** This lock's alone of all that the database has; migrate.ts has its own. */
const lockNumber = 8_245_032

const held = new WeakSet<Db>()

/**
 * Does what only one process of the installation may do at a time: make a backup, or say of others that
 * they were cut off. On PostgreSQL the lock goes with its connection, however the process ends; an
 * SQLite has one process that does so.
 * @returns null when somebody else is at it
 */
export async function alone<T>(db: Db, act: () => Promise<T>): Promise<T | null> {
  if (held.has(db)) return null
  held.add(db)
  try {
    if (!isPostgres(db)) return await act()
    return await db.connection().execute(async connection => {
      const { rows } = await sql<{ isOurs: boolean }>`
        select pg_try_advisory_lock(${sql.lit(lockNumber)}) as "isOurs"`.execute(connection)
      if (rows[0]?.isOurs !== true) return null
      try {
        return await act()
      } finally {
        // Where the connection broke the lock went with it.
        const unlock = sql`select pg_advisory_unlock(${sql.lit(lockNumber)})`
        await unlock.execute(connection).catch(() => undefined)
      }
    })
  } finally {
    held.delete(db)
  }
}

/** @returns its number */
export async function beginBackup(
  db: Db,
  row: Pick<BackupRow, 'place' | 'name' | 'startedAt'>,
): Promise<number> {
  const { id } = await db.insertInto('backup').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function endBackup(
  db: Db,
  id: number,
  {
    error,
    ...outcome
  }: Pick<BackupRow, 'endedAt' | 'bytes' | 'hasKey'> & { error: Sentence | null },
): Promise<void> {
  await db
    .updateTable('backup')
    .set({ ...outcome, error: sentenceTextOrNull(error) })
    .where('id', '=', id)
    .execute()
}

/** Whether one has no end: it is being made, or was cut off. */
export async function hasOpenBackup(db: Db): Promise<boolean> {
  const open = await db
    .selectFrom('backup')
    .select('id')
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return open !== undefined
}

/** Ends those that have no end. */
export async function endOpenBackups(
  db: Db,
  { endedAt, error }: { endedAt: number; error: Sentence },
): Promise<void> {
  await db
    .updateTable('backup')
    .set({ endedAt, error: sentenceText(error) })
    .where('endedAt', 'is', null)
    .execute()
}

/** The newest first. */
export async function listBackups(db: Db, limit: number): Promise<BackupRow[]> {
  return await db
    .selectFrom('backup')
    .selectAll()
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function lastMadeBackup(db: Db): Promise<BackupRow | undefined> {
  return await db
    .selectFrom('backup')
    .selectAll()
    .where('endedAt', 'is not', null)
    .where('error', 'is', null)
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Those that are still at `place` beyond the `keep` newest. */
export async function backupsToRemove(db: Db, place: string, keep: number): Promise<BackupRow[]> {
  return await db
    .selectFrom('backup')
    .selectAll()
    .where('place', '=', place)
    .where('endedAt', 'is not', null)
    .where('error', 'is', null)
    .where('removedAt', 'is', null)
    .orderBy('startedAt', 'desc')
    .limit(1000)
    .offset(keep)
    .execute()
}

export async function markRemoved(db: Db, id: number, removedAt: number): Promise<void> {
  await db.updateTable('backup').set({ removedAt }).where('id', '=', id).execute()
}

/** The names of those that were to be at `place` and are not counted as made. */
export async function failedBackups(db: Db, place: string): Promise<string[]> {
  const rows = await db
    .selectFrom('backup')
    .select('name')
    .where('place', '=', place)
    .where('error', 'is not', null)
    .execute()
  return rows.map(row => row.name)
}
