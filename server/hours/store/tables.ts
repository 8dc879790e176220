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

export type HoursTables = {
  openingHours: OpeningHoursTable
}
