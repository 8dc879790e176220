import { hash } from 'node:crypto'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { sentences, sentenceText } from '../language/sentence.ts'
import { limitOf } from '../platform/limit.ts'
import type { MailOutcome } from '../platform/mailer.ts'
import { gauge, instants, type Metric } from '../platform/metric.ts'
import type { MailKind, MailRow, Written } from './kind.ts'
import { mailAgainAt, mailFirstDueAt } from './rules.ts'
import {
  countMails,
  insertMails,
  mailsAbout,
  mailsCutOff,
  mailsDue,
  moveMail,
  nextMailAt,
  settleMail,
} from './store.ts'

const mailSentences = sentences('mail', {
  /** Without a full stop, as the mail server's own reasons (`platform/sentences.ts`). */
  cutOff: {
    fr: 'Tambour s’est arrêté pendant l’envoi : le message est peut-être arrivé',
    en: 'Tambour stopped while sending: the mail may have arrived',
  },
})

/** How long the claim of a mail holds, ms: longer than the mailer's own deadlines together. */
const leaseMs = 5 * 60_000

/** A mail that cannot be read or written is put off by this, ms: it keeps those behind it waiting once. */
const putOffMs = 60_000

/** What mails are about, and from when on they are to leave; null: no round looks at them. */
export type MailSubject = Pick<MailRow, 'communeId' | 'subject' | 'nextAt'> & { round?: string }

/** Who gets one; `recipient` is what makes two of them the same reader. */
export type MailReader = Pick<MailRow, 'recipient' | 'userId' | 'email'>

/** Somebody with an account, whatever their address becomes. */
export function accountReader({ id, email }: { id: string; email: string }): MailReader {
  return { recipient: id, userId: id, email }
}

/** Somebody by their address. */
export function addressReader(email: string, userId: string | null = null): MailReader {
  return { recipient: email, userId, email }
}

/**
 * Writes mails that are to leave, to those of these readers who have none about that, whatever
 * became of it. Inside a transaction they leave if that is committed.
 */
export async function queueMails(
  { publicUrl }: Pick<Deps, 'publicUrl'>,
  db: Db,
  { kind }: Pick<MailKind, 'kind'>,
  { communeId, subject, round = '', nextAt }: MailSubject,
  readers: readonly MailReader[],
): Promise<void> {
  const written = await mailsAbout(db, { kind }, subject)
  const known = new Set(written.filter(mail => mail.round === round).map(mail => mail.recipient))
  const name = [kind, subject, round].filter(part => part !== '').join('.')
  const host = new URL(publicUrl).hostname
  await insertMails(
    db,
    readers
      // Nearly every round finds that everybody has theirs: it writes nothing.
      .filter(({ recipient }) => !known.has(recipient))
      .map(reader => ({
        communeId,
        kind,
        subject,
        round,
        ...reader,
        // The person does not show in it.
        messageId: `<${name}.${hash('sha256', reader.recipient).slice(0, 16)}@${host}>`,
        state: 'queued',
        nextAt,
        sentAt: null,
        reason: null,
      })),
  )
}

/**
 * One round: writes what is to be sent, and sends what is due, each mail at most once. Its row was
 * committed before the mail server is called, the outcome is after. What nobody can know (the
 * connection broke after the text, this process ended in between) is `unconfirmed` and not sent
 * again by itself: its Message-ID makes a second one harmless in some mailboxes only. What is no
 * longer true when it is its turn is dropped. Two rounds at the same moment, in one process or in
 * two, send each mail once.
 * @param stopped whether to stop before the next mail.
 * @returns when the next round is due, ms UTC; null when that is not foreseen.
 */
export async function sendMails(
  deps: Deps,
  kind: MailKind,
  stopped: () => boolean = () => false,
): Promise<number | null> {
  const { db, clock, mailer } = deps
  await settleCutOff(deps, kind)
  const queueAt = (await kind.queue?.(deps)) ?? null
  if (mailer === null && kind.ownWay === undefined) return null
  const now = clock.now()
  const due = await mailsDue(db, kind, now + (kind.togetherMs ?? 0))
  const groups = kind.together ? await kind.together(deps, due, now) : due.map(mail => [mail])
  // One that takes its time keeps no more than its own place; an error keeps all that did not begin.
  const inTurn = limitOf(kind.ownWay?.atOnce ?? 1)
  let isBroken = false
  const ends = await Promise.allSettled(
    groups.map(group =>
      inTurn(async () => {
        if (isBroken || stopped()) return
        try {
          await sendReady(deps, kind, group)
        } catch (error) {
          isBroken = true
          throw error
        }
      }),
    ),
  )
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  const nextAt = await nextRoundAt(deps, kind)
  return queueAt === null || nextAt === null ? (nextAt ?? queueAt) : Math.min(queueAt, nextAt)
}

/** When a mail of that kind must next be looked at, ms UTC; null when none must. */
export async function nextRoundAt(
  { db, mailer }: Pick<Deps, 'db' | 'mailer'>,
  { kind, ownWay }: Pick<MailKind, 'kind' | 'ownWay'>,
): Promise<number | null> {
  return mailer === null && ownWay === undefined ? null : await nextMailAt(db, kind)
}

/** Writes of mails whose sending was cut off that nobody knows what became of them. */
export async function settleCutOff(deps: Deps, kind: MailKind): Promise<void> {
  const outcome = { kind: 'unknown', reason: mailSentences.cutOff } as const
  for (const mail of await mailsCutOff(deps.db, kind, deps.clock.now())) {
    await settle(deps, kind, mail, outcome)
  }
}

async function sendReady(deps: Deps, kind: MailKind, group: readonly MailRow[]): Promise<void> {
  const ready: MailRow[] = []
  for (const mail of group) if (await isReady(deps, kind, mail)) ready.push(mail)
  await sendTogether(deps, kind, ready)
}

/** Whether it leaves now; otherwise it is put off, or dropped. */
async function isReady(deps: Deps, kind: MailKind, mail: MailRow): Promise<boolean> {
  const now = deps.clock.now()
  let at: number | null
  try {
    at = await kind.check(deps, mail, now)
  } catch (error) {
    await moveMail(deps.db, mail, { nextAt: now + putOffMs })
    throw error
  }
  if (at !== null && at <= now) return true
  await moveMail(deps.db, mail, at === null ? { state: 'dropped', nextAt: null } : { nextAt: at })
  return false
}

/**
 * Sends these as one mail, those of them that nobody else sends meanwhile.
 * @returns whether there was something to send.
 */
export async function sendTogether(
  deps: Deps,
  kind: MailKind,
  mails: readonly MailRow[],
): Promise<boolean> {
  const { db, clock, mailer } = deps
  const { ownWay } = kind
  if (mailer === null && ownWay === undefined) return false
  const claimed: Claimed[] = []
  for (const mail of mails) {
    const attempts = mail.attempts + 1
    const nextAt = clock.now() + (ownWay?.leaseMs ?? leaseMs)
    const claim = { state: 'sending', attempts, nextAt, reason: null } as const
    if (await moveMail(db, mail, claim)) claimed.push({ mail, attempts })
  }
  if (claimed.length === 0) return false
  const written = await writeClaimed(deps, kind, claimed)
  const isWritten = ({ mail }: Claimed) => written?.mails.includes(mail) === true
  for (const { mail, attempts } of claimed.filter(one => !isWritten(one))) {
    await settleMail(db, { id: mail.id, attempts }, { state: 'dropped', nextAt: null })
  }
  const leaving = claimed.filter(isWritten)
  const first = leaving[0]?.mail
  if (written === null || first === undefined) return false
  const outcome = await leave(deps, first, written)
  if (outcome.kind !== 'sent') {
    const { kind: what, reason } = outcome
    deps.log.warn(
      { mail: first.id, kind: kind.kind, outcome: what, reason: reason.fr },
      'mail-not-sent',
    )
  }
  for (const { mail, attempts } of leaving) {
    await settle(deps, kind, { ...mail, attempts }, outcome)
  }
  const isSilent = outcome.kind === 'sent' && ownWay !== undefined && !ownWay.tellsSent
  if (kind.changes && !isSilent) deps.changes.tell(first.communeId, kind.changes)
  return true
}

async function leave(
  { mailer }: Pick<Deps, 'mailer'>,
  { email, messageId }: MailRow,
  written: Written,
): Promise<MailOutcome> {
  if ('send' in written) return await written.send()
  if (mailer === null) throw new Error('a mail was written where there is no mail server')
  const { content, to = email } = written
  // RFC 3834: absence notes and other robots do not answer it.
  const headers = { 'Auto-Submitted': 'auto-generated', ...content.headers }
  return await mailer.send({ to, ...content, messageId, headers })
}

type Claimed = { mail: MailRow; attempts: number }

/** Where it cannot be written, nothing was sent for certain: the claims are given back. */
async function writeClaimed(deps: Deps, kind: MailKind, claimed: readonly Claimed[]) {
  const mails = claimed.map(({ mail }) => mail)
  const now = deps.clock.now()
  try {
    return await kind.write(deps, mails, now)
  } catch (error) {
    for (const { mail, attempts } of claimed) {
      const { state, reason } = mail
      const before = { state, attempts: mail.attempts, nextAt: now + putOffMs, reason }
      await settleMail(deps.db, { id: mail.id, attempts }, before)
    }
    throw error
  }
}

/** Writes what became of an attempt, unless its claim was lost meanwhile. */
async function settle(
  deps: Deps,
  { ownWay }: Pick<MailKind, 'ownWay'>,
  mail: MailRow,
  outcome: MailOutcome,
): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  if (ownWay === undefined) {
    await settleMail(db, mail, settlement(outcome, mail.attempts, now))
    return
  }
  await db.transaction().execute(async transaction => {
    const patch = await ownWay.settle(deps, transaction, mail, outcome, now)
    await settleMail(transaction, mail, patch)
  })
}

/**
 * What an attempt came to. A mail that may have arrived is not tried again: nobody knows, and two
 * are worse than a question.
 * @param attempts how many there have been with this one.
 */
function settlement(outcome: MailOutcome, attempts: number, now: number) {
  if (outcome.kind === 'sent') {
    return { state: 'sent', reason: null, nextAt: null, sentAt: now } as const
  }
  const reason = sentenceText(outcome.reason)
  if (outcome.kind === 'unknown') return { state: 'unconfirmed', reason, nextAt: null } as const
  const nextAt = outcome.again ? mailAgainAt(attempts, now) : null
  return { state: 'failed', reason, nextAt } as const
}

/** How many mails there are in each state, and since when the first of those waits that have not left. */
export async function mailMetrics({ db }: Pick<Deps, 'db'>): Promise<Metric[]> {
  const rows = await countMails(db)
  const counts = Object.groupBy(rows, ({ state }) => state)
  const waiting = rows.flatMap(({ state, attempts, nextAt }) =>
    nextAt === null || state === 'sending' ? [] : mailFirstDueAt(attempts, nextAt),
  )
  return [
    gauge(
      'tambour_mails',
      'Mails of the outbox by state.',
      Object.entries(counts).map(([state, same]) => ({
        labels: { state },
        value: same.reduce((sum, { count }) => sum + count, 0),
      })),
    ),
    instants(
      'tambour_mail_due_timestamp_seconds',
      'When the first mail was to leave, or is, of those that have not; however often it was tried.',
      [{ labels: {}, at: waiting.length === 0 ? null : Math.min(...waiting) }],
    ),
  ]
}
