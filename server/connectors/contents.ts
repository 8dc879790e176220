/**
 * What goes through the port: what a network has, what it is given, and what became of it.
 */

import type { Sentence } from '../language/sentence.ts'
import type { Limits } from './manifest.ts'
import type { Figures } from './rules/figures.ts'

export type Page =
  | {
      kind: 'page'
      conversations: IncomingConversation[]
      /** What was read before and is no longer there. */
      removals?: Removal[]
      /** What people there set aside as spam, or took back, of what was read before; new ones are none. */
      hidings?: Hiding[]
      /** What came back of mails that were sent from there. */
      returned?: Returned[]
      /** While there is much to read: how many messages (or weeks) were read, and of how many. */
      progress?: Progress
      /** To be given back at the next call; stored in the same transaction as the messages. */
      cursor: string
      done: boolean
      /** The network asks for this much rest before the next call, ms. */
      waitMs: number | null
      /** Not all that webhooks named could be looked at: it is to be told again. */
      unfollowed?: true
      /** What could not be read, in plain words: shown on the screen, and nothing is invented. */
      gaps: Sentence[]
    }
  | Failure

/**
 * What the network no longer has, as far as that is certain: what it refuses or does not tell is no
 * removal. `at`: since when (ms UTC), null where only that it is so is known.
 */
export type Removal =
  /** A message, and whatever answers it; `alone`: there answers outlive what they answer. */
  | { of: 'message'; remoteId: string; at: number | null; alone?: true }
  /** A post, and whatever is under it. */
  | { of: 'post'; remoteId: string; at: number | null }
  /** Under this post nothing is left but these messages. */
  | { of: 'others'; post: string; kept: string[] }

/** A message that is known already: whether people there hide it. */
export type Hiding = { remoteId: string; hidden: boolean }

/** A mail that did not arrive: its Message-ID without brackets, and all to whom it may have gone, in lower case. */
export type Returned = { messageId: string; recipients: string[] }

export type Progress = { read: number; of: number }

export type IncomingConversation = {
  /** The network's id of the thread: of the private conversation, or of the tree's root. */
  remoteId: string
  visibility: 'private' | 'public'
  subject: string | null
  url: string | null
  /** The post that a public one is under, or is: when it goes, they go. */
  post?: string
  /** With whom the channel talks in a private one, where the network tells. */
  citizen?: { remoteId: string; name: string | null }
  messages: IncomingMessage[]
  /**
   * Its messages are judged anew, for what the commune says of them changed: one that is known in another
   * conversation, or as somebody else's, is of this one and as it is told now.
   */
  anew?: true
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
  /**
   * `url`: where anybody may fetch it; null where only the channel can be asked for it (`attachment`),
   * by its place in this list. `bytes`: its size, where the network tells.
   */
  attachments: { type: string; url: string | null; name: string | null; bytes?: number }[]
  /** Remote ids of the people that the text mentions. */
  mentions: string[]
  /** Their names as the text has them: a text that only tags somebody asks for no answer. */
  mentionNames?: string[]
  url: string | null
  /** The network's own time, ms UTC. */
  sentAt: number
  /**
   * An answer whose time is that of our own program, because its copy was stored long after: when it was
   * stored, ms UTC, and what the remote id of the answered message begins with, up to « # ». If that
   * message came later than the answer's time, the program's clock was wrong.
   */
  late?: { copiedAt: number; answers: string }
  automatic: boolean
  hidden: boolean
  /** Its words never change: what comes under its id with others is another's doing, and the first holds. */
  final?: true
  /** Whether the network says that it takes an answer in private; absent: it does not tell. */
  takesPrivate?: boolean
  /** Taken away by its author: since when (ms UTC), or since we noticed it. */
  removedAt?: number
  /** For a mail: by what it finds its conversation (`messages/place-mails.ts`). */
  mail?: MailPlace
}

/** What a mail says of its place among others (RFC 5322 § 3.6.4); ids without brackets. */
export type MailPlace = {
  /** Its Message-ID; null: it has none. */
  id: string | null
  /** Those that it names: in `In-Reply-To`, then in `References`, the newest first. */
  names: string[]
  /** The same for all mails of one subject, whatever marks of answers it bears; null: it says nothing. */
  subject: string | null
  /** It names no mail and answers one all the same: the commune wrote it, or its subject says so. */
  answers: boolean
  /** For an outbound message: to whom it went, by their remote ids. */
  recipients: { remoteId: string; name: string | null }[]
}

/** A file of a citizen's message, as the network has it: neither its name nor its type is to be believed. */
export type AttachedFile = { name: string; type: string; bytes: Uint8Array }

/** A file that goes with an answer. */
export type ReplyFile = AttachedFile

/** What rules of reports make of the newest mails of the tools that they name. */
export type ReportPreview = {
  mails: number
  /** How many of the reports ended, and how many wait. */
  reports: number
  closed: number
  waiting: number
  /**
   * The newest; `kind` null: no rule knows it. `sentAt`: ms UTC. Of a voice message (`isCall`) the
   * reference is the number that called, null where that is withheld.
   */
  rows: {
    subject: string
    sentAt: number
    kind: 'opens' | 'closes' | null
    tool: string | null
    reference: string | null
    isCall?: true
  }[]
}

export type Publication = {
  text: string
  link: string | null
  /** In the order in which they are shown; none more than the channel's limits allow. */
  images: PublishedImage[]
  /** The event that it announces, where the channel takes such (`takesEvent`) and it announces one. */
  event?: AnnouncedEvent | null
}

/** Local times, 'YYYY-MM-DDTHH:MM', are in `zone`; where nobody said the end, it is the start. */
export type AnnouncedEvent = {
  title: string
  startLocal: string
  endLocal: string
  zone: string
  place: EventPlace | null
}

/** Where an event takes place, in parts. */
export type EventPlace = { name: string; address?: string; postcode?: string; town?: string }

export type PublishedImage = {
  bytes: Uint8Array
  type: string
  alt: string
  /** Its width and height, or others of the same ratio; absent where nobody knows. */
  ratio?: { width: number; height: number }
  /** Where the network may fetch it itself; null where this installation has no public address. */
  url: string | null
}

export type ReplyTo = {
  remoteId: string
  /** Where it was written. */
  visibility: 'private' | 'public'
  authorRemoteId: string | null
  /** Where the answer goes: what is `private` must never be seen by anybody but the author. */
  way: ReplyVisibility
  /** When its author last wrote in that conversation, ms UTC. */
  lastInboundAt: number
  /** What it is about, and what it says, for a network that gives neither again; absent: not known. */
  said?: { subject: string | null; text: string; sentAt: number }
}

/** For all to see under the message, or to its author alone. */
export type ReplyVisibility = 'public' | 'private'

/** What is known here of a citizen's message that decides how it can be answered. */
export type Answerable = Omit<ReplyTo, 'way' | 'said'> & {
  sentAt: number
  /** What the network said of a private answer when it was last asked; null: it did not tell. */
  takesPrivate: boolean | null
  /** Whether a private answer to it is on its way, or arrived, from here or from elsewhere. */
  answeredPrivately: boolean
}

/** Null: there is no such way, and nobody would expect one. */
export type ReplyOptions = Record<ReplyVisibility, Opening | null>

export type Opening =
  /** `until`: ms UTC; null: as long as the message is there. */
  | { open: true; until: number | null; limit: Pick<Limits, 'textLength' | 'counts'> }
  /** `reason` is one sentence. */
  | { open: false; reason: Sentence }

/** What went wrong, sorted by what the caller does next. `reason` is one French sentence. */
export type Failure =
  /** Refused for good (`retryAt` null), or worth another try from `retryAt` on (ms UTC). */
  | {
      kind: 'failed'
      reason: Sentence
      retryAt: number | null
      /** The network takes no such answer to that message any more. */
      closes?: true
    }
  /** The channel pauses until a person connects it anew. */
  | { kind: 'reauthorize'; reason: Sentence }

export type Outcome =
  | { kind: 'published'; remoteId: string; url: string | null }
  | Failure
  /** The network may or may not have done it: settled by looking, never by sending again. */
  | { kind: 'unknown'; reason: Sentence }

/** What became of something that may be said twice. */
export type Done = { kind: 'done' } | Failure

export type Found =
  | { kind: 'found'; remoteId: string; url: string | null }
  /** Certainly not there: trying again is safe. */
  | { kind: 'absent' }
  /** A person must look. */
  | { kind: 'unclear'; reason: Sentence }

/** What a published post brought so far. */
export type PostFigures = { kind: 'figures' } & Figures

export type Verification =
  | { kind: 'verified' }
  | { kind: 'not-yet'; reason: Sentence }
  | { kind: 'different'; reason: Sentence }
