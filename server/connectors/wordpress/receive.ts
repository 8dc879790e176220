import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readText } from '../../platform/html/apart.ts'
import type {
  Call,
  IncomingConversation,
  IncomingMessage,
  Page,
  Port,
  Removal,
} from '../connector.ts'
import { asFailure, createParts, orElse } from '../network/error.ts'
import { list } from '../network/exchange.ts'
import { chainTo, gather, horizonOf } from '../network/reading.ts'
import { type Api, apiOf } from './api.ts'
import { type CommentRow, comment, id, isHidden, user } from './payload.ts'
import { wordpressSentences as says } from './sentences.ts'
import { textOf } from './text.ts'

/** At most so many of a list; changes are seen in the latest so many. */
const atOnce = 100

/** A comment as it was read: its id, its instant, and a fingerprint of what may change. */
const mark = z.tuple([z.number(), z.number(), z.string()])
/**
 * `own`: our user. `staff`: users that commented, and whether they write for the site. `seen`: the
 * latest comments as the last round of pages left them; `next`: as this round found them. `before`:
 * this round goes on with what is no younger, but for so many of that second, which it has. `held`: in
 * how many looks in a row something could not be put in its place.
 */
const state = z.object({
  own: z.number(),
  staff: z.record(z.string(), z.boolean()),
  seen: z.array(mark),
  next: z.array(mark),
  before: z.tuple([z.number(), z.number()]).nullable(),
  held: z.number(),
})
type State = z.infer<typeof state>

/**
 * The comments of the site, those that wait to be approved too: what is new among the latest, what
 * changed, and what is gone; further back for as long as nothing is known. WordPress keeps neither
 * when a comment was changed nor what was deleted, so the latest are read again each time.
 * Pingbacks are another type, which is not given.
 * https://developer.wordpress.org/rest-api/reference/comments/#list-comments
 */
export const receive: Port['receive'] = (call, cursor) => {
  const api = apiOf(call)
  return orElse(
    async () => {
      const now = cursor ? state.parse(JSON.parse(cursor)) : await begin(api)
      return await readPage(call, api, now)
    },
    error => {
      if (error.code !== 'rest_forbidden_context') return asFailure(error, call)
      // This user may publish all the same.
      const nothing = { conversations: [], cursor: cursor ?? '', done: true, waitMs: null }
      return { kind: 'page', ...nothing, gaps: [says.mayNotModerate] }
    },
  )
}

async function begin(api: Api): Promise<State> {
  const { id: own } = await api.get(id, '/wp/v2/users/me', { _fields: 'id' })
  return { own, staff: {}, seen: [], next: [], before: null, held: 0 }
}

async function readPage(call: Call, api: Api, before: State): Promise<Page> {
  const since = horizonOf(call.now)
  const [from, had] = before.before ?? [null, 0]
  const { rows, count, isEach } = await listed(api, {
    per_page: atOnce,
    orderby: 'date_gmt',
    after: new Date(since).toISOString(),
    before: from === null ? undefined : new Date(from + 1_000).toISOString(),
    offset: from === null ? undefined : had,
  })
  const seen = new Map(before.seen.map(([id, , print]) => [id, print]))
  const isFirst = from === null
  const oldest = rows.at(-1)?.date_gmt ?? since
  const isLast = count < atOnce
  const done = isLast || rows.some(({ id }) => seen.has(id))
  const sameSecond = rows.filter(row => row.date_gmt === oldest).length
  const changed = rows.filter(row => seen.get(row.id) !== printOf(row))
  const parts = createParts(before.held)
  const staff = { ...before.staff }
  const noStaff = await parts.do(async () => {
    Object.assign(staff, await staffAmong(api, changed, before))
  })
  const known = new Map(rows.map(row => [row.id, row]))
  const noParents = await parts.do(() => learnParents(api, changed, known))
  // Whose writer or place is not told waits for some looks, and is then taken as it is known.
  const isUntold = (row: CommentRow) =>
    (noStaff !== null && row.author !== 0 && row.author !== before.own && !(row.author in staff)) ||
    (noParents !== null && isCutOff(row, known))
  const untold = changed.filter(isUntold)
  if (untold.length > 0) parts.hold()
  const waiting = new Set(parts.isPatienceOver ? [] : untold)
  const next = isFirst
    ? rows.flatMap((row): z.infer<typeof mark>[] =>
        waiting.has(row) ? [] : [[row.id, row.date_gmt, printOf(row)]],
      )
    : before.next
  // What was passed by is not read again: an import waits with those.
  const isWaiting = !isFirst && waiting.size > 0
  const after: State = {
    own: before.own,
    staff,
    before: done ? null : [oldest, sameSecond + (from === oldest ? had : 0)],
    seen: done ? next : before.seen,
    next: done ? [] : next,
    held: parts.held(),
  }
  const isThere = new Set(rows.map(({ id }) => id))
  // Where nothing is shown any more comments are shut away, and not deleted one and all. Nor can it be
  // told of one that is not understood which it is.
  const isShut = (rows.length === 0 && before.seen.length > 1) || !isEach
  const gone = before.seen.filter(
    ([id, at]) => !isShut && isFirst && at > (isLast ? since : oldest) && !isThere.has(id),
  )
  return {
    kind: 'page',
    conversations: await conversationsOf(
      changed.filter(row => !waiting.has(row)),
      known,
      after,
    ),
    // Answers to what is deleted outlive it.
    removals: gone.map(
      ([id]): Removal => ({ of: 'message', remoteId: String(id), at: null, alone: true }),
    ),
    cursor: JSON.stringify(isWaiting ? { ...before, held: parts.held() } : after),
    done: done || isWaiting,
    waitMs: null,
    gaps: [...api.gaps(), ...parts.gaps()],
  }
}

/**
 * Comments that are understood, the newest first and each once, whatever stands before WordPress did with
 * their order; how many were given, and whether each was understood.
 */
async function listed(api: Api, query: Record<string, string | number | undefined>) {
  const fields =
    'id,post,parent,author,author_name,author_email,date_gmt,content,link,status,_links.up,_embedded'
  // Spam and the dustbin too: else what is put there would seem deleted.
  const all = { context: 'edit', status: 'any', _embed: 'up', _fields: fields }
  const found = await api.get(list, '/wp/v2/comments', { ...all, ...query })
  const read = api.rows(comment, found)
  const rows = [...new Map(read.map(row => [row.id, row])).values()]
  rows.sort((a, b) => b.date_gmt - a.date_gmt || b.id - a.id)
  return { rows, count: found.length, isEach: read.length === found.length }
}

function printOf({ status, content, author }: CommentRow): string {
  const digest = createHash('sha256').update(`${author} ${content.raw}`).digest('base64url')
  return `${status} ${digest.slice(0, 8)}`
}

/** Which users that are not known yet write for the site: those who may edit, or have published. */
async function staffAmong(api: Api, rows: readonly CommentRow[], { own, staff }: State) {
  const unknown = new Set(rows.map(({ author }) => author))
  for (const known of [0, own, ...Object.keys(staff)]) unknown.delete(Number(known))
  if (unknown.size === 0) return {}
  const asked = { include: [...unknown].join(), per_page: atOnce, _fields: 'id' }
  const found = await orElse(
    () => api.get(user.array(), '/wp/v2/users', { ...asked, capabilities: 'edit_posts' }),
    error => {
      if (error.problem.what === 'dead') throw error
      // Only administrators may ask that; others are given those who have published something.
      return api.get(user.array(), '/wp/v2/users', asked)
    },
  )
  const writers = new Set(found.map(({ id }) => id))
  return Object.fromEntries([...unknown].map(id => [id, writers.has(id)]))
}

/** What these answer, at any depth, is added to what is known. @throws NetworkError */
async function learnParents(
  api: Api,
  changed: readonly CommentRow[],
  known: Map<number, CommentRow>,
): Promise<void> {
  for (let depth = 0; depth < 10; depth++) {
    const tops = changed.map(row => rootOf(row, known).parent)
    const missing = [...new Set(tops)].filter(parent => parent !== 0 && !known.has(parent))
    if (missing.length === 0) break
    const { rows: above } = await listed(api, { include: missing.join(), per_page: atOnce })
    for (const row of above) known.set(row.id, row)
    if (above.length === 0) break
  }
}

/** A faulty import may leave comments in a ring: the earliest of it stands for its root. */
function rootOf(row: CommentRow, known: ReadonlyMap<number, CommentRow>): CommentRow {
  const chain = chainTo(row, ({ parent }) => known.get(parent))
  const [top = row] = chain
  const ring = chain.slice(0, chain.findIndex(({ id }) => id === top.parent) + 1)
  return ring.reduce((a, b) => (a.id < b.id ? a : b), top)
}

function isCutOff(row: CommentRow, known: ReadonlyMap<number, CommentRow>): boolean {
  const { parent } = rootOf(row, known)
  return parent !== 0 && !known.has(parent)
}

/** Each root comment is a conversation, with what answers it at any depth. */
async function conversationsOf(
  changed: readonly CommentRow[],
  known: ReadonlyMap<number, CommentRow>,
  { own, staff }: State,
): Promise<IncomingConversation[]> {
  const found = new Map<string, IncomingConversation>()
  for (const row of changed) {
    const root = rootOf(row, known)
    const thread = {
      remoteId: String(root.id),
      visibility: 'public' as const,
      subject: textOf(root._embedded?.up[0]?.title?.rendered ?? '') || null,
      url: root.link,
      post: String(root.post),
    }
    const isOwn = row.author === own || staff[row.author] === true
    gather(found, { thread, message: await messageOf(row, isOwn) })
  }
  return [...found.values()]
}

async function messageOf(row: CommentRow, isOwn: boolean): Promise<IncomingMessage> {
  return {
    remoteId: String(row.id),
    parentRemoteId: row.parent === 0 ? null : String(row.parent),
    direction: isOwn ? 'outbound' : 'inbound',
    author: isOwn ? null : { remoteId: authorOf(row), name: textOf(row.author_name) || null },
    text: await readText(`<p>${row.content.raw}</p>`),
    attachments: [],
    mentions: [],
    url: row.link,
    sentAt: row.date_gmt,
    automatic: false,
    hidden: isHidden(row),
  }
}

/** A resident with an account, or by the address that was given; without one nobody else. */
function authorOf({ id, author, author_email: email }: CommentRow): string {
  if (author !== 0) return `user:${author}`
  return email === '' ? `comment:${id}` : email.toLowerCase()
}
