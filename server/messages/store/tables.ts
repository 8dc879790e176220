import type { Generated } from 'kysely'
import type { Flag, Instant, Json } from '../../database/schema.ts'

/** `bytes`: its size, where the network told. */
export type Attachment = { type: string; url: string | null; name: string | null; bytes?: number }

/** A citizen as one channel knows them. */
export type ContactTable = {
  id: Generated<number>
  communeId: number
  channelId: number
  /** The network's; of somebody who was erased `erasedIdOf` it. */
  remoteId: string
  name: string | null
  /** When they were erased, at their wish: what they wrote until then is not taken in again. */
  erasedAt: Generated<Instant | null>
}
export type ConversationTable = {
  id: Generated<number>
  communeId: number
  channelId: number
  remoteId: string
  visibility: 'private' | 'public'
  /** What it is under: the first words of the post, or the citizen's name. */
  subject: string | null
  url: string | null
  lastMessageAt: Generated<Instant>
  /** The post that a public one is under, or is. */
  postRemoteId: string | null
  /** 1 when the network gives only the end of it: where it began is not known (docs/reply-times.md). */
  cut: Generated<Flag>
  /** With whom a private one is, where the network tells. */
  contactId: Generated<number | null>
  /**
   * When the last thing happened to its messages that changes what they were before: an edit, a hiding,
   * a judgement, a removal. Null: nothing did, which is nearly always.
   */
  amendedAt: Generated<Instant | null>
}
/**
 * What is known of an answer whose mail was cut off: it may not have arrived, it is being sent once
 * more, or a person says that it arrived.
 */
export type Arrival = 'unconfirmed' | 'sending' | 'confirmed'

export type MessageTable = {
  id: Generated<number>
  channelId: number
  conversationId: number
  remoteId: string
  parentRemoteId: string | null
  direction: 'inbound' | 'outbound'
  kind: 'message' | 'note' | 'reaction'
  /** Null for the commune's own, and where the network withholds the author. */
  contactId: number | null
  /** Who of the commune wrote it, where it was written here. */
  userId: string | null
  /** Null once erased. */
  text: string | null
  attachments: Json<Attachment[]> | null
  /** Outbound: contact ids of those it mentions. Inbound: the names that its text tags. */
  mentions: Json<number[] | string[]> | null
  url: string | null
  /** The network's own time. */
  sentAt: Instant
  /** When it reached this database. */
  receivedAt: Instant
  /** What counts: a person's verdict, else the connector's guess. */
  automatic: Generated<Flag>
  automaticGuess: Generated<Flag>
  automaticVerdict: Flag | null
  holding: Generated<Flag>
  history: Generated<Flag>
  /** What is known of the arrival of an answer that leaves by mail; null: nothing speaks against it. */
  arrival: Generated<Arrival | null>
  removedAt: Instant | null
  /** 1 once it has an edit, a hiding or a mark: nearly none has, and none is looked for then. */
  amended: Generated<Flag>
  /** Whether the network let it be answered in private when it was last read; null: it did not tell. */
  takesPrivate: Generated<Flag | null>
  /** When its words, pictures and names went; what the rules had made of it stays, and so do the times. */
  erasedAt: Generated<Instant | null>
  /** The rule by which its first text needed no answer; null: it did. */
  erasedRule: Generated<string | null>
  /** Where its first text needed none: when an edit made it need one; null: never. */
  erasedNeedAt: Generated<Instant | null>
}
/** What came with a message and is nowhere else: a picture by the commune's own form. */
export type MessageFileTable = {
  id: Generated<number>
  messageId: number
  /** In its `attachments`, which have its name and size. */
  place: number
  type: string
  bytes: Uint8Array
  /** The same for lists. */
  smallType: string
  small: Uint8Array
}
export type MessageEditTable = { messageId: number; at: Instant; text: string }
export type MessageHidingTable = { messageId: number; fromAt: Instant; toAt: Instant | null }

/** A person's judgement, the last one counts; one that is taken back is in the journal alone. */
export type NeedsReplyOverrideTable = {
  id: Generated<number>
  messageId: number
  at: Instant
  needsReply: Flag
  reason: string
  userId: string | null
}

/**
 * A message in a private conversation that answers a public one. What was sent from here is
 * `linked` at once; what was written on the network itself may answer each of the person's public
 * messages of the days before (`unknown`) until the network was asked. Where that does not tell
 * (`unconfirmed`) people are asked, and say that it does (`confirmed`) or does not (`denied`).
 */
export type PrivateAnswerTable = {
  messageId: number
  /** The public message. */
  answersId: number
  /** The public message's: the thread in which it closes an episode. */
  conversationId: number
  state: 'unknown' | 'linked' | 'unlinked' | 'unconfirmed' | 'confirmed' | 'denied'
}

/**
 * Two conversations of one person, joined by somebody of the commune: since `at`, and until
 * `endedAt`, they are one thread. Chains are followed.
 */
export type ConversationMergeTable = {
  id: Generated<number>
  communeId: number
  conversationId: number
  intoId: number
  at: Instant
  userId: string | null
  endedAt: Instant | null
  endedBy: string | null
}

/** Two contacts of different channels that are one person: a person said so, and nobody guesses it. */
export type ContactJoinTable = {
  id: Generated<number>
  communeId: number
  contactId: number
  otherId: number
  at: Instant
}

/**
 * By what a mail finds its conversation: its Message-ID (`own`), those that it `names`, its `subject` and
 * correspondent as a fingerprint, once more as `answers` where it names nothing and answers by its subject
 * alone, and whom else it went `to`, as fingerprints, while nobody knows whom of them it answers.
 */
export type MailKeyTable = {
  messageId: number
  kind: 'own' | 'names' | 'subject' | 'answers' | 'to'
  key: string
}

/** Who of the commune deals with a conversation; what it is joined with may have another. */
export type InChargeTable = {
  conversationId: number
  communeId: number
  userId: string
  /** When they were named. */
  at: Instant
}

/** What a conversation waits for, and until which day; what it is joined with may have another. */
export type ConversationHoldTable = {
  conversationId: number
  communeId: number
  /** Who said so; null: their account is gone, or a program did. */
  userId: string | null
  /** « la voirie » */
  words: string
  /** Local date. */
  untilDay: string
  /** When the mairie opens on that day. */
  endsAt: Instant
  at: Instant
}

declare module '../../database/schema.ts' {
  interface Schema {
    contact: ContactTable
    conversation: ConversationTable
    message: MessageTable
    messageEdit: MessageEditTable
    messageFile: MessageFileTable
    messageHiding: MessageHidingTable
    needsReplyOverride: NeedsReplyOverrideTable
    privateAnswer: PrivateAnswerTable
    conversationMerge: ConversationMergeTable
    contactJoin: ContactJoinTable
    mailKey: MailKeyTable
    inCharge: InChargeTable
    conversationHold: ConversationHoldTable
  }
}
