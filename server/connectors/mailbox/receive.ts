import type { ImapFlow } from 'imapflow'
import { type ReportRule, reportRulesIn } from '../../channels/rules/report-rule.ts'
import type { Sentence } from '../../language/sentence.ts'
import { breathe, mapInTurn } from '../../platform/breathe.ts'
import type { Call, Hiding, IncomingConversation, Page } from '../connector.ts'
import { orFailure } from '../network/error.ts'
import { addressReader, type ReadAddresses } from './addresses.ts'
import { type State, stateOf } from './cursor.ts'
import { type Described, describe, describeBluntly, readTexts } from './fetching.ts'
import { type Folder, foldersOf } from './folders.ts'
import { mailOf } from './mail.ts'
import { messageIn, messageOfReport } from './parse.ts'
import { MailboxError } from './problem.ts'
import { againAfter, readAgain } from './reports/again.ts'
import { reportOf } from './reports/report.ts'
import { mailboxSentences as says } from './sentences.ts'
import { type Session, withMailbox } from './session.ts'
import { createThreads, findByMessageId } from './threads.ts'

const DAY = 24 * 60 * 60_000
/** What is older than a year when a mailbox is connected is not read. */
const historyMs = 365 * DAY

/** A page brings so many mails, so that neither memory nor a crash costs much. */
const pageMails = 150
/** So few are no long look, and what they answer was written within so many days. */
const fewMails = 40
const threadMs = 90 * DAY

/** UIDs are searched in windows: of a large folder the list of all is as long as a book. */
const windowUids = 20_000

/**
 * The next mails of the folders that are followed. A folder goes on from the first UID that was not read
 * as long as its UIDVALIDITY holds, and begins anew when it changed: what is known already changes
 * nothing. Flags decide nothing here, so that no HIGHESTMODSEQ is kept.
 */
export async function receive(call: Call, cursor: string | null): Promise<Page> {
  return await orFailure(call, () =>
    withMailbox(call, session => readPage(session, call, stateOf(cursor)), {
      goesOn: page => page.kind === 'page' && !page.done,
    }),
  )
}

async function readPage(session: Session, call: Call, before: State): Promise<Page> {
  const { imap } = session
  const { folders, missing } = await foldersOf(imap, call)
  const reader = await addressReader()
  const since = new Date(call.now - historyMs)
  const reports = call.config.reports ?? ''
  const again = againAfter(before, reports)
  const state: State = { folders: {}, reports, again: null, progress: before.progress }
  const conversations: IncomingConversation[] = []
  const hidings: Hiding[] = []
  const gaps: Sentence[] = [...missing]
  const rules = reportRulesIn(reports)
  const look: Look = { session, call, reader, since, folders, gaps, rules }
  let room = pageMails
  let done = true
  let total = 0
  for (const folder of folders) {
    const { role } = folder
    const known = before.folders[folder.path]
    const status = await imap.status(folder.path, { uidNext: true, uidValidity: true })
    if (!status) continue
    const validity = String(status.uidValidity ?? '')
    const end = status.uidNext ?? 0
    // Spam that was never a message of ours is none of our business.
    const start = role === 'junk' ? end : 1
    let next = known?.validity === validity ? known.next : start
    const isBehind = next < end
    if (isBehind && known?.validity !== validity && role !== 'junk') {
      total += await countIn(imap, folder.path, since)
    }
    if (isBehind && room > 0) {
      const read = await readFolder(look, folder, next, end, room)
      next = read.next
      room -= read.count
      conversations.push(...read.conversations)
      hidings.push(...read.hidings)
    }
    const from = again?.next[folder.path]
    if (again !== null && from !== undefined && known?.validity === validity && role !== 'junk') {
      const read = await readFolderAgain(
        look,
        folder,
        { ...again, next: from, end: known.next },
        room,
      )
      room -= read.count
      conversations.push(...read.conversations)
      if (read.next !== null) {
        state.again ??= { senders: again.senders, next: {} }
        state.again.next[folder.path] = read.next
      }
    }
    if (next < end || state.again !== null) done = false
    // One that was never begun is counted when it is.
    if (next !== start || known?.validity === validity || !isBehind) {
      state.folders[folder.path] = { validity, next }
    }
  }
  const count = pageMails - room
  if (before.progress === null && !done)
    state.progress = { read: count, of: Math.max(total, count) }
  else if (before.progress !== null) {
    const { read, of } = before.progress
    state.progress = { read: read + count, of: Math.max(of, read + count) }
  }
  const { progress } = state
  if (done) state.progress = null
  return {
    kind: 'page',
    conversations,
    hidings,
    cursor: JSON.stringify(state),
    done,
    waitMs: null,
    gaps,
    ...(progress !== null && !done && { progress }),
  }
}

type Look = {
  session: Session
  call: Call
  reader: ReadAddresses
  since: Date
  folders: readonly Folder[]
  gaps: Sentence[]
  rules: readonly ReportRule[]
}

async function countIn(imap: ImapFlow, path: string, since: Date): Promise<number> {
  const lock = await imap.getMailboxLock(path, { readOnly: true })
  try {
    const found = await imap.search({ since }, { uid: true, returnOptions: ['COUNT'] })
    if (!found) return 0
    return Array.isArray(found) ? found.length : (found.count ?? 0)
  } finally {
    lock.release()
  }
}

/** What a folder has from `next` on, as far as there is room. */
async function readFolder(look: Look, folder: Folder, next: number, end: number, room: number) {
  const { session, since } = look
  const { imap } = session
  const none = { conversations: [], hidings: [] }
  const lock = await imap.getMailboxLock(folder.path, { readOnly: true })
  let mails: Described[]
  let reached = next
  let uids: number[] = []
  try {
    while (uids.length < room && reached < end) {
      const to = Math.min(reached + windowUids, end) - 1
      const found = await imap.search({ uid: `${reached}:${to}`, since }, { uid: true })
      if (!found) throw new MailboxError(says.unreadable(folder.path), 'passing')
      const fresh = found.filter(uid => uid >= reached && uid <= to).sort((a, b) => a - b)
      const taken = fresh.slice(0, room - uids.length)
      uids = [...uids, ...taken]
      reached = taken.length < fresh.length ? (taken.at(-1) ?? to) + 1 : to + 1
    }
    mails = await describeAll(look, folder, uids)
    if (folder.role === 'junk') {
      const read = (one: Described) => mailOf(one, 'incoming', session.own, look.reader)
      const ids = await mapInTurn(mails, read, 1)
      const hidings = ids.flatMap(one => (one ? [{ remoteId: one.remoteId, hidden: true }] : []))
      return { ...none, hidings, next: reached, count: uids.length }
    }
    const conversations = await conversationsOf(look, folder, mails, lock.release)
    return { ...none, conversations, next: reached, count: uids.length }
  } finally {
    lock.release()
  }
}

/** What a folder has of the mails that are judged anew; not even of these all at once. */
async function readFolderAgain(
  look: Look,
  folder: Folder,
  again: { senders: readonly string[]; next: number; end: number },
  room: number,
) {
  if (room <= 0) return { conversations: [], count: 0, next: again.next }
  const lock = await look.session.imap.getMailboxLock(folder.path, { readOnly: true })
  try {
    const { uids, next } = await readAgain(look.session, folder, { ...again, ...look }, room)
    const mails = await describeAll(look, folder, uids)
    const found = await conversationsOf(look, folder, mails, lock.release)
    const conversations = found.map(one => ({ ...one, anew: true as const }))
    return { conversations, count: uids.length, next }
  } finally {
    lock.release()
  }
}

/** One that the server cannot describe does not keep the others from being read. */
async function describeAll(
  look: Look,
  folder: Folder,
  uids: readonly number[],
): Promise<Described[]> {
  const { imap } = look.session
  const mails = await describe(imap, uids)
  const missing = new Set(uids).difference(new Set(mails.map(({ uid }) => uid)))
  for (const uid of missing) {
    const blunt = await describeBluntly(imap, uid)
    if (blunt !== null) mails.push(blunt)
    else look.gaps.push(says.mailUnread(folder.path))
  }
  return mails
}

async function conversationsOf(
  { session, call, reader, since, folders, rules }: Look,
  folder: Folder,
  described: readonly Described[],
  release: () => void,
): Promise<IncomingConversation[]> {
  const { imap, own } = session
  const role = folder.role === 'sent' ? 'sent' : 'incoming'
  // One by one: a list of people that is made to takes some ten milliseconds.
  const read = await mapInTurn(described, one => mailOf(one, role, own, reader), 1)
  const wanted = described.flatMap((one, index) => {
    const mail = read[index] ?? null
    return mail === null || mail.sentAt < since.getTime() ? [] : [{ mail, described: one }]
  })
  const texts = await readTexts(
    imap,
    wanted.map(one => one.described),
  )
  release()
  const mails = wanted.map(({ mail }) => mail)
  const where = folders.filter(({ role: one }) => one !== 'junk').map(({ path }) => path)
  // To search a large folder for each of a page's mails takes a server longer than a person waits: of
  // what comes by the hundred, what an answer names must do.
  const find = (id: string) => findByMessageId(imap, where, id, new Date(call.now - threadMs))
  const threads = createThreads(mails, mails.length > fewMails ? null : find)
  const found = new Map<string, IncomingConversation>()
  for (const { mail, described: one } of wanted) {
    await breathe()
    const text = texts.get(mail.uid) ?? ''
    const files = one.body?.files ?? []
    const report = reportOf(rules, mail)
    const { thread, message } = report
      ? messageOfReport(mail, report, text, files)
      : messageIn(mail, await threads.rootOf(mail), text, files)
    const before = found.get(thread.remoteId)
    const citizen = before?.citizen ?? thread.citizen
    found.set(thread.remoteId, {
      ...thread,
      ...before,
      subject: before?.subject ?? thread.subject,
      ...(citizen && { citizen }),
      messages: [...(before?.messages ?? []), message],
    })
  }
  return [...found.values()]
}
