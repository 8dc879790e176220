import type { Generated } from 'kysely'
import type { DeliveryState, LateRule } from '../domain/delivery.ts'
import type { Instant } from './columns.ts'

export type MediaTable = {
  id: Generated<number>
  communeId: number
  sha256: string
  type: string
  width: number
  height: number
  size: number
  alt: string
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
  status: 'planned' | 'postponed' | 'cancelled'
  uid: string
  createdBy: string | null
  createdAt: Instant
  updatedAt: Instant
}

export type PostTable = {
  id: Generated<number>
  communeId: number
  eventId: number | null
  text: string
  link: string | null
  createdBy: string | null
  createdAt: Instant
}

export type VariantTable = {
  id: Generated<number>
  postId: number
  channelId: number
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
  /** One key for life, given to every attempt. */
  key: string
  state: DeliveryState
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
