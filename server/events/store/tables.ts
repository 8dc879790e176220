import type { Generated } from 'kysely'
import type { Flag, Instant, Json } from '../../database/schema.ts'
import type { ApprovalState, EventStatus, PlanStep } from '../rules/plan.ts'

export type EventTable = {
  id: Generated<number>
  communeId: number
  title: string
  /** 'YYYY-MM-DDTHH:MM' in `zone`; the instants beside are derived from them. */
  startLocal: string
  endLocal: string | null
  zone: string
  startsAt: Instant
  endsAt: Instant | null
  place: string
  text: string
  status: EventStatus
  uid: string
  /** Its place on the public agenda, `/agenda/WORDS-SLUG`: eight signs that never change. */
  slug: string
  /** Whether the public agenda shows it. */
  listed: Generated<Flag>
  /** As they are written, « #fête #village »; empty: none. */
  hashtags: Generated<string>
  /** Tickets, a site of its own. */
  link: Generated<string | null>
  /** Name of the plan that it was announced with; null: of none. */
  planName: Generated<string | null>
  seriesId: Generated<number | null>
  /** RFC 5545 § 3.8.7.4: one more with each change of its dates, its place or its status. */
  sequence: Generated<number>
  /** Where it was put off: when it was to begin before. */
  previousStartLocal: Generated<string | null>
  approval: Generated<ApprovalState>
  /** The import that made it. */
  importId: Generated<number | null>
  /** What a calendar elsewhere knows it by; a time of a repetition ends in « #2027-06-12T18:30 ». */
  sourceUid: Generated<string | null>
  /** Whose it is, where it was taken from what another commune of this installation offered. */
  originCommuneId: Generated<number | null>
  /** The original; null: it has gone. */
  originEventId: Generated<number | null>
  createdBy: string | null
  createdAt: Instant
  updatedAt: Instant
}

/** A change of an event's dates or status, with what it was before. */
export type EventChangeTable = {
  id: Generated<number>
  eventId: number
  /** The event's `sequence` after it. */
  sequence: number
  at: Instant
  statusBefore: EventStatus
  startLocalBefore: string
  endLocalBefore: string | null
  previousStartLocalBefore: string | null
}

/** Events that were made from one rule: RFC 5545's, « RRULE » without its name. */
export type EventSeriesTable = {
  id: Generated<number>
  communeId: number
  rule: string
  createdAt: Instant
}

/** What a plan says when, without the event; a commune has several. */
export type PlanTemplateTable = {
  id: Generated<number>
  communeId: number
  name: string
  steps: Json<PlanStep[]>
  /** The first one is the default. */
  position: number
  createdAt: Instant
  updatedAt: Instant
}

/** A step for the mairie alone: something to do, said to nobody else. */
export type ReminderTable = {
  id: Generated<number>
  communeId: number
  eventId: number
  stepName: string
  stepDays: number
  stepTime: string
  text: string
  dueLocal: string
  dueAt: Instant
  doneAt: Instant | null
  /** The name of who did it; null with `doneAt`: nobody, its event is put off or cancelled. */
  doneBy: string | null
  createdAt: Instant
}

/** A picture of an event: its place among them is counted from 0. */
export type EventMediaTable = {
  eventId: number
  position: number
  mediaId: number
}

declare module '../../database/schema.ts' {
  interface Schema {
    planTemplate: PlanTemplateTable
    eventSeries: EventSeriesTable
    eventChange: EventChangeTable
    event: EventTable
    reminder: ReminderTable
    eventMedia: EventMediaTable
  }
}
