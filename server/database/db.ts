import type { Kysely } from 'kysely'
import type { Dialect } from '../../migrations/index.ts'
import type { Failure } from './failure.ts'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>

export type Database = {
  db: Db
  dialect: Dialect
  /** Whether opening it made its tables: nothing was there before. */
  isNew: boolean
  /**
   * A number that changes once another process may have written what it did not announce: on SQLite
   * anything; on PostgreSQL what was told while nobody could listen.
   */
  foreignVersion(): Promise<number>
  /**
   * A text that stays the same only while nobody writes, this process included: what was read after
   * it was asked for is still true when it comes again.
   */
  version(): Promise<string>
  /**
   * Tells the other processes what changed, each piece a text of at most 200 bytes without a line's end,
   * outside any transaction; what is told while another telling is under way goes out with the next.
   * SQLite needs no telling.
   */
  announce(news: readonly string[]): Promise<void>
  /** Hears what other processes announce, while `foreignVersion` is asked for. @returns how to stop. */
  listen(listener: (news: readonly string[]) => void): () => void
  /**
   * The database's own time, ms UTC, on which processes of several machines agree; null for SQLite,
   * whose processes are on one machine.
   */
  now(): Promise<number | null>
  /**
   * Empties what SQLite keeps beside its file, for it holds what was written over: in the file itself
   * that is zeros. PostgreSQL gives the room to others in its own time (docs, « Routine Vacuuming »).
   */
  wipe(): Promise<void>
  /** What keeps it from going on, as far as the last queries showed; null: nothing. */
  failure(): Failure | null
  /** Something was written for certain, so that what they showed is over. */
  wrote(): void
  /**
   * Writes what is still held of an SQLite file that is not in its place any more into one beside it.
   * @returns where; null where nothing of it is to be had
   */
  rescue(): Promise<string | null>
  close(): Promise<void>
}
