import type { Generated } from 'kysely'
import type { AudienceWay } from '../connectors/audience.ts'
import type { Instant, LinkKey } from '../database/schema.ts'

/** `pending`: it was asked and has not said yes. `suspended`: it could not be reached again and again. */
export type SubscriberState = 'pending' | 'active' | 'suspended'

/** A browser, an address or a number that wants to be told; of a person nothing else is known. */
export type SubscriberTable = {
  id: Generated<number>
  communeId: number
  way: AudienceWay
  /** Sealed, with the keys of a browser. */
  address: string
  /** The address's, keyed: the same one is one subscriber. */
  addressHash: string
  key: LinkKey
  state: SubscriberState
  /** How its consent was given, as one shows it to who asks. */
  consent: string
  createdAt: Instant
  confirmedAt: Instant | null
  /** How often in a row it could not be reached. */
  failures: Generated<number>
}

/** What a subscriber is told: each channel is a theme. */
export type SubscriberThemeTable = { subscriberId: number; channelId: number }

/** What was published on a channel of subscribers and has gone to the outbox, once. */
export type BroadcastTable = {
  deliveryId: number
  communeId: number
  at: Instant
  recipients: number
  /** Once the outbox has forgotten each of them; null: it knows. */
  reached: Generated<number | null>
  failed: Generated<number | null>
}

/** What a delivery by SMS may cost, cents: kept before the first one leaves. */
export type SmsSpendingTable = {
  deliveryId: number
  communeId: number
  channelId: number
  at: Instant
  cents: number
  /** For how many the cents are. */
  recipients: Generated<number>
}

/** One that its provider took; `sent`: nobody has said what became of it. */
export type SmsSentTable = {
  id: Generated<number>
  communeId: number
  channelId: number
  deliveryId: number
  /** Who left since is nobody any more, and stays counted. */
  subscriberId: number
  remoteId: string
  state: 'sent' | 'delivered' | 'failed'
  at: Instant
}

/** Where a channel's provider was asked last for receipts and refusals. */
export type SmsNewsTable = {
  channelId: number
  communeId: number
  cursor: string | null
  nextAt: Instant
}

declare module '../database/schema.ts' {
  interface Schema {
    subscriber: SubscriberTable
    subscriberTheme: SubscriberThemeTable
    broadcast: BroadcastTable
    smsSpending: SmsSpendingTable
    smsSent: SmsSentTable
    smsNews: SmsNewsTable
  }
}
