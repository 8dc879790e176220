import type { Generated } from 'kysely'
import type { Flag, Instant } from '../../database/columns.ts'

/** A neighbour's calendar, by the public address of its feed. */
export type CalendarFeedTable = {
  id: Generated<number>
  communeId: number
  name: string
  url: string
  /** What its server called the version that was read last, RFC 9110 § 8.8. */
  etag: string | null
  lastModified: string | null
  checkedAt: Instant | null
  /** When it was last read, or said that nothing had changed. */
  readAt: Instant | null
  /** When it is to be looked at again; whoever looks at it puts that off first. */
  nextAt: Instant
  failures: Generated<number>
  /** Why it could not be read the last time (`sentenceText`). */
  error: string | null
  /** Whether the public agenda shows its events. */
  inAgenda: Generated<Flag>
  /** The partner whose calendar it is. */
  partnerId: Generated<number | null>
  createdAt: Instant
}

/** Something that takes place at a neighbour's; a repetition has a row for each time. */
export type CalendarFeedEventTable = {
  id: Generated<number>
  feedId: number
  title: string
  /** On the commune's clocks: 'YYYY-MM-DDTHH:MM', or 'YYYY-MM-DD' for a whole day. */
  startLocal: string
  endLocal: string | null
  place: string
  link: string | null
}

export type CalendarTables = {
  calendarFeed: CalendarFeedTable
  calendarFeedEvent: CalendarFeedEventTable
}
