import type { CheckLine } from '../channels/rules/channel.ts'
import type { Sentence } from '../language/sentence.ts'
import type { HttpClient } from '../platform/http-client.ts'
import type { Guard } from '../platform/http-guarded.ts'
import type {
  Answerable,
  AttachedFile,
  Done,
  Failure,
  Found,
  IncomingConversation,
  IncomingMessage,
  Limits,
  Outcome,
  Page,
  Publication,
  ReplyFile,
  ReplyOptions,
  ReplyTo,
  ReportPreview,
  Verification,
} from './contents.ts'

export type * from './contents.ts'

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
   * Holds a line on which the network says at once that something is new, and calls `told` then. It
   * ends with the line, or when the signal says so.
   * @returns null when the signal ended it, or when the network offers no such line
   */
  watch?(call: Call, told: () => void, signal: AbortSignal): Promise<Failure | null>
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
  /** First comments under the channel's own posts, where the network has such. */
  firstComment?: FirstComment
  /**
   * How a citizen's message can still be answered at `now` (ms UTC). It asks the network nothing.
   * Without it, only where the message was written, for ever.
   */
  replyOptions?(message: Answerable, now: number): ReplyOptions
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
  /** What the configuration's rules of reports (`channels/rules/report-rule.ts`) make of what is there. */
  previewReports?(call: Call): Promise<({ kind: 'preview' } & ReportPreview) | Failure>
  /** The commune's application at the network, through which people connect and never see a token. */
  authorization?: Authorization
  /** What of a person's login there becomes channels of this kind. */
  login?: Login
  /** The network lets its users download what it keeps, and this reads it. */
  archive?: HistoryArchive
}

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

/** How a download of a network is read: what to ask for, and what it says. It asks the network nothing. */
export type HistoryArchive = {
  /**
   * @param path a file's place in the download
   * @returns which part of which conversation it is, counted from 1; null: something else.
   */
  partOf(path: string): { thread: string; part: number } | null
  /** Whether it is such a file in a form that only people can read. */
  isHtml(path: string): boolean
  /**
   * What the channel itself wrote elsewhere than in conversations, which is counted and not taken in;
   * null: something else.
   */
  ownIn(path: string): 'posts' | 'comments' | null
  /** How many posts or comments such a file has; null when it is broken. */
  countOwn(bytes: Uint8Array): Promise<number | null>
  /** What such a file of a conversation says; null when it is broken. */
  read(bytes: Uint8Array): Promise<ArchivedPart | null>
  /**
   * A reader of whole conversations, their messages oldest first. What it learns from one (which
   * texts are sent by themselves) it knows in the next: read all once to learn, and again to keep.
   * @param page the name under which the channel writes
   * @returns null from a conversation in which nobody bears that name. Remote ids begin with
   * `archive:`, and the same download gives the same ones.
   */
  reader(page: string, config: Record<string, string>): (thread: string) => ArchivedThread
}

/** One conversation that is being read: its parts in their order, then what they make together. */
export type ArchivedThread = {
  add(part: ArchivedPart): void
  end(): IncomingConversation | null
}

/** One file of a download. People have no ids there, only names. */
export type ArchivedPart = { people: string[]; messages: ArchivedMessage[] }
export type ArchivedMessage = Pick<IncomingMessage, 'text' | 'attachments' | 'sentAt'> & {
  sender: string
}

/**
 * Access that ends by itself, mostly within the hour, and is had anew by secrets that last (RFC 6749 § 6).
 * Whoever calls the network renews it first, one process at a time, and keeps what it is given: the
 * lasting secret may have become another one.
 */
export type Renewal = {
  /** When the access that is in these secrets must be renewed, and when it ends, ms UTC; null: it never does. */
  spanOf(secrets: Record<string, string>): { dueAt: number; endsAt: number } | null
  /** One attempt. Never throws for what the network says. `secrets`: all of them, as they are from now on. */
  renew(call: Call): Promise<{ kind: 'renewed'; secrets: Record<string, string> } | NotAuthorized>
  /**
   * The same secrets without an access that was had at `before` (ms UTC) or earlier, for the network
   * refused it before its end; null: it is a newer one, or there is none.
   */
  withoutAccess(secrets: Record<string, string>, before: number): Record<string, string> | null
}

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
  /** Asks the network to call for this channel from now on. Asking twice changes nothing. */
  subscribe?(call: Call): Promise<{ kind: 'subscribed' } | Failure>
}

/**
 * How a person lets Tambour have their channels, by OAuth: through an application of the commune's
 * own at the network. In each `call`, `config` and `secrets` are that application's.
 */
export type Authorization = {
  /** What the application is called on the screens, and what people call the network. */
  label: Sentence
  network: string
  /** What is filled in about it. A key that is also a channel's field has the same meaning there. */
  fields: Field[]
  /** What the network's own form calls the address of return. */
  redirectHelp: Sentence
  /** Most channels of the kind are connected without it: it is offered, and not asked for. */
  isOptional?: true
  /** How the application is made there, where that takes more than filling in. */
  guide?: Guide
  /** Asks the network whether there is such an application. */
  verify(call: Call): Promise<{ kind: 'known'; name: string } | NotAuthorized>
  /**
   * Where the browser goes to ask the person for these permissions. `redirect` is where the network
   * leads it back to; `verifier` is the attempt's own secret (RFC 7636), the same in `exchange`.
   */
  address(
    call: Call,
    asked: { redirect: string; state: string; permissions: readonly string[]; verifier: string },
  ): string | Promise<string | NotAuthorized>
  /** The person's own access, from what the network added to `redirect`; it can be had once. */
  exchange(
    call: Call,
    returned: { redirect: string; query: Record<string, string>; verifier: string },
  ): Promise<{ kind: 'person'; token: string } | NotAuthorized>
}

/** How somebody makes an application at a network, step by step, and what of it is done. */
export type Guide = {
  /** How long it takes, and what the network itself takes long for. */
  duration: Sentence
  /** In the order of doing. `call` is that of the application, empty until it is filled in. */
  steps(call: Pick<Call, 'config' | 'secrets'>, tambour: OurAddresses): GuideStep[]
  /**
   * Asks the network, without changing anything there, what of each step is done: lines whose key is
   * the step's. `info`: the network does not tell, a person says it.
   */
  check(
    call: Call,
    tambour: OurAddresses,
  ): Promise<{ kind: 'told'; lines: CheckLine[] } | NotAuthorized>
}

export type GuideStep = {
  /** By which the screens draw the network's window. `connect` ends every guide: there a channel is connected. */
  key: string
  title: Sentence
  /** What to do, in one or two sentences. */
  text: Sentence
  /** Where at the network; null: nowhere, or not known yet. */
  opens: string | null
  /** What is typed there, to the letter. */
  copies: { label: Sentence; text: string }[]
  /** The application's fields are filled in here. */
  isForm: boolean
}

/** What of this installation is typed at a network. */
export type OurAddresses = {
  /** Without a slash at its end. */
  home: string
  redirect: string
  webhook: string
  /** The page that says what is kept of people, and how it is erased. */
  privacy: string
  /** Whether the network can call them. */
  isReachable: boolean
}

/** One login may serve several kinds of channel: each says what it asks, and what comes of it. */
export type Login = {
  /** The kind of channel whose application it goes through. */
  through: string
  permissions: readonly string[]
  /** What the person allowed. */
  identities(call: Call, token: string): Promise<Authorized>
}

export type Authorized =
  | {
      kind: 'authorized'
      identities: Identity[]
      /** What was not allowed, or could not be read, and what that costs; one sentence each. */
      missing: Sentence[]
    }
  | NotAuthorized

/** `passing`: the network did not answer, and the same may work later. `reason` is one sentence. */
export type NotAuthorized = { kind: 'refused' | 'passing'; reason: Sentence }

/** Something that can become a channel: its fields, as if they had been filled in. */
export type Identity = {
  name: string
  config: Record<string, string>
  secrets: Record<string, string>
  /** What the person may not do with it, one sentence each. */
  missing: Sentence[]
}

/** A channel as far as webhooks need it. */
export type WebhookChannel = {
  id: number
  config: Record<string, string>
  secrets: Record<string, string>
}

/** What a signed webhook said, in any order, maybe twice, maybe long ago; `at`: it came then, ms UTC. */
export type WebhookEvent = { body: string; at: number }

/** What came in, untouched: signatures are over the raw bytes. */
export type WebhookDelivery = { headers: Headers; body: Uint8Array }

/** What a connector works with in one call. */
export type Call = {
  http: HttpClient
  /** Keeps to the public network what does not go through `http`; of an `anyHost` kind alone. */
  guard?: Guard | null
  /** The base address of the network's API, where the installation chooses it. */
  apiUrl: string
  config: Record<string, string>
  secrets: Record<string, string>
  now: number
}

/** What the rest of Tambour needs to know of a kind of channel: forms, limits, abilities. */
export type Manifest = {
  key: string
  label: Sentence
  /** One sentence for the screen that connects it. */
  description: Sentence
  /** Fields of the form, in order. `secret` ones are encrypted and never shown again. */
  fields: Field[]
  limits: Limits
  /** Its server is one that whoever connects names: it is called on the public network alone. */
  anyHost?: true
  /**
   * Its readers come back to what is published there, as to a page: what is corrected needs no
   * notice beside it.
   */
  keepsPages?: true
  /** How often to look when nothing happens, ms. */
  pollEveryMs: number
  /** How far back a first look reads; its progress is told in weeks, and not in messages. */
  firstWeeks?: number
  /** What files an answer may bring: all together, bytes, and how many; absent: none. */
  replyFiles?: { bytes: number; count: number }
  /** What its conversations are called is what they are about, as a mail's subject, and shown with the words. */
  hasSubjects?: true
  /** It is a page of ours: where, below this installation's address and before the channel's number. */
  page?: string
}

export type Field = {
  key: string
  label: Sentence
  help: Sentence
  secret: boolean
  required: boolean
  /** Not required, for another may stand for it, but what most give: asked beside what is required. */
  usual?: true
  /** Other secrets that it stands for: given anew, it takes their place. */
  replaces?: string[]
  /** Has several lines. */
  multiline?: true
  /** One of these; the first where nobody chose. */
  choices?: { value: string; label: Sentence }[]
  /** `random`: a word of one's own choosing, which the screen can make and lets one copy. */
  suggestion?: 'random'
  /** Nothing to ask for while a channel is being connected. */
  later?: true
  /** It has a form of its own: that of the rules of reports, which needs a channel to look at. */
  editor?: 'reports'
  /** What is wrong with a value, as a sentence that says what to write; null: nothing. */
  problemOf?(value: string): Sentence | null
}

export type Check = {
  lines: CheckLine[]
  /** The identity's own name and public address, when the network told. */
  name: string | null
  url: string | null
  tokenEndsAt: number | null
  /** `reauthorize`: the channel pauses until a person connects it anew. */
  state: 'working' | 'reauthorize' | 'unreachable'
  /** Public fields that were found and that a person must see before they are used, by key. */
  fill?: Record<string, string>
  /** What to say instead to somebody who connects for the first time; absent: the lines serve. */
  firstWords?: Sentence
}
