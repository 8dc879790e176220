import { contactAddress } from '../../language/contact-address.ts'
import type { Sentence } from '../../language/sentence.ts'
import type {
  Answerable,
  Call,
  Found,
  Outcome,
  ReplyFile,
  ReplyOptions,
  ReplyTo,
} from '../connector.ts'
import { asFailure, asUnclear, orElse } from '../network-error.ts'
import { type Answered, compose, messageIdOf } from './compose.ts'
import { readTexts } from './fetching.ts'
import { locate } from './locate.ts'
import { nowhere, soughtBy } from './mail.ts'
import { manifest } from './manifest.ts'
import { MailboxError } from './problem.ts'
import { toolOf } from './reports/report.ts'
import { appendPending, copyIn, type Pending, sentFolder } from './sent.ts'
import { mailboxSentences as says } from './sentences.ts'
import { type Session, withMailbox } from './session.ts'
import { handOver, withSmtp } from './smtp.ts'

const { textLength, counts } = manifest.limits

/**
 * Whoever looks for an attempt after a minute must find its copy, or know that it will not leave: one
 * that has not come so far by then is given up.
 */
const longestPreparationMs = 40_000

/** By mail for ever, unless nobody knows where to. */
export function replyOptions({ authorRemoteId }: Answerable): ReplyOptions {
  if (addressIn(authorRemoteId) === null) {
    return { public: null, private: { open: false, reason: whyNot(authorRemoteId) } }
  }
  return { public: null, private: { open: true, until: null, limit: { textLength, counts } } }
}

function whyNot(remoteId: string | null): Sentence {
  const tool = toolOf(remoteId)
  return tool === null ? says.nowhereToAnswer : says.answeredIn(tool)
}

function addressIn(remoteId: string | null): string | null {
  const known = contactAddress(remoteId)
  if (known?.scheme !== 'mailto' || known.address.endsWith(`@${nowhere}`)) return null
  return known.address.replaceAll('%23', '#')
}

/**
 * Answers a mail, exactly once as far as SMTP lets anybody promise (docs/decisions/answers-by-mail.md). A copy stands in
 * \Sent, marked as pending, before the mail is handed over, and loses its mark when the server took it,
 * or goes when the server refused it. What cannot be known is whether a server took a mail whose answer
 * never came (RFC 5321 § 4.5.3.2.6): that alone is left to a person.
 */
export async function reply(
  call: Call,
  { remoteId, authorRemoteId }: ReplyTo,
  text: string,
  key: string,
  files: readonly ReplyFile[],
): Promise<Outcome> {
  const to = addressIn(authorRemoteId)
  if (to === null) {
    return { kind: 'failed', reason: whyNot(authorRemoteId), retryAt: null, closes: true }
  }
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
  }, longestPreparationMs)
  try {
    return await orElse(
      () =>
        withMailbox(call, async session => {
          const { imap, own } = session
          const answered = await answeredBy(session, call, remoteId)
          const name = call.config.name?.trim() ?? ''
          const person = { address: to, name: answered?.citizen.name ?? null }
          const raw = await compose(own, {
            name,
            to: person,
            text,
            key,
            now: call.now,
            files,
            answered,
          })
          const messageId = messageIdOf(key, own)
          const folder = await sentFolder(imap)
          const lock = await imap.getMailboxLock(folder)
          try {
            const before = await copyIn(imap, messageId)
            if (before.kind === 'sent') return published(messageId)
            if (before.kind === 'pending') return { kind: 'unknown', reason: says.perhapsSent }
            return await send(session, call, { to, raw, folder, messageId }, () => isLate)
          } finally {
            lock.release()
          }
        }),
      error => asFailure(error, call),
    )
  } finally {
    clearTimeout(timer)
  }
}

const published = (remoteId: string): Outcome => ({ kind: 'published', remoteId, url: null })

async function send(
  { imap, own }: Session,
  call: Call,
  { to, raw, folder, messageId }: { to: string; raw: Buffer; folder: string; messageId: string },
  isLate: () => boolean,
): Promise<Outcome> {
  const copy: { made: Pending | null } = { made: null }
  const outcome = await withSmtp(call, own, line =>
    handOver(line, { from: own.address, to, raw }, async () => {
      const tooSlow = new MailboxError(says.tooSlow, 'passing')
      if (isLate()) throw tooSlow
      copy.made = await appendPending(imap, folder, messageId, raw)
      // To upload it may take as long as all before.
      if (isLate()) throw tooSlow
    }),
  )
  // The mailbox may be gone by now. The mail is what it is, and its copy stays as it was.
  const settled = (act: ((made: Pending) => Promise<void>) | null) =>
    copy.made && act ? act(copy.made).catch(() => undefined) : undefined
  if (outcome.kind === 'sent') {
    await settled(made => made.settle())
    return published(messageId)
  }
  if (outcome.kind === 'unknown') return { kind: 'unknown', reason: says.perhapsSent }
  await settled(made => made.remove())
  const problem = outcome.refusesAccess ? 'dead' : outcome.again ? 'passing' : 'refused'
  return asFailure(new MailboxError(says.notTaken(outcome.reason), problem), call)
}

/** What is answered; null: it is nowhere any more, which keeps nobody from answering. */
async function answeredBy(
  session: Session,
  call: Call,
  remoteId: string,
): Promise<Answered | null> {
  const found = await locate(session, call, remoteId)
  if (found === null) {
    const sought = soughtBy(remoteId)
    if (!('messageId' in sought)) return null
    return {
      ...{ messageId: sought.messageId, references: [], subject: '', sentAt: call.now, text: '' },
      citizen: { address: '', name: null },
    }
  }
  const { path, mail, described } = found
  const lock = await session.imap.getMailboxLock(path, { readOnly: true })
  try {
    const texts = await readTexts(session.imap, [described])
    const references =
      mail.references.length > 0 ? mail.references : mail.inReplyTo ? [mail.inReplyTo] : []
    return { ...mail, references, text: texts.get(mail.uid) ?? '' }
  } finally {
    lock.release()
  }
}

/** Looks for the copy of an earlier attempt in \Sent. */
export function findReply(
  call: Call,
  _message: ReplyTo,
  _text: string,
  _since: number,
  key: string,
): Promise<Found> {
  return orElse(
    () =>
      withMailbox(call, async ({ imap, own }) => {
        const messageId = messageIdOf(key, own)
        const lock = await imap.getMailboxLock(await sentFolder(imap), { readOnly: true })
        try {
          const copy = await copyIn(imap, messageId)
          if (copy.kind === 'absent') return { kind: 'absent' }
          if (copy.kind === 'pending') return { kind: 'unclear', reason: says.perhapsSent }
          return { kind: 'found', remoteId: messageId, url: null }
        } finally {
          lock.release()
        }
      }),
    asUnclear,
  )
}
