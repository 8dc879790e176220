import type { CheckLine } from '../domain/channel.ts'
import type { HttpClient } from '../http-client.ts'

/**
 * The port between Tambour and a network. A connector is stateless: all that it needs comes in,
 * all that it learns goes out. It reads no clock, no database and no environment.
 */
export interface Connector {
  manifest: Manifest
  /** Asks the network whether the channel works, without changing anything there. */
  check(call: Call): Promise<Check>
  /**
   * The next changes after `cursor` (null: from the beginning). Called until `done`; `told` is what
   * webhooks said since the last time, and goes to the first of these calls.
   */
  receive?(call: Call, cursor: string | null, told?: readonly Told[]): Promise<Page>
  /** One attempt to publish. Never throws for what the network says: that is an `Outcome`. */
  publish?(call: Call, variant: Publication, key: string): Promise<Outcome>
  /** Did an earlier attempt get through? Looks at what the channel published since `since`. */
  find?(call: Call, variant: Publication, key: string, since: number): Promise<Found>
  /** Reads a published post back, as the public sees it. */
  verify?(call: Call, variant: Publication, remoteId: string): Promise<Verification>
  /**
   * In which ways a citizen's message can still be answered at `now` (ms UTC). It asks the network
   * nothing. Without it, only where the message was written, for ever.
   */
  ways?(message: Answerable, now: number): Ways
  /** One attempt to answer a citizen's message. */
  reply?(call: Call, message: ReplyTo, text: string, key: string): Promise<Outcome>
  /**
   * Was this public message answered in private, from wherever? Null: the network does not tell.
   */
  answeredPrivately?(
    call: Call,
    message: Pick<Answerable, 'remoteId' | 'sentAt'>,
  ): Promise<boolean | null | Failure>
  /** Hides a citizen's public message, or shows it again; the same twice changes nothing. */
  hide?(call: Call, message: { remoteId: string }, hidden: boolean): Promise<Done>
  /** Did an earlier answer get through? */
  findReply?(call: Call, message: ReplyTo, text: string, since: number): Promise<Found>
  /** The network calls us when something happens: the next `receive` looks at what it names. */
  webhook?: Webhook
  /** Whether a text is one that the commune says is sent by itself, by its configuration. */
  isAutomatic?(config: Record<string, string>): (text: string) => boolean
  /** People connect at the network itself, and never see a token. */
  authorization?: Authorization
  /** The network lets its users download what it keeps, and this reads it. */
  archive?: Archive
}

/** How a download of a network is read: what to ask for, and what it says. It asks the network nothing. */
export type Archive = {
  /**
   * @param path a file's place in the download
   * @returns which part of which conversation it is, counted from 1; null: something else.
   */
  partOf(path: string): { thread: string; part: number } | null
  /** Whether it is such a file in a form that only people can read. */
  isHtml(path: string): boolean
  /** What such a file says; null when it is broken. */
  read(bytes: Uint8Array): ArchivedPart | null
  /**
   * A reader of whole conversations, their messages oldest first. What it learns from one (which
   * texts are sent by themselves) it knows in the next: read all once to learn, and again to keep.
   * @param page the name under which the channel writes
   * @returns null from a conversation in which nobody bears that name. Remote ids begin with
   * `archive:`, and the same download gives the same ones.
   */
  reader(page: string, config: Record<string, string>): (thread: string) => ArchivedTalk
}

/** One conversation that is being read: its parts in their order, then what they make together. */
export type ArchivedTalk = {
  add(part: ArchivedPart): void
  end(): IncomingConversation | null
}

/** One file of a download. People have no ids there, only names. */
export type ArchivedPart = { people: string[]; messages: ArchivedMessage[] }
export type ArchivedMessage = Pick<IncomingMessage, 'text' | 'attachments' | 'sentAt'> & {
  sender: string
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
  /**
   * The network tells that something happened.
   * @returns the ids of the channels that should be looked at and whose own secret signed it, maybe
   * none (a heart asks for no look); null when no channel's secret signed it.
   */
  read(delivery: WebhookDelivery, channels: readonly WebhookChannel[]): number[] | null
  /** Asks the network to call for this channel from now on. Asking twice changes nothing. */
  subscribe?(call: Call): Promise<{ kind: 'subscribed' } | Failure>
}

/**
 * How a person lets Tambour have their channels, by OAuth: through an application of the commune's
 * own at the network. In each `call`, `config` and `secrets` are that application's.
 */
export type Authorization = {
  /** What the application is called on the screens, and what people call the network. */
  label: string
  network: string
  /** What is filled in about it. A key that is also a channel's field has the same meaning there. */
  fields: Field[]
  /** Asks the network whether there is such an application. */
  verify(call: Call): Promise<{ kind: 'known'; name: string } | NotAuthorized>
  /** Where the browser goes to ask the person. `redirect` is where the network leads it back to. */
  address(call: Call, asked: { redirect: string; state: string }): string
  /** What the person allowed, from what the network added to `redirect`. */
  exchange(
    call: Call,
    returned: { redirect: string; query: Record<string, string> },
  ): Promise<Authorized>
}

export type Authorized =
  | {
      kind: 'authorized'
      identities: Identity[]
      /** What was not allowed, or could not be read, and what that costs; one sentence each. */
      missing: string[]
    }
  | NotAuthorized

/** `passing`: the network did not answer, and the same may work later. `reason` is one sentence. */
export type NotAuthorized = { kind: 'refused' | 'passing'; reason: string }

/** Something that can become a channel: its fields, as if they had been filled in. */
export type Identity = {
  name: string
  config: Record<string, string>
  secrets: Record<string, string>
  /** What the person may not do with it, one sentence each. */
  missing: string[]
}

/** A channel as far as webhooks need it. */
export type WebhookChannel = {
  id: number
  config: Record<string, string>
  secrets: Record<string, string>
}

/** What a signed webhook said, in any order, maybe twice, maybe long ago; `at`: it came then, ms UTC. */
export type Told = { body: string; at: number }

/** What came in, untouched: signatures are over the raw bytes. */
export type WebhookDelivery = { headers: Headers; body: Uint8Array }

/** What a connector works with in one call. */
export type Call = {
  http: HttpClient
  /** The base address of the network's API, where the installation chooses it. */
  apiUrl: string
  config: Record<string, string>
  secrets: Record<string, string>
  now: number
}

/** What the rest of Tambour needs to know of a kind of channel: forms, limits, abilities. */
export type Manifest = {
  key: string
  label: string
  /** One sentence for the screen that connects it. */
  description: string
  /** Fields of the form, in order. `secret` ones are encrypted and never shown again. */
  fields: Field[]
  limits: Limits
  /** How often to look when nothing happens, ms. */
  pollEveryMs: number
}

export type Field = {
  key: string
  label: string
  help: string
  secret: boolean
  required: boolean
  /** Has several lines. */
  multiline?: true
  /** `random`: a word of one's own choosing, which the screen can make and lets one copy. */
  suggestion?: 'random'
}

/** Limits are dated data: `asOf` is the day on which they were read at `source`. */
export type Limits = {
  textLength: number
  /** How the network counts: UTF-16 units, Unicode code points, graphemes or bytes of UTF-8. */
  counts: 'utf16' | 'codepoints' | 'graphemes' | 'bytes'
  images: number
  /** Without an image nothing can be published. */
  needsImage?: true
  /** The network fetches images itself, at the `url` of each. */
  fetchesImages?: true
  imageBytes: number
  imageTypes: string[]
  /** An image's width divided by its height; what lies outside is given with margins. */
  imageRatio?: { least: number; most: number }
  asOf: string
  source: string
}

export type Check = {
  lines: CheckLine[]
  /** The identity's own name and public address, when the network told. */
  name: string | null
  url: string | null
  tokenEndsAt: number | null
  /** `reauthorize`: the channel pauses until a person connects it anew. */
  state: 'working' | 'reauthorize' | 'unreachable'
}

export type Page =
  | {
      kind: 'page'
      conversations: IncomingConversation[]
      /** What was read before and is no longer there. */
      removals?: Removal[]
      /** To be given back at the next call; stored in the same transaction as the messages. */
      cursor: string
      done: boolean
      /** The network asks for this much rest before the next call, ms. */
      waitMs: number | null
      /** What could not be read, in plain words: shown on the screen, and nothing is invented. */
      gaps: string[]
    }
  | Failure

/**
 * What the network no longer has, as far as that is certain: what it refuses or does not tell is no
 * removal. `at`: since when (ms UTC), null where only that it is so is known.
 */
export type Removal =
  /** A message, and whatever answers it. */
  | { of: 'message'; remoteId: string; at: number | null }
  /** A post, and whatever is under it. */
  | { of: 'post'; remoteId: string; at: number | null }
  /** Under this post nothing is left but these messages. */
  | { of: 'others'; post: string; kept: string[] }

export type IncomingConversation = {
  /** The network's id of the thread: of the private conversation, or of the tree's root. */
  remoteId: string
  visibility: 'private' | 'public'
  subject: string | null
  url: string | null
  /** The post that a public one is under, or is: when it goes, they go. */
  post?: string
  /** Of a private one: the person with whom the channel talks, where the network tells. */
  citizen?: { remoteId: string; name: string | null }
  messages: IncomingMessage[]
  /** The network gives only the end of the thread: what opened before it cannot be measured. */
  cut?: boolean
}

export type IncomingMessage = {
  remoteId: string
  parentRemoteId: string | null
  direction: 'inbound' | 'outbound'
  /** Null for the commune's own, and where the network withholds it. */
  author: { remoteId: string; name: string | null } | null
  text: string
  attachments: { type: string; url: string | null; name: string | null }[]
  /** Remote ids of the people that the text mentions. */
  mentions: string[]
  /** Their names as the text has them: a text that only tags somebody asks for no answer. */
  mentionNames?: string[]
  url: string | null
  /** The network's own time, ms UTC. */
  sentAt: number
  automatic: boolean
  hidden: boolean
  /** Whether the network says that it takes an answer in private; absent: it does not tell. */
  takesPrivate?: boolean
  /** Taken away by whoever wrote it: since when (ms UTC), or since we noticed it. */
  removedAt?: number
}

export type Publication = {
  text: string
  link: string | null
  /** In the order in which they are shown; none more than the channel's limits allow. */
  images: PublishedImage[]
}

export type PublishedImage = {
  bytes: Uint8Array
  type: string
  alt: string
  /** Where the network may fetch it itself; null where this installation has no public address. */
  url: string | null
}

export type ReplyTo = {
  remoteId: string
  /** Where it was written. */
  visibility: 'private' | 'public'
  authorRemoteId: string | null
  /** Where the answer goes: what is `private` must never be seen by anybody but the author. */
  way: Way
  /** When its author last wrote in that conversation, ms UTC. */
  lastInboundAt: number
}

/** For all to see under the message, or to its author alone. */
export type Way = 'public' | 'private'

/** What is known here of a citizen's message that decides how it can be answered. */
export type Answerable = Omit<ReplyTo, 'way'> & {
  sentAt: number
  /** What the network said of a private answer when it was last asked; null: it did not tell. */
  takesPrivate: boolean | null
  /** Whether a private answer to it is on its way, or arrived, from here or from elsewhere. */
  answeredPrivately: boolean
}

/** Null: there is no such way, and nobody would expect one. */
export type Ways = Record<Way, Opening | null>

export type Opening =
  /** `until`: ms UTC; null: as long as the message is there. */
  | { open: true; until: number | null; limit: Pick<Limits, 'textLength' | 'counts'> }
  /** `reason` is one French sentence. */
  | { open: false; reason: string }

/** What went wrong, sorted by what the caller does next. `reason` is one French sentence. */
export type Failure =
  /** Refused for good (`retryAt` null), or worth another try from `retryAt` on (ms UTC). */
  | {
      kind: 'failed'
      reason: string
      retryAt: number | null
      /** Of an answer: the network takes no such answer to that message any more. */
      closes?: true
    }
  /** The channel pauses until a person connects it anew. */
  | { kind: 'reauthorize'; reason: string }

export type Outcome =
  | { kind: 'published'; remoteId: string; url: string | null }
  | Failure
  /** The network may or may not have done it: settled by looking, never by sending again. */
  | { kind: 'unknown'; reason: string }

/** What became of something that may be said twice. */
export type Done = { kind: 'done' } | Failure

export type Found =
  | { kind: 'found'; remoteId: string; url: string | null }
  /** Certainly not there: trying again is safe. */
  | { kind: 'absent' }
  /** A person must look. */
  | { kind: 'unclear'; reason: string }

export type Verification =
  | { kind: 'verified' }
  | { kind: 'not-yet'; reason: string }
  | { kind: 'different'; reason: string }
