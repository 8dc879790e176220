import type { Sentence } from '../../language/sentence.ts'
import { nextTurn } from '../../platform/event-loop.ts'
import type { Call, Hiding, IncomingConversation, Page, Port, Returned } from '../connector.ts'
import { createParts, type NetworkError, orElse, orFailure, type Parts } from '../network/error.ts'
import { type ReportRule, reportRulesIn } from '../rules/report-rule.ts'
import { addressReader } from './addresses.ts'
import { type State, stateOf } from './cursor.ts'
import { type Folder, foldersAmong } from './folder/folders.ts'
import { asked, endOf, inFolder, searched } from './folder/opened.ts'
import {
  type Read,
  type Reading,
  readMails,
  readNext,
  withoutWrongClocks,
} from './folder/reading.ts'
import { messageIn, messageOfReport } from './parse.ts'
import { againAfter, readAgain, reportOf } from './reports.ts'
import { mailboxSentences as says } from './sentences.ts'
import { type Session, withMailbox } from './session.ts'

const DAY = 24 * 60 * 60_000
/** What is older than a year when a mailbox is connected is not read. */
const historyMs = 365 * DAY

/** A page brings so many mails, so that neither memory nor a crash costs much. */
const pageMails = 150

/**
 * The next mails of the folders that are followed, each folder by itself. It goes on from the first UID
 * that was not read as long as its UIDVALIDITY holds, and begins anew when it changed: what is known
 * already changes nothing. Flags decide nothing here, so that no HIGHESTMODSEQ is kept.
 */
export const receive: Port['receive'] = async (call, cursor) => {
  return await orFailure(call, () =>
    withMailbox(call, session => readPage(session, call, stateOf(cursor)), {
      goesOn: page => page.kind === 'page' && !page.done,
    }),
  )
}

/** What the folders of one page share, and what they found. */
type Look = Reading & {
  call: Call
  rules: readonly ReportRule[]
  before: State
  state: State
  folders: readonly Folder[]
  conversations: IncomingConversation[]
  hidings: Hiding[]
  returned: Returned[]
  times: Map<string, number>
  /** How many mails may still be read, and how many there are in folders that are new. */
  room: number
  total: number
  /** Whether there is more for another page of this look. */
  goesOn: boolean
}

async function readPage(session: Session, call: Call, before: State): Promise<Page> {
  const parts = createParts(before.held)
  const { folders, missing, isAll } = await foldersOf(session, call, parts)
  const reports = call.config.reports ?? ''
  const again = againAfter(before, reports)
  const within = <T>(of: Record<string, T>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(of).filter(([path]) => !isAll || folders.some(one => one.path === path)),
    )
  const look: Look = {
    session,
    call,
    parts,
    reader: await addressReader(),
    since: new Date(call.now - historyMs),
    rules: reportRulesIn(reports),
    before,
    state: {
      ...before,
      folders: within(before.folders),
      reports,
      again: again && { ...again, next: within(again.next) },
    },
    folders,
    conversations: [],
    hidings: [],
    returned: [],
    times: new Map(),
    room: pageMails,
    total: 0,
    goesOn: false,
  }
  let first: NetworkError | null = null
  let isAny = false
  for (const folder of folders) {
    const refused = await parts.do(async () => {
      await readFolder(look, folder)
      await readFolderAgain(look, folder)
    })
    isAny ||= refused === null
    first ??= refused
  }
  if (first !== null && !isAny) throw first
  const { state, conversations, hidings, returned, goesOn, total } = look
  if (Object.keys(state.again?.next ?? {}).length === 0) state.again = null
  // Looks are counted, not the pages of one.
  state.held = goesOn ? before.held : parts.held()
  const count = pageMails - look.room
  if (before.progress === null && goesOn) {
    state.progress = { read: count, of: Math.max(total, count) }
  } else if (before.progress !== null) {
    const { read, of } = before.progress
    state.progress = { read: read + count, of: Math.max(of, read + count) }
  }
  const { progress } = state
  if (!goesOn) state.progress = null
  return {
    kind: 'page',
    conversations,
    hidings,
    returned,
    cursor: JSON.stringify(state),
    done: !goesOn,
    waitMs: null,
    gaps: [...missing, ...parts.gaps()],
    ...(progress !== null && goesOn && { progress }),
  }
}

/** The folders that are followed; where the server does not list them, INBOX, which is always there. */
async function foldersOf(session: Session, call: Call, parts: Parts) {
  const list = () =>
    asked(session, says.unlisted, async imap => {
      const all = await imap.list()
      return all.length > 0 && foldersAmong(all, call)
    })
  const inbox: Folder = { path: 'INBOX', role: 'incoming' }
  const missing: Sentence[] = []
  const found = { folders: [inbox], missing, isAll: false }
  await parts.do(async () => {
    // A line may have ended while it rested.
    const listed = await list().catch(error => {
      if (session.imap.usable) throw error
      return list()
    })
    Object.assign(found, listed, { isAll: true })
  })
  return found
}

/** @throws NetworkError where the folder is refused: it is read from the same place by the next look */
async function readFolder(look: Look, folder: Folder): Promise<void> {
  const { before, session, state, since, parts } = look
  const { path, role } = folder
  const { end, validity } = await endOf(session, path)
  const kept = before.folders[path]
  const known = kept?.validity === validity ? kept : undefined
  if (known === undefined && state.again) delete state.again.next[path]
  // Spam that was never a message of ours is none of our business.
  const start = role === 'junk' ? end : 1
  let next = known?.next ?? start
  let left = known?.left ?? []
  const isBehind = next < end
  if (isBehind && known === undefined && role !== 'junk') {
    look.total += await countIn(session, path, since)
  }
  if (isBehind && look.room > 0) {
    const read = await readNext(look, folder, { next, end, room: look.room })
    look.room -= read.count
    await take(look, folder, read.mails)
    next = read.next
    left = [...left, ...read.left]
  }
  if (next < end) look.goesOn = true
  const note = () => {
    // One that was never begun is counted when it is.
    if (next === start && known === undefined && isBehind) return
    state.folders[path] = { validity, next, ...(left.length > 0 && { left }) }
  }
  note()
  if (known?.left === undefined || next < end) return void (left.length > 0 && parts.hold())
  const now = known.left.slice(0, pageMails)
  await parts.do(async () => {
    // What is no longer there is not missing.
    const there = await searched(session, path, { uid: now.join() })
    const read = await readMails(look, folder, there)
    await take(look, folder, read.mails)
    const untried = read.rest === null ? [] : there.filter(uid => uid >= (read.rest ?? 0))
    left = [...read.left, ...untried, ...left.filter(uid => !now.includes(uid))]
    note()
  })
  if (left.length > 0) parts.hold()
}

/** How many there are tells how far a first reading is, and nothing else. */
function countIn(session: Session, path: string, since: Date): Promise<number> {
  return orElse(
    () =>
      inFolder(session, path, async imap => {
        const found = await imap.search({ since }, { uid: true, returnOptions: ['COUNT'] })
        return Array.isArray(found) ? found.length : found ? (found.count ?? 0) : false
      }),
    error => {
      if (error.forAll) throw error
      return 0
    },
  )
}

/** What a folder has of the mails that are judged anew; not even of these all at once. */
async function readFolderAgain(look: Look, folder: Folder): Promise<void> {
  const { before, state, parts, session, room } = look
  const { path, role } = folder
  const places = state.again?.next
  const from = places?.[path]
  const end = before.folders[path]?.next
  if (!state.again || places === undefined || from === undefined) return
  if (role === 'junk' || end === undefined) return void delete places[path]
  if (room <= 0) {
    look.goesOn = true
    return
  }
  const again = { senders: state.again.senders, next: from, end, since: look.since }
  const { uids, next } = await readAgain(session, folder, again, room)
  const read = await readMails(look, folder, uids)
  if (read.refused !== null && !parts.isPatienceOver) {
    parts.hold()
    throw read.refused
  }
  look.room -= uids.length
  const conversations = await conversationsOf(look, read.mails)
  look.conversations.push(...conversations.map(one => ({ ...one, anew: true as const })))
  if (next === null) delete places[path]
  else places[path] = next
  if (next !== null) look.goesOn = true
}

async function take(look: Look, { role }: Folder, mails: readonly Read[]): Promise<void> {
  if (role === 'junk') {
    look.hidings.push(...mails.map(({ mail }) => ({ remoteId: mail.remoteId, hidden: true })))
    return
  }
  look.conversations.push(...(await conversationsOf(look, mails)))
  look.returned.push(...mails.flatMap(({ returned }) => returned ?? []))
}

/** Mails in their conversations: each in its own but for those of one report. */
export async function conversationsOf(
  { rules, times }: Pick<Look, 'rules' | 'times'>,
  read: readonly Read[],
) {
  const reads = withoutWrongClocks(read, times)
  const found = new Map<string, IncomingConversation>()
  for (const { mail, described, text } of reads) {
    await nextTurn()
    const files = described.body?.files ?? []
    const report = reportOf(rules, mail, text)
    const { thread, message } = report
      ? messageOfReport(mail, report, text, files)
      : messageIn(mail, text, files)
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
