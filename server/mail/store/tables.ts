import type { Generated } from 'kysely'
import type { Instant } from '../../database/columns.ts'

/**
 * `queued`: nobody has tried to send it. `sending`: it was claimed, until `nextAt`. `failed`: it was
 * refused, and is tried again at `nextAt` if that is set. `unconfirmed`: it may have arrived, and is
 * not sent again by itself. `dropped`: it was no longer true when it was its turn.
 */
export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'unconfirmed' | 'dropped'

/**
 * Every mail that is to be sent or was, each at most once: kind, subject, round and recipient are
 * unique. The row is committed before the mail server is called, the outcome after.
 */
export type MailTable = {
  id: Generated<number>
  communeId: number
  /** The name of its `MailKind`. */
  kind: string
  /** What it is about, as its kind names it: the number of a request, of a notice … */
  subject: string
  /** What makes it another mail about the same: « remind-24.1780000000000 »; empty: there is one. */
  round: string
  /** A user's id, or an address where its reader needs no account. */
  recipient: string
  userId: string | null
  email: string
  /** With its angle brackets: the same for every attempt. */
  messageId: string
  state: MailState
  attempts: Generated<number>
  nextAt: Instant | null
  sentAt: Instant | null
  /** A sentence as `sentenceText` writes it. */
  reason: string | null
}

declare module '../../database/schema.ts' {
  interface Schema {
    mail: MailTable
  }
}
