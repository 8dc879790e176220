import { createHash } from 'node:crypto'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { mailLeaseMs, mailSettlement } from '../mail/outcome.ts'
import { moveMail, settleMail } from '../mail/store/rows.ts'
import type { Mailer } from '../platform/mailer.ts'
import { digestHtml, digestText } from './mail-content.ts'
import type { Digest } from './rules/digest.ts'
import { claimFirst } from './store/digest.ts'
import { unsubscribeLink } from './unsubscribe.ts'
import { digestLinks } from './weekly-digest.ts'

export type MailDeps = Pick<Deps, 'db' | 'clock' | 'publicUrl' | 'secrets' | 'log'> & {
  mailer: Mailer
}

/** One reader's mail: the words, and for whom. */
export type DigestMail = { communeId: number; week: string; email: string; digest: Digest }

/** The first attempt to send a mail. @returns whether it was ours to make. */
export async function sendFirst(deps: MailDeps, mail: DigestMail): Promise<boolean> {
  const { communeId, week, email } = mail
  const messageId = messageIdOf(deps, mail)
  const leaseUntil = deps.clock.now() + mailLeaseMs
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
  const attempts = row.attempts + 1
  const nextAt = deps.clock.now() + mailLeaseMs
  const claim = { state: 'sending', attempts, nextAt, reason: null } as const
  if (!(await moveMail(deps.db, 'digestMail', row, claim))) return false
  await attempt(deps, { ...row, digest }, { ...row, attempts })
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
  const settlement = mailSettlement(outcome, attempts, deps.clock.now())
  await settleMail(deps.db, 'digestMail', { id, attempts }, settlement)
}

/** The same for every attempt; the address itself does not show in it. */
function messageIdOf(
  { publicUrl }: Pick<Deps, 'publicUrl'>,
  { communeId, week, email }: DigestMail,
): string {
  const hash = createHash('sha256').update(email).digest('hex').slice(0, 16)
  return `<digest.${communeId}.${week}.${hash}@${new URL(publicUrl).hostname}>`
}
