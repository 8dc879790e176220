import type { Sentence } from '../../language/sentence.ts'
import type { Limits } from '../connector.ts'

/** What was being done, for the sentence: which permission was missing depends on it. */
export type Doing =
  | 'read'
  | 'read-threads'
  | 'publish'
  | 'comment'
  | 'message'
  | 'private-reply'
  | 'hide'
  | 'subscribe'

/** How much one text may have. */
export type Room = Pick<Limits, 'textLength' | 'counts'>

/** A permission, and what is lost without it. */
type Needed = { scope: string; level: 'info' | 'warning' | 'error'; without: Sentence }

/** What a network of Meta's takes, and how things are called there. */
export type Network = {
  /** « Facebook », « Instagram ». */
  name: string
  /** Whose posts they are: « la page », « le compte ». */
  owner: Sentence
  /** Where people answer without us: « dans la boîte de réception de Facebook ». */
  elsewhere: Sentence
  comment: Room
  message: Room
  /** What is asked of the person who connects. */
  needed: readonly Needed[]
  /** Which permission each thing needs, one of these. */
  permissions: Record<Doing, readonly string[]>
  /** What is said where it is not there. */
  missing: Record<Exclude<Doing, 'read' | 'read-threads'>, Sentence>
  /** Refusals of its own, by Meta's subcode; `waitMs` before another try, null: never again. */
  refusals: ReadonlyMap<number, { reason: Sentence; waitMs: number | null }>
  /** By which its private conversations are asked for. */
  platform: 'messenger' | 'instagram'
  /** The field that has a post's public address. */
  permalink: 'permalink_url' | 'permalink'
  /** The edge under which a comment is answered. */
  answers: 'comments' | 'replies'
  /** Where anybody finds a post or a comment of which Meta told no address; null: nowhere. */
  addressOf(id: string): string | null
  /** The field that hides a comment, as it is written and as it is read. */
  hidden: { write: 'is_hidden' | 'hide'; read: 'is_hidden' | 'hidden' }
}
