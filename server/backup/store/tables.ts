import type { Generated } from 'kysely'
import type { Flag, Instant } from '../../database/columns.ts'

/** A backup of the whole installation, under way (`endedAt` is null), made, or failed (`error`). */
export type BackupTable = {
  id: Generated<number>
  /** The folder, or the address without its password. */
  place: string
  /** Of the file there. */
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

export type BackupTables = { backup: BackupTable }
