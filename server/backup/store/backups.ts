import type { Generated } from 'kysely'
import type { Db } from '../../database/database.ts'
import type { Flag, Instant, Row } from '../../database/schema.ts'
import { type Sentence, sentenceText, sentenceTextOrNull } from '../../language/sentence.ts'

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

declare module '../../database/schema.ts' {
  interface Schema {
    backup: BackupTable
  }
}

export type BackupRow = Row<'backup'>

/** @returns its number; undefined while another is under way */
export async function beginBackup(
  db: Db,
  row: Pick<BackupRow, 'place' | 'name' | 'startedAt'>,
): Promise<number | undefined> {
  const begun = await db
    .insertInto('backup')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return begun?.id
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

/**
 * Those whose process is gone: they began before `before` and have no end.
 * @returns whether there were any
 */
export async function endStuckBackups(
  db: Db,
  { before, endedAt, error }: { before: number; endedAt: number; error: Sentence },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('backup')
    .set({ endedAt, error: sentenceText(error) })
    .where('endedAt', 'is', null)
    .where('startedAt', '<', before)
    .executeTakeFirst()
  return numUpdatedRows > 0n
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
