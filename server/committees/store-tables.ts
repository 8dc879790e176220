import type { Generated } from 'kysely'
import type { Instant, Json, LinkKey } from '../database/schema.ts'
import type { EventStatus } from '../events/rules/plan.ts'
import type { ProposalAct, ProposalState, ProposalVia } from './rules-proposal.ts'
import type { Found, SourceSays, SourceStatus } from './rules-source.ts'

/** A committee or an association that may propose events. */
export type CommitteeTable = {
  id: Generated<number>
  communeId: number
  name: string
  createdAt: Instant
  /** Since when it proposes nothing; its links say so. */
  endedAt: Instant | null
}

/** Somebody who proposes for a committee, by a link of their own. */
export type CommitteeMemberTable = {
  id: Generated<number>
  communeId: number
  committeeId: number
  name: string
  /** In small letters; null: the link is handed over otherwise, and nothing is mailed. */
  email: string | null
  /** The link’s, with our secret; another one ends the link that is out. */
  key: LinkKey
  /** From which networks something was sent by it: when last, ms UTC, by a hash of the network. */
  networks: Json<Record<string, number>> | null
  createdAt: Instant
  lastUsedAt: Instant | null
  revokedAt: Instant | null
}

/** An event that a committee would like to be announced. */
export type ProposalTable = {
  id: Generated<number>
  communeId: number
  committeeId: number
  /** Null: it came by the committee's own calendar. */
  memberId: number | null
  /** The id of the form that it was sent by, or what the calendar calls it: come twice, it is one. */
  key: string
  title: string
  startLocal: string
  endLocal: string | null
  place: string
  text: string
  link: string | null
  /** The poster; it becomes a picture of the library with the event. */
  pictureId: number | null
  /** What it shows, in the committee's words. */
  alt: string | null
  state: ProposalState
  receivedAt: Instant
  decidedAt: Instant | null
  decidedBy: string | null
  /** What was asked, or why it was declined. */
  comment: string | null
  /** The event that it became; null again when that was deleted. */
  eventId: number | null
  /** The event's `sequence` that the committee knows: each later one is looked at. */
  tellsFrom: number
  /** What it knows of that event, so that it is written to for another date or status alone. */
  tellsStatus: EventStatus | null
  tellsStartsAt: Instant | null
  /** What the committee's calendar said last; null: it does not come from one that is followed. */
  source: Json<SourceSays> | null
  /** What of the calendar the mairie has followed or decided about. As its words above. */
  knownStatus: SourceStatus | null
  /** 1: the calendar says otherwise, and somebody is to decide. */
  hasNews: Generated<number>
}

/** A committee that is followed by its calendar, feed or page. */
export type SubscriptionTable = {
  id: Generated<number>
  communeId: number
  committeeId: number
  url: string
  /** As those of `calendarFeed`. */
  etag: string | null
  lastModified: string | null
  checkedAt: Instant | null
  readAt: Instant | null
  nextAt: Instant
  failures: Generated<number>
  error: string | null
  /** What the last reading found. */
  found: Json<Found>
  createdAt: Instant
}

/** What happened to a proposal, when, by whom. */
export type ProposalStepTable = {
  id: Generated<number>
  proposalId: number
  at: Instant
  what: ProposalAct
  by: string
  via: ProposalVia
  detail: Json<{ comment?: string }> | null
}

declare module '../database/schema.ts' {
  interface Schema {
    committee: CommitteeTable
    committeeMember: CommitteeMemberTable
    proposal: ProposalTable
    proposalStep: ProposalStepTable
    subscription: SubscriptionTable
  }
}
