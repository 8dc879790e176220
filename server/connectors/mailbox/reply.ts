import { contactAddress } from '../../language/contact-address.ts'
import type { Sentence } from '../../language/sentence.ts'
import type { Call, Outcome, Port, ReplyFile, ReplyTo } from '../connector.ts'
import { asFailure, orFailure, orUnclear } from '../network/error.ts'
import { MailboxError } from './access/access.ts'
import { type Answered, compose, messageIdOf } from './compose.ts'
import { readTexts } from './fetching.ts'
import { locate } from './locate.ts'
import { nowhere, soughtBy } from './mail.ts'
import { manifest } from './manifest.ts'
import { whyNoMail } from './reports.ts'
import { appendPending, copyIn, type Pending, removePending, sentFolder } from './sent.ts'
import { mailboxSentences as says } from './sentences.ts'
import {
  folderOpened,
  type Limits,
  type Session,
  silenceWhile,
  usualLimits,
  withMailbox,
} from './session.ts'
import { handOver, withSmtp } from './smtp.ts'

const { textLength, counts } = manifest.limits

/** By mail for ever, unless nobody knows where to. */
export const replyOptions: Port['replyOptions'] = ({ authorRemoteId }) => {
  if (addressIn(authorRemoteId) === null) {
    return { public: null, private: { open: false, reason: whyNotByMail(authorRemoteId) } }
  }
  return { public: null, private: { open: true, until: null, limit: { textLength, counts } } }
}

export const whyNotByMail = (remoteId: string | null): Sentence =>
  whyNoMail(remoteId) ?? says.nowhereToAnswer

export function addressIn(remoteId: string | null): string | null {
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
export const reply = replyWithin(usualLimits)

/** The same within limits of a test's own. */
export function replyWithin(limits: Limits): Port['reply'] {
  return (...asked) => attempt(limits, ...asked)
}

async function attempt(
  limits: Limits,
  call: Call,
  { remoteId, authorRemoteId }: ReplyTo,
  text: string,
  key: string,
  files: readonly ReplyFile[],
): Promise<Outcome> {
  const to = addressIn(authorRemoteId)
  if (to === null) {
    return { kind: 'failed', reason: whyNotByMail(authorRemoteId), retryAt: null, closes: true }
  }
  const hasFiles = files.length > 0
  const preparationMs = limits.preparationMs[hasFiles ? 'files' : 'text']
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), preparationMs)
  // As a mail has them: in BASE64, with ends of lines (RFC 2045 § 6.8).
  const bytes = files.reduce((sum, file) => sum + file.bytes.length * 1.37, 0)
  const silenceMs = silenceWhile(bytes, limits)
  // The server that sends waits for the copy before it has the text.
  const patience: Patience = {
    imap: silenceMs,
    look: limits.silenceMs,
    ...(hasFiles && { smtp: preparationMs + silenceMs }),
  }
  try {
    return await orFailure(call, () =>
      withMailbox(
        call,
        async session => {
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
          using _folder = await folderOpened(imap, folder)
          const before = await copyIn(imap, messageId)
          if (before.kind === 'sent') return published(messageId)
          if (before.kind === 'pending') return { kind: 'unknown', reason: says.perhapsSent }
          const mail = { to, raw, folder, messageId, hasFiles }
          return await send(session, call, mail, late.signal, patience)
        },
        { silenceMs: patience.imap },
      ),
    )
  } finally {
    clearTimeout(timer)
  }
}

/** For how long each server may be silent while an answer leaves, and while one looks after it, ms. */
type Patience = { imap: number; smtp?: number; look: number }

const published = (remoteId: string): Outcome => ({ kind: 'published', remoteId, url: null })

async function send(
  { imap, own }: Session,
  call: Call,
  mail: { to: string; raw: Buffer; folder: string; messageId: string; hasFiles: boolean },
  late: AbortSignal,
  patience: Patience,
): Promise<Outcome> {
  const { to, raw, folder, messageId, hasFiles } = mail
  const copy: { made: Pending | null; isBegun: boolean } = { made: null, isBegun: false }
  // What is uploaded ends with the line: a server keeps no half of it.
  const giveUp = () => imap.close()
  const tooSlow = new MailboxError(hasFiles ? says.tooSlowForFiles : says.tooSlow, 'passing')
  let isTooSlow = false
  const mustBeInTime = () => {
    isTooSlow = late.aborted
    if (isTooSlow) throw tooSlow
  }
  const outcome = await withSmtp(
    call,
    own,
    line =>
      handOver(line, { from: own.address, to, raw }, async () => {
        mustBeInTime()
        late.addEventListener('abort', giveUp, { once: true })
        copy.isBegun = true
        try {
          copy.made = await appendPending(imap, folder, messageId, raw)
        } finally {
          late.removeEventListener('abort', giveUp)
          mustBeInTime()
        }
      }),
    patience.smtp,
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
  // A server may have taken a copy whose line ended before it could say so.
  if (copy.isBegun && copy.made === null) await withoutCopy(call, folder, messageId, patience.look)
  if (isTooSlow) throw tooSlow
  const problem = outcome.refusesAccess ? 'dead' : outcome.again ? 'passing' : 'refused'
  return asFailure(new MailboxError(says.notTaken(outcome.reason), problem), call)
}

/** Takes a copy away of which nobody knows whether it is there; where that fails, a person will judge. */
async function withoutCopy(
  call: Call,
  folder: string,
  messageId: string,
  silenceMs: number,
): Promise<void> {
  const remove = async ({ imap }: Session) => {
    using _folder = await folderOpened(imap, folder)
    await removePending(imap, messageId)
  }
  await withMailbox(call, remove, { silenceMs }).catch(() => undefined)
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
  using _folder = await folderOpened(session.imap, path, { readOnly: true })
  const texts = await readTexts(session.imap, [described])
  const references =
    mail.references.length > 0 ? mail.references : mail.inReplyTo ? [mail.inReplyTo] : []
  return { ...mail, references, text: texts.get(mail.uid) ?? '' }
}

/** Looks for the copy of an earlier attempt in \Sent. */
export const findReply: Port['findReply'] = (call, _message, _text, _since, key) => {
  return orUnclear(() =>
    withMailbox(call, async ({ imap, own }) => {
      const messageId = messageIdOf(key, own)
      using _folder = await folderOpened(imap, await sentFolder(imap), { readOnly: true })
      const copy = await copyIn(imap, messageId)
      if (copy.kind === 'absent') return { kind: 'absent' }
      if (copy.kind === 'pending') return { kind: 'unclear', reason: says.perhapsSent }
      return { kind: 'found', remoteId: messageId, url: null }
    }),
  )
}
