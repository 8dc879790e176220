import type { Generated } from 'kysely'
import type { CheckLine } from '../../connectors/connector.ts'
import type { Flag, Instant, Json } from '../../database/schema.ts'
import type { ChannelState } from '../rules.ts'

/** The commune's own application at a network, through which people connect channels. */
export type NetworkAppTable = {
  communeId: number
  /** Key of the connector's registry; one application each. */
  connector: string
  /** As the network knows it. */
  name: string
  config: Json<Record<string, string>>
  /** AES-256-GCM over JSON, as a channel's. Never leaves the server. */
  secrets: string
  createdAt: Instant
  updatedAt: Instant
}

/** One attempt to connect at the network: begun, come back, then chosen from. Nobody else's. */
export type ConnectionTable = {
  id: Generated<number>
  communeId: number
  userId: string
  connector: string
  /** The channel that is to be reconnected; null: new ones. */
  channelId: number | null
  /** SHA-256, hex, of the word that the network gives back; it serves once. */
  stateHash: string
  /** From then on the row is nothing, and swept. */
  expiresAt: Instant
  /** When the person came back from the network. */
  returnedAt: Instant | null
  /** What there is to choose from, with its tokens, sealed; null until then. */
  offered: string | null
}
export type ChannelTable = {
  id: Generated<number>
  communeId: number
  /** Key of the connector's registry. */
  connector: string
  name: string
  /** Name of the neighbouring commune whose channel this is; null: our own. */
  neighbour: string | null
  receives: Flag
  publishes: Flag
  config: Json<Record<string, string>>
  /** AES-256-GCM over JSON, see platform/secrets.ts. Never leaves the server. */
  secrets: string
  state: ChannelState
  /** A sentence as `sentenceText` writes it. */
  stateReason: string | null
  /** When it was paused, while it is. */
  pausedAt: Instant | null
  url: string | null
  checkedAt: Instant | null
  checks: Json<CheckLine[]> | null
  tokenEndsAt: Instant | null
  /** What its contract costs in a year, cents; null: nobody said. */
  yearlyCost: Generated<number | null>
  /** How long a person takes to publish one post there, minutes; null: nobody said. */
  postMinutes: Generated<number | null>
  createdAt: Instant
}
/** How many followed a channel on a day of the commune's calendar, as its network counted. */
export type FollowerCountTable = { channelId: number; day: string; count: number }
export type ChannelPollTable = {
  channelId: number
  /** Opaque to all but the connector. */
  cursor: string | null
  startedAt: Instant | null
  succeededAt: Instant | null
  nextAt: Generated<Instant>
  /** Until then the network has asked for rest: not even a webhook wakes a look. */
  restUntil: Instant | null
  leaseUntil: Instant | null
  failures: Generated<number>
  /** A sentence as `sentenceText` writes it. */
  error: string | null
  /** What the network would not let us read of late, one sentence each, and when we last met it. */
  gaps: Generated<Json<{ text: string; at: Instant }[]> | null>
  /** When the network last told us something by webhook. */
  webhookAt: Instant | null
  /** Until then a process holds a line on which the network tells what is new. */
  watchUntil: Instant | null
  /** Until then a process renews the access. */
  renewUntil: Instant | null
  /** While there is much to read: how many messages were read, and of how many. */
  progressRead: number | null
  progressOf: number | null
}

declare module '../../database/schema.ts' {
  interface Schema {
    channel: ChannelTable
    channelPoll: ChannelPollTable
    followerCount: FollowerCountTable
    networkApp: NetworkAppTable
    connection: ConnectionTable
  }
}
