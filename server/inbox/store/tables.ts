import type { Generated } from 'kysely'
import type { Flag, Instant, Json } from '../../database/schema.ts'

/** What a network told by webhook, kept until it is worked on. */
export type WebhookTable = {
  id: Generated<number>
  connector: string
  /** As it came; emptied once it is worked on. */
  body: string
  /** The channels whose secret signed it. */
  channelIds: Json<number[]>
  receivedAt: Instant
  /** When it must be worked on; null once it is done, or given up with `error`. */
  nextAt: Instant | null
  attempts: Generated<number>
  error: string | null
}

/** A text that officers use again and again. */
export type SavedReplyTable = {
  id: Generated<number>
  communeId: number
  title: string
  text: string
  createdAt: Instant
  changedAt: Instant
}

/** An answer written here: the row is committed before the network is called. */
export type ReplyTable = {
  id: Generated<number>
  communeId: number
  conversationId: number
  /** The message that is answered. */
  messageId: number
  /** Made by the screen, so that a double click is one answer. */
  key: string
  text: string
  /** 1 when it is a holding reply: the full answer is still to come. */
  holding: Generated<Flag>
  /** `private`: to the person alone, though the question is public; null: where the question is. */
  visibility: Generated<'private' | null>
  /** 1 when it failed because the network no longer takes such an answer to that message. */
  closes: Generated<Flag>
  state: 'sending' | 'sent' | 'failed' | 'unconfirmed'
  /** A sentence as `sentenceText` writes it. */
  reason: string | null
  remoteId: string | null
  userId: string | null
  createdAt: Instant
  /** When it leaves, as long as it can be taken back; null: it was tried. */
  leavesAt: Generated<Instant | null>
  /** When the last attempt began: until its deadline is past, nobody else may judge it. */
  attemptedAt: Instant
  settledAt: Instant | null
}

/** What goes with an answer, until it has left: then the network has it. */
export type ReplyFileTable = {
  id: Generated<number>
  replyId: number
  name: string
  type: string
  size: number
  bytes: Uint8Array
}

/** What one colleague tells the others about a conversation: never sent, never counted. */
export type NoteTable = {
  id: Generated<number>
  communeId: number
  conversationId: number
  /** Null: its account is gone, or a program wrote it. */
  userId: string | null
  /** Made by the screen, so that a double click is one note. */
  key: string
  text: string
  createdAt: Instant
  editedAt: Generated<Instant | null>
  /** It can be taken back until the next sweep (server/privacy/retention.ts). */
  removedAt: Generated<Instant | null>
}

/** Whom a note is for. */
export type NoteMentionTable = { noteId: number; userId: string }

/** That somebody of the commune opened a conversation on a day; once a reader and day. */
export type ReadingTable = {
  conversationId: number
  /** A user's id, or « key:ID ». */
  reader: string
  /** Local date. */
  day: string
  /** The reader's, as the journal writes it. */
  name: string
  firstAt: Instant
  lastAt: Instant
}

declare module '../../database/schema.ts' {
  interface Schema {
    note: NoteTable
    noteMention: NoteMentionTable
    reading: ReadingTable
    reply: ReplyTable
    replyFile: ReplyFileTable
    savedReply: SavedReplyTable
    webhook: WebhookTable
  }
}
