import type { z } from 'zod'
import { frenchCount } from '../../language/french.ts'
import type { IncomingMessage } from '../connector.ts'
import { type Query, shaped } from './client.ts'
import { byTime } from './gather.ts'
import { GraphError } from './graph-error.ts'
import { type Reader as AnyReader, freshMs, isNewestFirst, limited, rowsOf } from './reader.ts'
import { citizenOf, isReadable, privateConversation, privateMessage } from './thread.ts'
import { type MessageRow, messageRow, type TalkRow, talkPlace, talkRow } from './thread-rows.ts'
import { sinceAfter, type talkWalk } from './walk.ts'

/** As much of a cursor as private conversations need. */
type TalkCursor = {
  talks: z.infer<typeof talkWalk>
  knownTalks: Record<string, string>
  imported: { talks: boolean }
}
type Reader = AnyReader<TalkCursor>

/** Where they are: `self` is the number under which we write there, `of` the network's name. */
export type TalkPlace = { platform: 'messenger' | 'instagram'; self: string; of: string }

const messageFields = 'id,created_time,from,message,attachments,shares'

/** Conversations asked at once, each with its newest messages: one request on a quiet page. */
const talksAtOnce = 15
const messagesAtOnce = 10

function talkFields({ platform }: TalkPlace, messages: number): string {
  // Only Messenger's have an address.
  const link = platform === 'messenger' ? 'link,' : ''
  return `id,updated_time,${link}message_count,participants,messages.limit(${messages}){${messageFields}}`
}

/**
 * Private conversations that moved since the last poll, with their messages. The list is sorted by
 * `updated_time` and has no paging by time: a walk that was cut short is taken up by skipping, in
 * pages of 100, what is newer than where it stood.
 *
 * @throws GraphError; what was taken before is in the gather, and `talks.at` says how far it came.
 */
export async function receiveTalks(reader: Reader, place: TalkPlace): Promise<void> {
  const { graph, cursor } = reader
  const { talks } = cursor
  const start = talks.at
  const before = cursor.knownTalks
  const known = start === null ? {} : before
  const path = `${graph.page}/conversations`
  const query = (share: number): Query => ({
    platform: place.platform,
    fields: talkFields(place, limited(messagesAtOnce, share)),
    limit: limited(talksAtOnce, share),
  })
  const from = start === null ? undefined : await placeAbove(reader, place, path, start)
  let last: number | null = null
  let pages = 0
  walking: for await (const page of graph.pages(path, query, from)) {
    pages += 1
    const rows = rowsOf(graph, talkRow, page.data)
    for (const talk of rows) {
      if (start !== null && talk.updated_time > start) continue
      if (talk.updated_time < talks.since && isNewestFirst(rows.map(row => row.updated_time))) {
        break walking
      }
      if (last !== null && reader.isSpent() && talk.updated_time < last) {
        talks.at = talk.updated_time
        return
      }
      await takeTalk(reader, place, talk, before[talk.id])
      known[talk.id] = signature(talk)
      cursor.knownTalks = { ...before, ...known }
      last = talk.updated_time
      talks.at = last
      talks.newest = Math.max(talks.newest, last)
    }
  }
  await recogniseAutomatic(reader, place)
  const since = Math.max(talks.since, sinceAfter(talks.newest, reader.now))
  cursor.knownTalks = known
  cursor.imported.talks = true
  // Between two answers a conversation may have moved up unseen; within one it cannot.
  const deep = start === null && pages === 1 ? since : talks.since
  cursor.talks = { since, at: null, newest: talks.newest, deep }
}

/** The `next` that leads to the page on which a conversation of this time would be. */
async function placeAbove(
  reader: Reader,
  place: TalkPlace,
  path: string,
  at: number,
): Promise<string | undefined> {
  const query = (share: number): Query => ({
    platform: place.platform,
    fields: 'id,updated_time',
    limit: limited(100, share),
  })
  let above: string | undefined
  for await (const page of reader.graph.pages(path, query)) {
    const rows = rowsOf(reader.graph, talkPlace, page.data)
    if (rows.some(row => row.updated_time <= at)) break
    above = page.paging?.next ?? above
    reader.allow(1)
  }
  return above
}

async function takeTalk(
  reader: Reader,
  place: TalkPlace,
  talk: TalkRow,
  was: string | undefined,
): Promise<void> {
  const { cursor, now, horizon } = reader
  const { self } = place
  const nested = messageRows(reader, talk.messages?.data ?? [])
  const isSame = was === signature(talk)
  const rows = isSame
    ? nested
    : await messagesDownTo(reader, place, talk, nested, cursor.talks.deep)
  const from = isSame ? now - freshMs : horizon
  const taken = rows.filter(row => isReadable(row) && row.created_time >= horizon)
  const messages = taken.map(row => privateMessage(row, talk, self)).toSorted(byTime)
  reader.automatic.mark(talk.id, messages, citizenOf(talk, self)?.name ?? null)
  const cut = !cursor.imported.talks && taken.length < rows.length
  reader.gather.add(
    { ...privateConversation(talk, self), cut },
    messages.filter((message: IncomingMessage) => message.sentAt >= from),
  )
}

/** Messages down to `floor`, or to where Meta stops telling: the latest twenty of a thread. */
async function messagesDownTo(
  reader: Reader,
  place: TalkPlace,
  talk: TalkRow,
  nested: MessageRow[],
  floor: number,
): Promise<MessageRow[]> {
  const { graph } = reader
  const all = [...nested]
  const isDeepEnough = () => {
    const last = all.at(-1)
    if (last === undefined) return false
    if (!isReadable(last)) return true
    return last.created_time < floor && isNewestFirst(all.map(row => row.created_time))
  }
  const next = talk.messages?.paging?.next
  if (next !== undefined && !isDeepEnough()) {
    const query = (share: number): Query => ({ fields: messageFields, limit: limited(20, share) })
    try {
      for await (const page of graph.pages(`${talk.id}/messages`, query, next)) {
        all.push(...messageRows(reader, page.data))
        if (isDeepEnough()) break
      }
    } catch (error) {
      // Meta says of a message beyond the latest twenty that it does not exist.
      if (!(error instanceof GraphError && isRefusal(error))) throw error
      tellUnread(reader, place, talk, all)
      return all
    }
  }
  const isCut = all.some(row => !isReadable(row) && row.created_time >= floor)
  if (isCut) tellUnread(reader, place, talk, all)
  return all
}

/** Messages; one of which Meta gives the number alone is what a webhook said of it, if one did. */
function messageRows({ graph, said }: Reader, data: unknown[]): MessageRow[] {
  return rowsOf(graph, messageRow, data).map(row => {
    const told = isReadable(row) ? undefined : said.get(row.id)
    return told === undefined
      ? row
      : { ...row, from: { id: told.from, name: undefined }, message: told.text }
  })
}

function isRefusal(error: GraphError): boolean {
  return error.problem === 'parameter' || error.problem === 'missing'
}

/** The sentence reaches the weekly mail, so it names nobody; the number tells conversations apart. */
function tellUnread(reader: Reader, place: TalkPlace, talk: TalkRow, rows: MessageRow[]): void {
  const read = rows.filter(isReadable).length
  const left = talk.message_count === undefined ? null : talk.message_count - read
  const what =
    left === null || left <= 0
      ? 'des messages plus anciens ne se lisent pas'
      : `${frenchCount(left, 'message plus ancien ne se lit pas', 'messages plus anciens ne se lisent pas')}`
  reader.graph.gaps.add(
    `Conversation privée ${talk.id} : ${what}, ${place.of} ne donne que les 20 derniers.`,
  )
}

/** Texts found to be sent by themselves: their first message was taken for a person's until now. */
async function recogniseAutomatic(reader: Reader, place: TalkPlace): Promise<void> {
  for (const { talk, message } of reader.automatic.recognised()) {
    const gathered = reader.gather.message(message)
    if (gathered) {
      gathered.automatic = true
      continue
    }
    try {
      const answer = await reader.graph.getLess(talk, share => ({
        fields: talkFields(place, limited(20, share)),
      }))
      await takeTalk(reader, place, shaped(talkRow, answer), undefined)
      const read = reader.gather.message(message)
      if (read) read.automatic = true
    } catch (error) {
      if (!(error instanceof GraphError && isRefusal(error))) throw error
    }
  }
}

/** What tells whether something came into a conversation. */
function signature(talk: TalkRow): string {
  return `${talk.updated_time} ${talk.message_count ?? ''}`
}
