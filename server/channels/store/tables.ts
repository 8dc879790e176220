import type { Generated } from 'kysely'
import type { Instant, Json } from '../../database/columns.ts'

/** `token-N`: the access ends within N days. `paused`: it died, or was taken back. */
export type ChannelMailKind = 'token-14' | 'token-7' | 'token-1' | 'paused'

/**
 * One mail to an administrator about a channel: the row is committed before the mail leaves.
 * Channel, kind, `about` and person are unique: each is told once.
 */
export type ChannelMailTable = {
  id: Generated<number>
  communeId: number
  channelId: number
  kind: ChannelMailKind
  /** The end of the access, or the instant of the pause. */
  about: Instant
  userId: string
  email: string
  messageId: string
  /** `dropped`: it was no longer true, or no longer the nearest warning, when it was its turn. */
  state: 'sending' | 'sent' | 'failed' | 'unconfirmed' | 'dropped'
  attempts: Generated<number>
  nextAt: Instant | null
  sentAt: Instant | null
  reason: string | null
}

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
