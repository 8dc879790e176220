import type { Sentence } from '../language/sentence.ts'
import type { Audience } from './audience.ts'
import type { Authorization, Login, Renewal } from './authorization.ts'
import type { Call, Check } from './call.ts'
import type {
  Answerable,
  AttachedFile,
  Done,
  Failure,
  Found,
  Outcome,
  Page,
  PostFigures,
  Publication,
  ReplyFile,
  ReplyOptions,
  ReplyTo,
  ReportPreview,
  Verification,
} from './contents.ts'
import type { HistoryArchive } from './history-archive.ts'
import type { Limits, Manifest } from './manifest.ts'
import type { Webhook, WebhookEvent } from './webhook.ts'

export type * from './audience.ts'
export type * from './authorization.ts'
export type * from './badge.ts'
export type * from './call.ts'
export type * from './contents.ts'
export type * from './history-archive.ts'
export type * from './manifest.ts'
export type * from './webhook.ts'

/**
 * The port between Tambour and a network. A connector is stateless: all that it needs comes in,
 * all that it learns goes out. It reads no clock, no database and no environment.
 */
export interface Connector {
  manifest: Manifest
  /** Asks the network whether the channel works, without changing anything there. */
  check(call: Call): Promise<Check>
  /**
   * The next changes after `cursor` (null: from the beginning). Called until `done`; the first of
   * these calls is given the webhooks that came since the last time.
   */
  receive?(call: Call, cursor: string | null, webhooks?: readonly WebhookEvent[]): Promise<Page>
  /**
   * Holds a line on which the network says at once that something is new, and calls `onNews` then. It
   * ends with the line, or when the signal says so.
   * @returns null when the signal ended it, or when the network offers no such line
   */
  watch?(call: Call, onNews: () => void, signal: AbortSignal): Promise<Failure | null>
  /** What a channel configured like this takes, where that is its own. Without it, the manifest's limits. */
  limitsFor?(config: Record<string, string>): Limits
  /** Whether a channel configured like this shows events as such: `publish` and its like are given them. */
  takesEvent?(config: Record<string, string>): boolean
  /** One attempt to publish. Never throws for what the network says: that is an `Outcome`. */
  publish?(call: Call, variant: Publication, key: string): Promise<Outcome>
  /** Did an earlier attempt get through? Looks at what the channel published since `since`. */
  find?(call: Call, variant: Publication, key: string, since: number): Promise<Found>
  /** Reads a published post back, as the public sees it. */
  verify?(call: Call, variant: Publication, remoteId: string): Promise<Verification>
  /**
   * Brings what was published up to date with this variant's text; the same twice changes nothing.
   * Without it, what is out stays as it is.
   */
  amend?(call: Call, variant: Publication, remoteId: string): Promise<Done>
  /** Takes back what was published; the same twice changes nothing, nor of what is gone already. */
  withdraw?(call: Call, remoteId: string): Promise<Done>
  /** What is published there goes to people who signed up at the commune, to each apart (server/subscribers). */
  audience?: Audience
  /**
   * How many follow the channel, as its network counts them now; null: it does not say. Never throws for
   * what the network says. Without it, the network has no such number.
   */
  followers?(call: Call): Promise<number | null>
  /**
   * What a published post brought, as its network counts it now; null: it is not there any more. Without
   * it, the network counts nothing.
   */
  figures?(call: Call, remoteId: string): Promise<PostFigures | null | Failure>
  /** First comments under the channel's own posts, where the network has such. */
  firstComment?: FirstComment
  /**
   * How a citizen's message can still be answered at `now` (ms UTC), on a channel configured like this.
   * It asks the network nothing. Without it, only where the message was written, for ever.
   */
  replyOptions?(message: Answerable, now: number, config: Record<string, string>): ReplyOptions
  /**
   * One attempt to answer a citizen's message. There are files only where the manifest says
   * `replyFiles`, and none more or larger than it says; the same key brings the same files.
   */
  reply?(
    call: Call,
    message: ReplyTo,
    text: string,
    key: string,
    files: readonly ReplyFile[],
  ): Promise<Outcome>
  /**
   * Was this public message answered in private, from wherever? Null, or without it: the network does
   * not tell, and people are asked of what was written to its author there.
   */
  answeredPrivately?(
    call: Call,
    message: Pick<Answerable, 'remoteId' | 'sentAt'>,
  ): Promise<boolean | null | Failure>
  /** Hides a citizen's public message, or shows it again; the same twice changes nothing. */
  hide?(call: Call, message: { remoteId: string }, hidden: boolean): Promise<Done>
  /** Why a message cannot be hidden there, of a network that hides others; null: it can. It asks nothing. */
  cannotHide?(message: { remoteId: string }): Sentence | null
  /** A file of a citizen's message, by its place in `attachments`; it is asked for when it is opened. */
  attachment?(
    call: Call,
    message: { remoteId: string },
    index: number,
  ): Promise<({ kind: 'file' } & AttachedFile) | Failure>
  /** Did an earlier answer get through? It was sent, if at all, since then and with that key. */
  findReply?(call: Call, message: ReplyTo, text: string, since: number, key: string): Promise<Found>
  /** The network calls us when something happens: the next `receive` looks at what it names. */
  webhook?: Webhook
  /** Whether a text is one that the commune says is sent by itself, by its configuration. */
  isAutomatic?(config: Record<string, string>): (text: string) => boolean
  /** Access that lives shorter than what it is had by. */
  renewal?: Renewal
  /** What the configuration's rules of reports (`channels/rules.ts`) make of what is there. */
  previewReports?(call: Call): Promise<({ kind: 'preview' } & ReportPreview) | Failure>
  /** The commune's application at the network, through which people connect and never see a token. */
  authorization?: Authorization
  /** What of a person's login there becomes channels of this kind. */
  login?: Login
  /** The network lets its users download what it keeps, and this reads it. */
  archive?: HistoryArchive
}

/** Each part of a connector, for who writes one. */
export type Port = Required<Connector>

/**
 * A comment of the channel's own under a post that it published. `post` is the post's remote id. Like
 * `publish`, `find` and `verify`, it never throws for what the network says.
 */
export type FirstComment = {
  /** What the network takes. */
  limit: Pick<Limits, 'textLength' | 'counts'>
  /** One attempt. */
  publish(call: Call, post: string, text: string, key: string): Promise<Outcome>
  /** Did an earlier attempt get through? Looks among what is under the post since `since`. */
  find(call: Call, post: string, text: string, since: number): Promise<Found>
  /** Reads it back, as the public sees it. */
  verify(call: Call, text: string, remoteId: string): Promise<Verification>
}
