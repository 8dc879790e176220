import type { Call } from './call.ts'
import type { Failure } from './contents.ts'

/**
 * How a network's calls are recognised. Neither `verify` nor `read` asks it anything, and neither
 * throws for what comes in: anybody may call that address.
 */
export type Webhook = {
  /**
   * The network asks whether this address is ours.
   * @returns the text that it wants to hear, or null when it knows no channel's word.
   */
  verify(query: Record<string, string>, channels: readonly WebhookChannel[]): string | null
  /** Whether a call bears something like a signature: without one its body is not even read. */
  bearsSignature(headers: Headers): boolean
  /**
   * Whether the headers prove that one of these channels’ own secret made them, for a network whose signature
   * is complete without the body: who cannot prove it takes nobody’s turn with a body.
   */
  provesItself?(
    delivery: Omit<WebhookDelivery, 'body'>,
    channels: readonly WebhookChannel[],
  ): boolean
  /**
   * The network tells that something happened.
   * @returns the ids of the channels that should be looked at and whose own secret signed it, maybe
   * none (a heart asks for no look); null when no channel's secret signed it.
   */
  read(delivery: WebhookDelivery, channels: readonly WebhookChannel[]): number[] | null
  /**
   * Which channels a call says that it is of, signed or not: by that field of their configuration.
   * Those are asked first, of the many that an installation may have; without it, all are.
   */
  names?(body: string): { field: 'page'; values: string[] }
  /**
   * What it tells is told nowhere else, and cannot be asked for: so it is kept until it could be taken
   * in, whatever state the channel is in meanwhile; and the screen that connects gives our address first.
   */
  carries?: true
  /** What of a delivery is kept, as a text without NUL; without it, its body as UTF-8. */
  text?(delivery: WebhookDelivery): string
  /** Asks the network to call for this channel from now on. Asking twice changes nothing. */
  subscribe?(call: Call): Promise<{ kind: 'subscribed' } | Failure>
}

/** A channel as far as webhooks need it. */
export type WebhookChannel = {
  id: number
  config: Record<string, string>
  secrets: Record<string, string>
}

/** What a signed webhook said, in any order, maybe twice, maybe long ago; `at`: it came then, ms UTC. */
export type WebhookEvent = { body: string; at: number }

/** What came in at `at` (ms UTC), untouched: signatures are over the raw bytes. */
export type WebhookDelivery = { headers: Headers; body: Uint8Array; at: number }
