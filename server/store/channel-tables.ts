import type { Generated } from 'kysely'
import type { Instant } from './columns.ts'

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
