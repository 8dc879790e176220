import type { Generated } from 'kysely'
import type { Instant } from '../../database/columns.ts'

export type OpeningHoursTable = {
  id: Generated<number>
  communeId: number
  /** Local date from which the definition holds. */
  fromDate: string
  /** One `CalendarVersion` of docs/reply-times.md, without its `from`. */
  definition: string
  createdAt: Instant
}

/** A target that holds from a local date on; in minutes of opening hours, or in working days. */
export type TargetTable = {
  id: Generated<number>
  communeId: number
  /** Null: the commune's own. */
  channelId: number | null
  fromDate: string
  /** Both null, of a channel: the commune's. */
  minutes: number | null
  workingDays: number | null
  createdAt: Instant
}

declare module '../../database/schema.ts' {
  interface Schema {
    openingHours: OpeningHoursTable
    target: TargetTable
  }
}
