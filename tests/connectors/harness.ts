import type { AnnouncedEvent, Call, WebhookEvent } from '../../server/connectors/connector.ts'
import { blueskyHarness } from './bluesky/harness.ts'
import { facebookHarness } from './facebook/harness.ts'
import { instagramHarness } from './instagram/harness.ts'
import { suiteHarness } from './mailbox/lasuite-harness.ts'
import { mastodonHarness } from './mastodon/harness.ts'
import { smppHarness, smsOvhHarness } from './sms-harness.ts'
import { announced, calendarHarness, wordpressHarness } from './wordpress/harness.ts'

/** A network that a test can move, and the ways to call a connector about it. */
export type Harness = {
  /** What the connector works with; `now` is the test's clock. */
  call(): Call
  /** The same with a secret that the network refuses. */
  refused(): Call
  /** The same with a network that nobody can reach. */
  unreachable(): Call
  advance(ms: number): void
  /** A citizen writes; the message's remote id. */
  say(visibility: 'public' | 'private', text: string): { remoteId: string; authorRemoteId: string }
  /** The next thing that is written there is done, and its answer is lost. */
  loseNextAnswer(): void
  /** The next thing that is written there is lost before it is done. */
  loseNextRequest(): void
  /** The commune's application at the network, and the window in which a person is asked. */
  application?: {
    call(): Call
    /** One that the network does not know. */
    strange(): Call
    redirect: string
    /** Answers the window at that address; what the network adds to `redirect`. */
    answer(address: string, isAllowed: boolean): Promise<Record<string, string>>
  }
  /** All that it brought so far, where it tells only by calling: there is nothing to ask. */
  told?(): WebhookEvent[]
  /** Whether an answer left of which no word came, nobody can tell. */
  cannotTell?: true
  /** Somebody who signed up, where there are such. */
  address?: string
  /** The texts that the public sees on the channel, the newest first. */
  published(): string[]
}

/** Where citizens write, of the networks that do not have both ways. */
export const waysOf: Record<string, readonly ('public' | 'private')[]> = {
  bluesky: ['public'],
  mailbox: ['private'],
  lasuite: ['private'],
  wordpress: ['public'],
}

/** One line for each connector of the registry: the contract is not optional. */
export const harnesses: Record<string, () => Promise<Harness>> = {
  facebook: facebookHarness,
  instagram: instagramHarness,
  mastodon: mastodonHarness,
  bluesky: blueskyHarness,
  wordpress: wordpressHarness,
  lasuite: suiteHarness,
  'sms-ovh': smsOvhHarness,
  smpp: smppHarness,
  mailbox: async () => await (await import('./mailbox/harness.ts')).mailboxHarness(),
}

/** Kinds that are held to the contract once more, set otherwise: with what is announced there. */
export const setOtherwise: Record<
  string,
  { kind: string; harness: () => Promise<Harness>; announced: AnnouncedEvent }
> = {
  'wordpress, events': { kind: 'wordpress', harness: calendarHarness, announced },
}

/** Connectors that only a real server can answer: `npm run test:rest` runs them. */
export const ofServers: ReadonlySet<string> = new Set(['mailbox'])
