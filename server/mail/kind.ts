import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import type { Attachment, MailOutcome } from '../platform/mailer.ts'
import type { Topic } from '../platform/shapes.ts'
import type { MailPatch } from './store.ts'

export type { MailPatch }

export type MailRow = Row<'mail'>

/** How a mail reads; `text` is its plain text, beside `html`. */
export type MailContent = {
  subject: string
  text: string
  html: string
  /** As `Mail` has them. */
  fromName?: string
  replyTo?: string
  headers?: Record<string, string>
  attachments?: readonly Attachment[]
}

/** What was written: a mail, or what is sent another way (`ownWay`). */
export type Written = {
  mails: readonly MailRow[]
} /** `to`: whose address stands nowhere in the outbox. */ & (
  | { content: MailContent; to?: string }
  | { send(): Promise<MailOutcome> }
)

/** How what is no mail leaves, also where there is no mail server. */
export type OwnWay = {
  /** How long a claim holds, ms: longer than sending takes. */
  leaseMs: number
  /** How many leave at the same time. */
  atOnce: number
  /** Open screens are told also after one has left. */
  tellsSent?: true
  /**
   * What is written of an attempt that is over, or was cut off (`unknown`), with what has to be done
   * about it in the same transaction.
   */
  settle(
    deps: Deps,
    transaction: Db,
    mail: MailRow,
    outcome: MailOutcome,
    now: number,
  ): Promise<MailPatch>
}

/**
 * What a capability says of its mails: when one is due, whether it is still true, how it reads. The
 * outbox (outbox.ts) does the rest: it claims, sends, tries again and settles.
 */
export type MailKind = {
  /** In the table, and at the beginning of each Message-ID. */
  kind: string
  /** Changes after which one may be due sooner than was foreseen. */
  wokenBy: readonly Topic[]
  /** What open screens are told after one has left; of what is no mail, after one has not. */
  changes?: Topic
  /**
   * Writes what is to be sent now and was not written before (`queueMails`).
   * @returns when there may be more, ms UTC; null: that is not foreseen.
   */
  queue?(deps: Deps): Promise<number | null>
  /** What is due so soon after, ms, may leave with what is due now (`together`). */
  togetherMs?: number
  /** Which of these leave now, and which of them as one; without it, each alone. */
  together?(deps: Deps, mails: readonly MailRow[], now: number): Promise<MailRow[][]>
  /** From when on it may leave, ms UTC, the past included; null: it is no longer true, or nobody's. */
  check(deps: Deps, mail: MailRow, now: number): Promise<number | null>
  /**
   * How these read, as one mail, once they were claimed. `mails` are those that it tells of: the
   * others, or all where it is null, are no longer true and are dropped.
   */
  write(deps: Deps, mails: readonly MailRow[], now: number): Promise<Written | null>
  /** Without it, they leave by the mail server. */
  ownWay?: OwnWay
}
