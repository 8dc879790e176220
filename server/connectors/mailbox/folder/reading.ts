import { mapInTurn } from '../../../platform/event-loop.ts'
import type { Returned } from '../../connector.ts'
import { type NetworkError, orElse, type Parts } from '../../network/error.ts'
import type { ReadAddresses } from '../addresses.ts'
import {
  type Described,
  describe,
  describeBluntly,
  readInvitations,
  readReturned,
  readTexts,
} from '../fetching.ts'
import { type Invitation, saysNothing } from '../invitation.ts'
import { type Mail, mailOf } from '../mail.ts'
import { mailboxSentences as says } from '../sentences.ts'
import type { Session } from '../session.ts'
import type { Folder } from './folders.ts'
import { inFolder, uidsSince } from './opened.ts'

/** UIDs are searched in windows: of a large folder the list of all is as long as a book. */
const windowUids = 20_000

/**
 * So often a server may refuse mails of one page before the rest of it is left to the next, where it
 * gave others and where it gave none: each refusal may cost a connection.
 */
const mostRefusals = { some: 40, none: 12 }

/** What is needed to read mails; `since`: what is older is not taken. */
export type Reading = { session: Session; parts: Parts; reader: ReadAddresses; since: Date }

/** A mail that was read, with what people read in it. */
export type Read = { mail: Mail; described: Described; text: string; returned?: Returned }

/**
 * What a folder has from `next` on, as far as there is room.
 * @throws NetworkError where nothing of it is given
 */
export async function readNext(
  reading: Reading,
  folder: Folder,
  { next, end, room }: { next: number; end: number; room: number },
) {
  const { session, since } = reading
  let reached = next
  let uids: number[] = []
  while (uids.length < room && reached < end) {
    const from = reached
    const to = Math.min(from + windowUids, end) - 1
    const found = await uidsSince(session, folder.path, { from, to, since })
    const fresh = found.filter(uid => uid >= from && uid <= to).sort((a, b) => a - b)
    const taken = fresh.slice(0, room - uids.length)
    uids = [...uids, ...taken]
    reached = taken.length < fresh.length ? (taken.at(-1) ?? to) + 1 : to + 1
  }
  const read = await readMails(reading, folder, uids)
  if (read.refused !== null && !read.isAny) {
    reading.parts.hold()
    throw read.refused
  }
  return { ...read, next: read.rest ?? reached, count: uids.length }
}

/**
 * These mails, but for those that the server refuses: they are `left`, or, once patience is over, what of
 * their header is given. Smaller and smaller groups are asked for, to find which these are.
 * @returns `rest`: from there on nothing was tried; `isAny`: whether anything was given
 */
export async function readMails(reading: Reading, folder: Folder, uids: readonly number[]) {
  const { session, parts } = reading
  const { path } = folder
  const mails: Read[] = []
  const left: number[] = []
  const groups: (readonly number[])[] = uids.length === 0 ? [] : [uids]
  let refused: NetworkError | null = null
  let refusals = 0
  let isAny = false
  let rest: number | null = null
  for (let group = groups.shift(); group !== undefined; group = groups.shift()) {
    const some = group
    if (refusals >= mostRefusals[isAny ? 'some' : 'none']) {
      rest = some[0] ?? null
      break
    }
    const read = await unlessRefused(() => readGroup(reading, folder, some))
    if ('given' in read) {
      isAny ||= read.given.missing.length < some.length
      mails.push(...read.given.mails)
      left.push(...read.given.missing)
      continue
    }
    refused = read.refused
    refusals++
    const half = Math.ceil(some.length / 2)
    if (some.length === 1) left.push(...some)
    else groups.unshift(some.slice(0, half), some.slice(half))
  }
  if (left.length > 0 && (isAny || parts.isPatienceOver)) parts.miss(says.mailUnread(path))
  if (!parts.isPatienceOver) return { mails, left, refused, rest, isAny }
  for (const uid of left) {
    const blunt = () => inFolder(session, path, imap => describeBluntly(imap, uid))
    const read = await unlessRefused(blunt)
    if (!('given' in read) || read.given === null) continue
    isAny = true
    mails.push(...(await understood(reading, folder, [read.given])).map(withoutText))
  }
  return { mails, left: [], refused, rest, isAny }
}

const withoutText = (read: Omit<Read, 'text'>): Read => ({ ...read, text: '' })

/** What is given, or why it is not. @throws NetworkError where whatever else is asked fares the same */
function unlessRefused<T>(
  act: () => Promise<T>,
): Promise<{ given: T } | { refused: NetworkError }> {
  return orElse<{ given: T }, { refused: NetworkError }>(
    async () => ({ given: await act() }),
    refused => {
      if (refused.forAll) throw refused
      return { refused }
    },
  )
}

/** One that the server cannot describe does not keep the others from being read. */
function readGroup(reading: Reading, folder: Folder, uids: readonly number[]) {
  return inFolder(reading.session, folder.path, async imap => {
    const described = await describe(imap, uids)
    const missing = new Set(uids).difference(new Set(described.map(({ uid }) => uid)))
    // To say nothing of any is to refuse them.
    if (described.length === 0 && missing.size > 0) return false
    for (const uid of missing) {
      const blunt = await describeBluntly(imap, uid)
      if (blunt !== null && missing.delete(uid)) described.push(blunt)
    }
    const mails = await understood(reading, folder, described)
    const isRead = folder.role !== 'junk'
    const wanted = isRead ? mails.map(one => one.described) : []
    const texts = await readTexts(imap, wanted)
    const invitations = await readInvitations(imap, wanted)
    const returned = await readReturned(imap, wanted)
    const read = mails.flatMap((one): Read[] => {
      const { uid } = one.mail
      const text = texts.get(uid)
      const isWithheld = isRead && text === undefined && one.described.body?.texts.length
      if (isWithheld) missing.add(uid)
      if (isWithheld) return []
      const came = returned.get(uid)
      const read = { ...one, text: text ?? '', ...(came && { returned: came }) }
      return [invited(read, invitations.get(uid))]
    })
    if (uids.length > 0 && missing.size === uids.length) return false
    return { mails: read, missing: [...missing] }
  })
}

/** A mail with what it invites to; a bare acceptance that came in waits for nothing. */
export function invited(read: Read, invitation: Invitation | undefined): Read {
  if (invitation === undefined) return read
  const { mail, text } = read
  const isPlain = invitation.isPlainReply && saysNothing(text)
  const automatic = mail.automatic || (isPlain && mail.direction === 'inbound')
  return {
    ...read,
    mail: { ...mail, automatic },
    text: [invitation.text, text].filter(Boolean).join('\n\n'),
  }
}

/** Those that say something to somebody and are not too old; of spam each. */
async function understood(
  { session, reader, since }: Reading,
  { role }: Folder,
  described: readonly Described[],
): Promise<Omit<Read, 'text'>[]> {
  const place = role === 'sent' ? 'sent' : 'incoming'
  // One by one: a list of people that is made to takes some ten milliseconds.
  const read = await mapInTurn(described, one => mailOf(one, place, session.own, reader), 1)
  return described.flatMap((one, index) => {
    const mail = read[index] ?? null
    const isTaken = mail !== null && (role === 'junk' || mail.sentAt >= since.getTime())
    return isTaken ? [{ mail, described: one }] : []
  })
}

/**
 * Copies of ours that tell their own time, without those that tell one before what they answer: the clock
 * of that machine was wrong, and when they came to lie there is all that is known. What was read before
 * this look is known to `messages/take-mails.ts` alone.
 * @param times when each mail of this look came, by its Message-ID; these are added
 */
export function withoutWrongClocks(reads: readonly Read[], times: Map<string, number>): Read[] {
  for (const { mail } of reads) {
    if (mail.messageId !== null) times.set(mail.messageId, mail.sentAt)
  }
  return reads.map(read => {
    const { writtenAt, inReplyTo } = read.mail
    const answered = inReplyTo === null ? undefined : times.get(inReplyTo)
    const isWrong = writtenAt !== null && answered !== undefined && answered > writtenAt
    return isWrong ? { ...read, mail: { ...read.mail, writtenAt: null } } : read
  })
}
