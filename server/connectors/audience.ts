import type { Sentence } from '../language/sentence.ts'
import type { Call } from './call.ts'
import type { Failure, Found, Outcome, Publication } from './contents.ts'

/**
 * The readers of a channel that has no network of its own: people who signed up at the commune. Its
 * `publish` says `published` at once, and what is published leaves by the outbox, to each of them apart. A
 * browser and a mailbox are told by Tambour itself; what is told by a provider is told by `reach`.
 */
export type Audience = {
  way: AudienceWay
  /**
   * One attempt to reach one of them, whose address is as its way has it: E.164 for `sms`. Never throws for
   * what the service says. The key is the same for every attempt.
   */
  reach?(call: Call, address: string, publication: Publication, key: string): Promise<Outcome>
  /** Did an earlier attempt get through? It was made, if at all, since then. */
  findReached?(
    call: Call,
    address: string,
    publication: Publication,
    key: string,
    since: number,
  ): Promise<Found>
  /** What the service says later. Called until `done`. */
  news?(call: Call, cursor: string | null): Promise<AudienceNews | Failure>
}

/** What small providers let a mailbox send within an hour; OVHcloud's let 200. */
export const usualPerHour = 200

export type AudienceWay = 'push' | 'mail' | 'sms'

export type AudienceNews = {
  kind: 'news'
  cursor: string
  done: boolean
  /** What became of what it took, by the remote id that `reach` gave; ms UTC. */
  receipts: {
    remoteId: string
    state: 'delivered' | 'failed'
    at: number
    reason: Sentence | null
  }[]
  /** The addresses of who wants no more. */
  stops: string[]
}
