import { z } from 'zod'
import type { Call, IncomingConversation, Page, Port, Removal } from '../connector.ts'
import { createParts, orFailure, orNull, type Parts } from '../network/error.ts'
import { list } from '../network/exchange.ts'
import { DAY, gather, horizonOf, readAnswers } from '../network/reading.ts'
import { type Api, apiOf, pathOf } from './api.ts'
import { isOwn, messageIn } from './parse.ts'
import {
  account,
  contextRows,
  isPublic,
  type NotificationRow,
  notification,
  type StatusRow,
  status,
} from './payload.ts'
import { mastodonSentences as says } from './sentences.ts'

/** For how long, and of how many, it is seen that a message was changed or taken away. */
const watchedMs = 30 * DAY
const watchedMessages = 60
const looksAtOnce = 3
/** Mastodon gives 80 notifications and 40 posts at most. */
const most = { mentions: 80, posts: 40 }

/**
 * `mentions` and `posts`: the newest that was read of each. `answers`: how many the latest posts
 * had. `watched`: messages and when they were last changed, the one to be looked at next first.
 * `held`: in how many looks in a row something could not be put in its thread.
 */
const state = z.object({
  own: z.object({ id: z.string(), acct: z.string() }),
  mentions: z.string(),
  posts: z.string(),
  answers: z.record(z.string(), z.number()),
  watched: z.array(z.tuple([z.string(), z.number().nullable()])),
  held: z.number(),
})
type State = z.infer<typeof state>

/**
 * Mentions, which all answers are that speak to us; what the account itself wrote, from wherever;
 * what stands under its latest posts and speaks to nobody; and some messages known already, of which
 * none of these tells that they were changed or taken away. Favourites and shares are nothing.
 * https://docs.joinmastodon.org/methods/notifications/#get
 */
export const receive: Port['receive'] = (call, cursor) => {
  const api = apiOf(call)
  return orFailure(call, async () => {
    const before = cursor === null ? await begin(api) : state.parse(JSON.parse(cursor))
    return await readPage(call, api, before)
  })
}

async function begin(api: Api): Promise<State> {
  const { id, acct } = await api.get(account, '/api/v1/accounts/verify_credentials')
  return { own: { id, acct }, mentions: '0', posts: '0', answers: {}, watched: [], held: 0 }
}

async function readPage(call: Call, api: Api, before: State): Promise<Page> {
  const { own } = before
  const parts = createParts(before.held)
  const reading = createReading(api, call.now, before, parts)
  const path = `/api/v1/accounts/${own.id}/statuses`
  const listing = { limit: most.posts, exclude_reblogs: 'true' }
  let notifications: NotificationRow[] = []
  let posts: StatusRow[] = []
  let { mentions: mentionsAt, posts: postsAt, answers } = before
  const noMentions = await parts.do(async () => {
    const asked = { 'types[]': 'mention', limit: most.mentions, min_id: before.mentions }
    notifications = api.rows(notification, await api.get(list, '/api/v1/notifications', asked))
    const rows = notifications.flatMap(({ type, status: row }) => (type === 'mention' && row) || [])
    if (await parts.each(rows, row => reading.add(row)))
      mentionsAt = newestOf(notifications, before.mentions)
  })
  const noPosts = await parts.do(async () => {
    const listed = await api.get(list, path, { ...listing, min_id: before.posts })
    const rows = api.rows(status, listed)
    // snac2 gives all of them, whatever it is asked.
    posts = rows.filter(({ id }) => isNewer(id, before.posts))
    const answering = posts.filter(row => !isPublic(row) || row.in_reply_to_id != null)
    if (await parts.each(answering, row => reading.add(row)))
      postsAt = newestOf(posts, before.posts)
  })
  if (noMentions !== null && noPosts !== null) throw noMentions

  const isMore = (isFull: boolean, from: string, to: string) => isFull && to !== from
  const done =
    !isMore(notifications.length >= most.mentions, before.mentions, mentionsAt) &&
    !isMore(posts.length >= most.posts, before.posts, postsAt)
  const removals: Removal[] = []
  if (done) {
    await parts.do(async () => {
      const rows = api.rows(status, (await api.get(list, path, listing)).slice(0, most.posts))
      const latest = rows.filter(isPublic)
      const numberOf = ({ id, replies_count: answers }: StatusRow) => ({ id, answers })
      answers = await readAnswers(parts, latest, before.answers, numberOf, reading.addUnder)
    })
    for (const [id, editedAt] of reading.nextLooks()) {
      const lost = await parts.do(async () => {
        const row = await orNull(() => api.get(status, pathOf(id)))
        if (row === null) removals.push({ of: 'message', remoteId: id, at: null, alone: true })
        else if ((row.edited_at ?? null) !== editedAt) await reading.add(row, false)
        else reading.watch(row)
      })
      if (lost !== null) reading.watchAgain(id, editedAt)
    }
  }
  const after: State = {
    own,
    mentions: mentionsAt,
    posts: postsAt,
    answers,
    watched: reading.watched(),
    held: parts.held(),
  }
  const isUnread = notifications.some(
    ({ type, status: row }) => type === 'mention' && row === undefined,
  )
  return {
    kind: 'page',
    conversations: reading.conversations(),
    removals,
    cursor: JSON.stringify(after),
    done,
    waitMs: api.waitMs(),
    gaps: [...(isUnread ? [says.mentionUnread] : []), ...api.gaps(), ...parts.gaps()],
  }
}

/** What one page brings, and which messages are looked at again later. */
function createReading(api: Api, now: number, { own, watched: before }: State, parts: Parts) {
  const found = new Map<string, IncomingConversation>()
  const watched = new Map(before)

  function watch(row: StatusRow): void {
    watched.delete(row.id)
    if (row.created_at > now - watchedMs) watched.set(row.id, row.edited_at ?? null)
  }

  async function keep(row: StatusRow, thread: ReadonlyMap<string, StatusRow>): Promise<void> {
    if (row.created_at < horizonOf(now)) return
    const place = await messageIn(row, thread, own)
    if (place === null) return
    gather(found, place)
    watch(row)
  }

  /** Nothing, of what was taken away since it was listed. */
  async function threadOf({ id }: StatusRow) {
    const there = await orNull(() => api.get(contextRows, `${pathOf(id)}/context`))
    const { ancestors = [], descendants = [] } = there ?? {}
    return { ancestors: api.rows(status, ancestors), descendants: api.rows(status, descendants) }
  }

  /** What a post answers; where that is refused, a new one waits for some looks, and then does without. */
  async function aboveOf(row: StatusRow, isNew: boolean): Promise<StatusRow[]> {
    let ancestors: StatusRow[] = []
    await (isNew ? parts.place : parts.do)(async () => {
      ancestors = (await threadOf(row)).ancestors
    })
    return ancestors
  }

  /** A post, with its place in its thread. */
  async function add(row: StatusRow, isNew = true): Promise<void> {
    const isOld = row.created_at < horizonOf(now)
    const isAnswer = isPublic(row) && row.in_reply_to_id != null
    await keep(row, byId(isAnswer && !isOld ? await aboveOf(row, isNew) : []))
  }

  return {
    watch,
    watchAgain: (id: string, editedAt: number | null) => void watched.set(id, editedAt),
    add,
    /** All that is in public under a post of ours. */
    async addUnder(row: StatusRow) {
      const { ancestors, descendants } = await threadOf(row)
      const thread = byId([...ancestors, row, ...descendants])
      for (const one of descendants) {
        if (isPublic(one) || isOwn(one, own)) await keep(one, thread)
      }
    },
    nextLooks: () => before.slice(0, looksAtOnce).filter(([id]) => watched.delete(id)),
    conversations: () => [...found.values()],
    watched: () => [...watched].slice(-watchedMessages),
  }
}

const byId = (rows: readonly StatusRow[]) => new Map(rows.map(row => [row.id, row]))

/** Ids grow: numbers of any length, or texts of one length. */
function isNewer(id: string, than: string): boolean {
  return id.length === than.length ? id > than : id.length > than.length
}

function newestOf(rows: readonly { id: string }[], before: string): string {
  return rows.reduce((newest, { id }) => (isNewer(id, newest) ? id : newest), before)
}
