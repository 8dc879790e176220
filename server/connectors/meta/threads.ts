import type { IncomingMessage } from '../connector.ts'
import { GraphError } from './answer.ts'
import { limited, type Query, rowsOf, shaped } from './client.ts'
import { isNewestFirst, sinceAfter } from './cursor.ts'
import type { Network } from './network.ts'
import { byTime, freshMs, type ReceiveContext } from './receive.ts'
import { metaSentences } from './sentences.ts'
import {
  citizenOf,
  isReadable,
  type MessageRow,
  messageRow,
  privateConversation,
  privateMessage,
  type ThreadRow,
  threadPosition,
  threadRow,
} from './thread.ts'

/** A private message as a webhook told it. */
export type WebhookMessage = { from: string; text: string }

/** Where they are: `self` is the number under which we write there. */
export type ThreadSource = {
  network: Network
  self: string
  /** By its id what webhooks told: Meta gives a message beyond the latest twenty no more. */
  fromWebhooks?: ReadonlyMap<string, WebhookMessage>
}

type Look = ReceiveContext & ThreadSource

const messageFields = 'id,created_time,from,message,attachments,shares'

/** Conversations asked at once, each with its newest messages: one request on a quiet page. */
const threadsAtOnce = 15
const messagesAtOnce = 10

function threadFields({ network: { platform } }: ThreadSource, messages: number): string {
  // Only Messenger's have an address.
  const link = platform === 'messenger' ? 'link,' : ''
  return `id,updated_time,${link}message_count,participants,messages.limit(${messages}){${messageFields}}`
}

/**
 * Private conversations that moved since the last poll, with their messages. The list is sorted by
 * `updated_time` and has no paging by time: a walk that was cut short is taken up by skipping, in
 * pages of 100, what is newer than where it stood.
 *
 * @throws GraphError; what was taken before is in the gather, and `threads.at` says how far it came.
 */
export async function receiveThreads(context: ReceiveContext, source: ThreadSource): Promise<void> {
  const look = { ...context, ...source }
  const { graph, cursor } = context
  const { threads } = cursor
  const start = threads.at
  const before = cursor.knownThreads
  const known = start === null ? {} : before
  const path = `${graph.page}/conversations`
  const query = (share: number): Query => ({
    platform: source.network.platform,
    fields: threadFields(source, limited(messagesAtOnce, share)),
    limit: limited(threadsAtOnce, share),
  })
  const from = start === null ? undefined : await positionAbove(look, path, start)
  let last: number | null = null
  let pages = 0
  let isCutShort = false
  const refused = await context.doPart('read-threads', async () => {
    for await (const page of graph.pages(path, query, from)) {
      pages += 1
      const rows = rowsOf(graph, threadRow, page.data)
      for (const thread of rows) {
        if (start !== null && thread.updated_time > start) continue
        const isNewest = isNewestFirst(rows.map(row => row.updated_time))
        if (thread.updated_time < threads.since && isNewest) return
        if (last !== null && context.isSpent() && thread.updated_time < last) {
          threads.at = thread.updated_time
          isCutShort = true
          return
        }
        const isRead = await addThread(look, thread, before[thread.id])
        known[thread.id] = isRead ? signature(thread) : unread
        cursor.knownThreads = { ...before, ...known }
        last = thread.updated_time
        threads.at = last
        threads.newest = Math.max(threads.newest, last)
      }
    }
  })
  if (isCutShort) return
  if (refused !== null) {
    context.hold()
    if (!context.isPatienceOver) throw refused
    // Without the rest: the next walk begins with the newest again.
  }
  await recogniseAutomatic(look)
  cursor.knownThreads = refused === null ? known : { ...before, ...known }
  cursor.imported.threads = true
  const isUnread = Object.values(known).includes(unread)
  if (isUnread) context.hold()
  // The next walk comes down to those that could not be read, for some looks.
  const since =
    isUnread && !context.isPatienceOver
      ? threads.since
      : Math.max(threads.since, sinceAfter(threads.newest, context.now))
  // Between two answers a conversation may have moved up unseen; within one it cannot.
  const deep = start === null && pages === 1 && !isUnread ? since : threads.since
  cursor.threads = { since, at: null, newest: threads.newest, deep }
  if (refused !== null) throw refused
}

/** What is kept of a conversation that could not be read to its end. */
const unread = '?'

/** The `next` that leads to the page on which a conversation of this time would be. */
async function positionAbove(look: Look, path: string, at: number): Promise<string | undefined> {
  const query = (share: number): Query => ({
    platform: look.network.platform,
    fields: 'id,updated_time',
    limit: limited(100, share),
  })
  let above: string | undefined
  // Where that is refused, the walk passes by all that it has read.
  await look.doPart('read-threads', async () => {
    for await (const page of look.graph.pages(path, query)) {
      const rows = rowsOf(look.graph, threadPosition, page.data)
      if (rows.some(row => row.updated_time <= at)) break
      above = page.paging?.next ?? above
      look.allow(1)
    }
  })
  return above
}

/** @returns whether all of it could be read; what could is added */
async function addThread(look: Look, thread: ThreadRow, was: string | undefined): Promise<boolean> {
  const { cursor, now, horizon, self } = look
  const nested = messageRows(look, thread.messages?.data ?? [])
  const isSame = was === signature(thread)
  let rows = nested
  const refused = await look.doPart('read-threads', async () => {
    if (isSame) return
    rows = await messagesDownTo(look, thread, nested, cursor.threads.deep)
  })
  const from = isSame ? now - freshMs : horizon
  const taken = rows.filter(row => isReadable(row) && row.created_time >= horizon)
  const messages = taken.map(row => privateMessage(row, thread, self)).toSorted(byTime)
  look.automatic.mark(thread.id, messages, citizenOf(thread, self)?.name ?? null)
  const cut = !cursor.imported.threads && taken.length < rows.length
  look.gather.add(
    { ...privateConversation(thread, self), cut },
    messages.filter((message: IncomingMessage) => message.sentAt >= from),
  )
  return refused === null
}

/** Messages down to `floor`, or to where Meta stops telling: the latest twenty of a thread. */
async function messagesDownTo(
  look: Look,
  thread: ThreadRow,
  nested: MessageRow[],
  floor: number,
): Promise<MessageRow[]> {
  const { graph } = look
  const all = [...nested]
  const isDeepEnough = () => {
    const last = all.at(-1)
    if (last === undefined) return false
    if (!isReadable(last)) return true
    return last.created_time < floor && isNewestFirst(all.map(row => row.created_time))
  }
  const next = thread.messages?.paging?.next
  if (next !== undefined && !isDeepEnough()) {
    const query = (share: number): Query => ({ fields: messageFields, limit: limited(20, share) })
    try {
      for await (const page of graph.pages(`${thread.id}/messages`, query, next)) {
        all.push(...messageRows(look, page.data))
        if (isDeepEnough()) break
      }
    } catch (error) {
      // Meta says of a message beyond the latest twenty that it does not exist.
      if (!(error instanceof GraphError && isRefusal(error))) throw error
      noteUnread(look, thread, all)
      return all
    }
  }
  const isCut = all.some(row => !isReadable(row) && row.created_time >= floor)
  if (isCut) noteUnread(look, thread, all)
  return all
}

/** Messages; one of which Meta gives the number alone is what a webhook said of it, if one did. */
function messageRows({ graph, fromWebhooks }: Look, data: unknown[]): MessageRow[] {
  return rowsOf(graph, messageRow, data).map(row => {
    const reported = isReadable(row) ? undefined : fromWebhooks?.get(row.id)
    return reported === undefined
      ? row
      : { ...row, from: { id: reported.from, name: undefined }, message: reported.text }
  })
}

function isRefusal(error: GraphError): boolean {
  return error.problem === 'parameter' || error.problem === 'missing'
}

function noteUnread(look: Look, thread: ThreadRow, rows: MessageRow[]): void {
  const read = rows.filter(isReadable).length
  const left = thread.message_count === undefined ? null : thread.message_count - read
  look.graph.miss(metaSentences.olderUnread(thread.id, left, look.network.name))
}

/** Texts found to be sent by themselves: their first message was taken for a person's until now. */
async function recogniseAutomatic(look: Look): Promise<void> {
  for (const { thread, message } of look.automatic.recognised()) {
    const gathered = look.gather.message(message)
    if (gathered) {
      gathered.automatic = true
      continue
    }
    await look.doPart('read-threads', async () => {
      const answer = await look.graph.getLess(thread, share => ({
        fields: threadFields(look, limited(20, share)),
      }))
      await addThread(look, shaped(threadRow, answer), undefined)
      const read = look.gather.message(message)
      if (read) read.automatic = true
    })
  }
}

/** What tells whether something came into a conversation. */
function signature(thread: ThreadRow): string {
  return `${thread.updated_time} ${thread.message_count ?? ''}`
}
