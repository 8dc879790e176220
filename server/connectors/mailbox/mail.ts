import { createHash } from 'node:crypto'
import type { Own } from './access/access.ts'
import { type Person, peopleIn, type ReadAddresses } from './addresses.ts'
import { automaticLines, isAutomatic } from './automatic.ts'
import { first, type Header, idsIn, readable } from './header.ts'

/** The header lines that are read. */
export const headerLines = [
  'message-id',
  'in-reply-to',
  'references',
  'date',
  'received',
  'from',
  'reply-to',
  'to',
  'cc',
  'bcc',
  'subject',
  ...automaticLines,
] as const

/** Where a mail lies, and what its server says of it. */
export type Envelope = {
  uid: number
  flags: ReadonlySet<string>
  /** INTERNALDATE, ms UTC; null: the server gives none. */
  arrivedAt: number | null
  size: number
  header: Header
}

/** A mail as Tambour needs it, its text apart. */
export type Mail = {
  uid: number
  /** RFC 5322 § 3.6.4, without brackets; null: it has none. */
  messageId: string | null
  remoteId: string
  direction: 'inbound' | 'outbound'
  from: Person | null
  /** With whom the mairie talks by it. */
  citizen: Person
  /** Whom it went to, ourselves left out. */
  recipients: Person[]
  subject: string
  /** The oldest first. */
  references: string[]
  inReplyTo: string | null
  sentAt: number
  /** The `Date` of a copy that was put into \Sent long after it was written, ms UTC; null for all other mail. */
  writtenAt: number | null
  automatic: boolean
}

/** A copy in \Sent that is not known to have left (reply.ts); RFC 5550 § 5.10 names the keyword. */
export const pendingFlag = '$SubmitPending'

const longestSubject = 300
/** A server's clock and the line that it adds differ by no more. */
const skewMs = 10 * 60_000

/**
 * Null: a draft, a note to oneself, an answer that has not left: nothing that was said to anybody. Nor
 * was what was delivered in our own name: anybody writes that, and what we did send lies in \Sent.
 */
export function mailOf(
  envelope: Envelope,
  folder: 'incoming' | 'sent',
  own: Own,
  read: ReadAddresses,
): Mail | null {
  const { header, flags } = envelope
  const marks = new Set([...flags].map(flag => flag.toLowerCase()))
  if (marks.has('\\draft') || marks.has(pendingFlag.toLowerCase())) return null
  const isOther = ({ address }: Person) => !own.all.has(address)
  const [from = null] = peopleIn(header, ['from'], read)
  const [answered = from] = peopleIn(header, ['reply-to'], read).filter(isOther)
  const recipients = peopleIn(header, ['to', 'cc', 'bcc'], read).filter(isOther)
  const isOwn = from !== null && own.all.has(from.address)
  // A form on the town's site writes from the mairie's own address, for somebody else.
  const isForm = folder === 'incoming' && isOwn && answered !== null && answered !== from
  const isOut = folder === 'sent' || (isOwn && !isForm)
  if (isOut && folder === 'incoming' && wasDelivered(header)) return null
  const citizen = isOut ? (recipients[0] ?? null) : (answered ?? unknown(header))
  if (citizen === null || own.all.has(citizen.address)) return null
  const [messageId = null] = idsIn(first(header, 'message-id'))
  const [inReplyTo = null] = idsIn(first(header, 'in-reply-to'))
  const references = idsIn(first(header, 'references'))
  return {
    uid: envelope.uid,
    messageId,
    remoteId: remoteIdOf(envelope, messageId, isOut ? 'outbound' : 'inbound'),
    direction: isOut ? 'outbound' : 'inbound',
    from,
    citizen,
    recipients,
    subject: readable(first(header, 'subject')).slice(0, longestSubject).toWellFormed(),
    references,
    inReplyTo,
    sentAt: sentAtOf(envelope),
    writtenAt: isOut && isOwn && !wasDelivered(header) ? writtenAtOf(envelope) : null,
    automatic: isForm ? false : isAutomatic(header, isOut ? null : citizen),
  }
}

/** A server that takes a mail adds these lines (RFC 5321 § 4.4); what a program put into a folder has none. */
const wasDelivered = (header: Header): boolean =>
  header.has('received') || header.has('return-path')

/** Who gave no address that can be read is somebody all the same, and nobody else. */
function unknown(header: Header): Person {
  const name = readable(first(header, 'from')).slice(0, 100)
  return { address: `${fingerprint([name]).slice(0, 8)}@${nowhere}`, name: name || null }
}

/** RFC 2606 § 2: nothing is ever sent there. */
export const nowhere = 'inconnu.invalid'

/** When our own server took it: what its sender says of the time may be anything. */
function sentAtOf({ header, arrivedAt }: Envelope): number {
  const line = first(header, 'received')
  const dated = Date.parse(
    line
      .slice(line.lastIndexOf(';') + 1)
      .replace(/\([^()]*\)/g, '')
      .trim(),
  )
  const isLikely = !Number.isNaN(dated) && dated > 0
  if (arrivedAt === null) return isLikely ? dated : 0
  return isLikely && dated <= arrivedAt + skewMs ? dated : arrivedAt
}

/**
 * The `Date` of a copy of our own mail, where the copy was stored later than a program takes to store it:
 * the program was offline, or the mailbox moved to another server. Our own program wrote that line, and
 * nobody outside writes such copies. Null where the time of storage is nearer the truth: no copy is older
 * than its mail, and a machine that lost its clock begins at 1970 or 2000. See docs/reply-times.md.
 */
function writtenAtOf({ header, arrivedAt }: Envelope): number | null {
  const written = Date.parse(
    first(header, 'date')
      .replace(/\([^()]*\)/g, '')
      .trim(),
  )
  if (arrivedAt === null || !(written >= leastWritten)) return null
  return arrivedAt - written > skewMs ? written : null
}

const leastWritten = Date.UTC(2010, 0, 1)

/**
 * By what a mail is known wherever it lies: moved or copied it is one. A mail from outside is known by
 * who wrote it and when they say so too, for some programs give all of their mails one id, and an id that
 * somebody took from another's mail must not make that one vanish. One without an id is known by its
 * day, by which it is found again, and by all that stays the same.
 */
function remoteIdOf(
  { header, size, arrivedAt }: Envelope,
  messageId: string | null,
  direction: Mail['direction'],
): string {
  const said = ['from', 'date'].map(name => first(header, name))
  if (messageId !== null) {
    return direction === 'outbound' ? messageId : `${messageId}#${fingerprint(said)}`
  }
  const day = new Date(arrivedAt ?? 0).toISOString().slice(0, 10)
  return `${day}#${fingerprint([...said, first(header, 'subject'), String(size)])}`
}

/** What tells apart mails that bear one id. */
export const fingerprint = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)

/** What of a remote id a server can look for: its Message-ID, or the day on which it came. */
export function soughtBy(remoteId: string): { messageId: string } | { day: Date } {
  const [, head = remoteId] = /^(.*)#[\da-f]{16}$/s.exec(remoteId) ?? []
  if (/^\d{4}-\d\d-\d\d$/.test(head)) return { day: new Date(`${head}T00:00:00Z`) }
  return { messageId: head }
}
