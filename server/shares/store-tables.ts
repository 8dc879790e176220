import type { Generated } from 'kysely'
import type { Flag, Instant, Json, LinkKey } from '../database/schema.ts'
import type { ShareAct, ShareState, ShareVia } from './rules/share.ts'

/** An event that was offered to a partner: one row for each two of them. */
export type ShareTable = {
  id: Generated<number>
  communeId: number
  eventId: number
  partnerId: number
  /** Whether all the texts of its plan are offered, or the announcement alone. */
  withPlan: Flag
  state: ShareState
  /** Signs its links, with our secret; another key ends those that are out. */
  key: LinkKey
  /** The event's `sequence` that was offered: each later one is told. */
  tellsFrom: number
  proposedAt: Instant
  proposedBy: string
  /** Whose account that was; null: a key, or somebody who left. */
  proposedById: Generated<string | null>
  /** When the one reminder leaves; null: it has left, or there is none. */
  remindAt: Instant | null
  answeredAt: Instant | null
  answeredBy: string | null
  /** Why it was declined. */
  comment: string | null
  publishedAt: Instant | null
  /** The address of their post, as they gave it. */
  url: string | null
  /** When we read that it is public. */
  urlSeenAt: Instant | null
  endedAt: Instant | null
  /** What a commune of this installation made of it in its own calendar. */
  partnerEventId: Generated<number | null>
  /** The `sequence` of ours that theirs follows. */
  followedSequence: Generated<number | null>
  /** What was planned on the page that they lent when they accepted. */
  postId: Generated<number | null>
}

/** What happened to an offer, when, by whom. */
export type ShareStepTable = {
  id: Generated<number>
  shareId: number
  at: Instant
  what: ShareAct
  /** A name; of a partner, its contact's. */
  by: string
  via: ShareVia
  detail: Json<{
    piece?: string
    comment?: string
    url?: string
    sequence?: number
  }> | null
}

declare module '../database/schema.ts' {
  interface Schema {
    share: ShareTable
    shareStep: ShareStepTable
  }
}
