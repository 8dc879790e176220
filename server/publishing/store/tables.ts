import type { Generated } from 'kysely'
import type { Figures } from '../../connectors/rules/figures.ts'
import type { Flag, Instant } from '../../database/schema.ts'
import type {
  DeliveryState,
  IssueKind,
  LateRule,
  PostKind,
  VariantPlace,
  Wanted,
} from '../rules/delivery.ts'

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
  /** Which change of the event a notice tells, by the event's `sequence` after it. */
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
  superseded: Generated<Flag>
  /** What is to be done with what is out; null: nothing. */
  wanted: Generated<Wanted | null>
  /** What is to stand there since its event changed; null: what its variant says. */
  correction: Generated<string | null>
  dueAt: Instant
  dueLocal: string
  zone: string
  lateRule: LateRule
  /** From then on it goes out no more, whatever its rule; null: it is always true. */
  validUntil: Generated<Instant | null>
  /** When the engine must look at this row again; null when it need not. */
  nextAt: Instant | null
  leaseOwner: string | null
  leaseUntil: Instant | null
  /** When it was claimed first: what the channel published since then may be ours. */
  claimedAt: Instant | null
  attempts: Generated<number>
  remoteId: string | null
  url: string | null
  /** A sentence as `sentenceText` writes it. */
  reason: string | null
  publishedAt: Instant | null
  verifiedAt: Instant | null
  /** How many read it, as its own panel counts and a person told; null: nobody did. */
  readers: Generated<number | null>
  /** Fingerprint of the words and pictures that somebody approved; null: nobody did. */
  approvedHash: Generated<string | null>
  /** When its network is asked next what it brought; null: it was not asked yet. */
  figuresAt: Generated<Instant | null>
  createdAt: Instant
}

export type DeliveryAttemptTable = {
  id: Generated<number>
  deliveryId: number
  startedAt: Instant
  endedAt: Instant | null
  outcome: string | null
  /** A sentence as `sentenceText` writes it. */
  reason: string | null
}

/** That a delivery did not go out as planned, since a person last wished it: found once. */
export type DeliveryIssueTable = {
  id: Generated<number>
  communeId: number
  deliveryId: number
  kind: IssueKind
  /**
   * What makes it another issue of the same kind: the line of the log by which a person asked for
   * the delivery, 0 before; of `parked`, the instant at which its channel was paused.
   */
  about: number
  foundAt: Instant
}

/**
 * What a post brought, as its network counted it at that instant: each answer is kept, a few in a post's
 * life, so that posts can be compared at the same age.
 */
export type PostFiguresTable = Figures & { deliveryId: number; readAt: Instant }

declare module '../../database/schema.ts' {
  interface Schema {
    post: PostTable
    variant: VariantTable
    variantMedia: VariantMediaTable
    delivery: DeliveryTable
    deliveryAttempt: DeliveryAttemptTable
    deliveryIssue: DeliveryIssueTable
    postFigures: PostFiguresTable
  }
}
