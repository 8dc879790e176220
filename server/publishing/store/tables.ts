import type { Generated } from 'kysely'
import type { Flag, Instant, Json } from '../../database/columns.ts'
import type {
  ApprovalState,
  EventStatus,
  PlanStep,
  PostKind,
  VariantPlace,
} from '../../events/rules/plan.ts'
import type { DeliveryState, LateRule } from '../rules/delivery.ts'

/** A picture as it was taken in; what is said of it is its media's. */
export type PictureTable = {
  id: Generated<number>
  communeId: number
  /** Of the file that was given. */
  sha256: string
  /** Of the document that it is a page of, counted from 1; 1 for a picture. */
  page: Generated<number>
  pages: Generated<number>
  /** What that page says, where it says something that can be read. */
  text: Generated<string | null>
  type: string
  width: number
  height: number
  size: number
  bytes: Uint8Array
  createdAt: Instant
  /** Since when the library no longer shows it; it goes for good a day later. */
  removedAt: Generated<Instant | null>
}

/** A picture with what it shows, in words: what events and publications have. */
export type MediaTable = {
  id: Generated<number>
  communeId: number
  pictureId: number
  alt: string
  /** The same without accents and in small letters, to be searched. */
  folded: string
  createdAt: Instant
}

/** What was made of a picture for a network, so that it need not be made twice. */
export type RenditionTable = {
  id: Generated<number>
  pictureId: number
  /** What was asked for, in a form that is the same each time. */
  plan: string
  type: string
  bytes: Uint8Array
  createdAt: Instant
}

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
  /** Its place on the public agenda, `/agenda/SLUG`: eight signs that never change. */
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

export type PostTable = {
  id: Generated<number>
  communeId: number
  eventId: number | null
  kind: Generated<PostKind>
  text: string
  link: string | null
  /** The step of the plan that it came from; all null: its times were chosen one by one. */
  stepName: Generated<string | null>
  /** Days from the event's first day, negative before it. */
  stepDays: Generated<number | null>
  /** 'HH:MM' in the event's zone. */
  stepTime: Generated<string | null>
  /** The step's own text with its places (plan.ts), so that it can be composed anew. */
  stepText: Generated<string | null>
  /** Of a notice: which change of the event it tells, by the event's `sequence` after it. */
  tellsSequence: Generated<number | null>
  createdBy: string | null
  createdAt: Instant
}

export type VariantTable = {
  id: Generated<number>
  postId: number
  channelId: number
  /** Whether it is the post itself, or the first comment under it. */
  place: Generated<VariantPlace>
  text: string
  link: string | null
}

/** A picture of an event: its place among them is counted from 0. */
export type EventMediaTable = {
  eventId: number
  position: number
  mediaId: number
}

/** A picture of a variant: its place among them is counted from 0. */
export type VariantMediaTable = {
  variantId: number
  position: number
  mediaId: number
}

export type DeliveryTable = {
  id: Generated<number>
  communeId: number
  variantId: number
  channelId: number
  /** A first comment: the delivery of the post that it goes under, and waits for. */
  afterId: Generated<number | null>
  /** One key for life, given to every attempt. */
  key: string
  state: DeliveryState
  /** What it was before its event was put off or cancelled: with its event it comes back. */
  heldFrom: Generated<DeliveryState | null>
  /** 1: its event changed while it was being sent. Should it not be out, it is not sent again. */
  overtaken: Generated<Flag>
  dueAt: Instant
  dueLocal: string
  zone: string
  lateRule: LateRule
  /** When the engine must look at this row again; null when it need not. */
  nextAt: Instant | null
  leaseOwner: string | null
  leaseUntil: Instant | null
  /** Of the first claim: what the channel published since then may be ours. */
  claimedAt: Instant | null
  attempts: Generated<number>
  remoteId: string | null
  url: string | null
  reason: string | null
  publishedAt: Instant | null
  verifiedAt: Instant | null
  /** Fingerprint of the words and pictures that somebody approved; null: nobody did. */
  approvedHash: Generated<string | null>
  createdAt: Instant
}

export type DeliveryAttemptTable = {
  id: Generated<number>
  deliveryId: number
  startedAt: Instant
  endedAt: Instant | null
  outcome: string | null
  reason: string | null
}

export type DigestRecipientTable = {
  id: Generated<number>
  communeId: number
  email: string
  createdAt: Instant
}

export type DigestMailTable = {
  id: Generated<number>
  communeId: number
  /** ISO week, '2026-W47': the week that the digest tells. */
  week: string
  email: string
  messageId: string
  state: 'sending' | 'sent' | 'failed' | 'unconfirmed'
  attempts: Generated<number>
  nextAt: Instant | null
  sentAt: Instant | null
  reason: string | null
}
