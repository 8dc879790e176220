import type { Generated } from 'kysely'
import type { Instant } from '../../database/columns.ts'

/** A file of events that was imported; `undoneAt`: when it was taken back. */
export type EventImportTable = {
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

export type EventImportTables = {
  eventImport: EventImportTable
}
