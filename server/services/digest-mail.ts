import { createHash } from 'node:crypto'
import type { Digest } from '../domain/digest.ts'
import { mailAgainAt } from '../domain/mail-retry.ts'
import { claimAgain, claimFirst, type MailSettlement, settleMail } from '../store/digest.ts'
import type { Row } from '../store/schema.ts'
import type { Deps } from './deps.ts'
import { digestHtml, digestText } from './digest-render.ts'
import type { Mailer, MailOutcome } from './mailer.ts'
import { unsubscribeLink } from './unsubscribe.ts'
import { digestLinks } from './weekly-digest.ts'

export type MailDeps = Pick<Deps, 'db' | 'clock' | 'publicUrl' | 'secrets' | 'log'> & {
  mailer: Mailer
}

/** One reader's mail: the words, and for whom. */
export type DigestMail = { communeId: number; week: string; email: string; digest: Digest }

/** Longer than the mailer's own deadlines together. */
const leaseMs = 5 * 60_000

/** The first attempt to send a mail. @returns whether it was ours to make. */
export async function sendFirst(deps: MailDeps, mail: DigestMail): Promise<boolean> {
  const { communeId, week, email } = mail
  const messageId = messageIdOf(deps, mail)
  const leaseUntil = deps.clock.now() + leaseMs
  const id = await claimFirst(deps.db, { communeId, week, email, messageId, leaseUntil })
  if (id === undefined) return false
  await attempt(deps, mail, { id, messageId, attempts: 1 })
  return true
}

/** Another attempt, with the Message-ID of the first. @returns whether it was ours to make. */
export async function sendAgain(
  deps: MailDeps,
  row: Row<'digestMail'>,
  digest: Digest,
): Promise<boolean> {
  if (!(await claimAgain(deps.db, row, deps.clock.now() + leaseMs))) return false
  await attempt(deps, { ...row, digest }, { ...row, attempts: row.attempts + 1 })
  return true
}

/** The claim is committed: from here on, whatever happens leaves a row that says what is known. */
async function attempt(
  deps: MailDeps,
  { communeId, week, email, digest }: DigestMail,
  { id, messageId, attempts }: Pick<Row<'digestMail'>, 'id' | 'messageId' | 'attempts'>,
): Promise<void> {
  const unsubscribe = unsubscribeLink(deps, { communeId, email })
  const links = digestLinks(deps, week, unsubscribe)
  const outcome = await deps.mailer.send({
    to: email,
    subject: digest.subject,
    text: digestText(digest, links),
    html: digestHtml(digest, links),
    messageId,
    headers: {
      // RFC 3834: absence notes and other robots do not answer it.
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${unsubscribe}>`,
      // RFC 8058 asks for https.
      ...(deps.publicUrl.startsWith('https:') && {
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  })
  if (outcome.kind !== 'sent') {
    deps.log.warn({ digestMail: id, week, outcome: outcome.kind, reason: outcome.reason }, 'digest')
  }
  await settleMail(deps.db, id, attempts, settlementOf(outcome, attempts, deps.clock.now()))
}

function settlementOf(outcome: MailOutcome, attempts: number, now: number): MailSettlement {
  if (outcome.kind === 'sent') return { state: 'sent', reason: null, nextAt: null, sentAt: now }
  const { reason } = outcome
  if (outcome.kind === 'unknown') {
    return { state: 'unconfirmed', reason, nextAt: null, sentAt: null }
  }
  const nextAt = outcome.again ? mailAgainAt(attempts, now) : null
  return { state: 'failed', reason, nextAt, sentAt: null }
}

/** The same for every attempt; the address itself does not show in it. */
function messageIdOf(
  { publicUrl }: Pick<Deps, 'publicUrl'>,
  { communeId, week, email }: DigestMail,
): string {
  const hash = createHash('sha256').update(email).digest('hex').slice(0, 16)
  return `<digest.${communeId}.${week}.${hash}@${new URL(publicUrl).hostname}>`
}
