import { z } from 'zod'
import type { Call, IncomingConversation, Page, Port, Removal } from '../connector.ts'
import { createParts, orFailure, orNull, type Parts } from '../network/error.ts'
import { DAY, gather, horizonOf, readAnswers } from '../network/reading.ts'
import { type Api, apiOf } from './api.ts'
import { above, messageIn } from './parse.ts'
import {
  authorFeed,
  feedRow,
  notification,
  notifications,
  type Post,
  post,
  postsIn,
  shownPosts,
  thread,
} from './payload.ts'

/** For how long, and of how many, it is seen that a message was taken away. */
const watchedMs = 30 * DAY
/**
 * What is younger may not be everywhere yet: the account's own server shows what it has just written
 * before the network knows of it (« read after write »), and then says that nothing is there.
 */
const settledMs = 60_000
const watchedMessages = 100
/** What is dated so long before what was seen is no news, even if it came late. */
const lateMs = 7 * DAY
/** At most so many of a list, or of posts asked for by their addresses. */
const most = { listed: 50, posts: 25 }
/** Nobody answers an answer of an answer for longer. */
const deepest = 80

/**
 * How far a list was read, the newest first. `seen`: to here (ms UTC), at an earlier time. `from`:
 * the place where its next page begins; null: at the top. `top`: the newest since then.
 */
const reach = z.object({ seen: z.number(), top: z.number(), from: z.string().nullable() })
type Reach = z.infer<typeof reach>

/**
 * `answers`: how many the latest posts had. `watched`: messages and when they came, the one to be
 * looked at next first. `held`: in how many looks in a row something could not be put in its thread.
 */
const state = z.object({
  notified: reach,
  own: reach,
  answers: z.record(z.string(), z.number()),
  watched: z.array(z.tuple([z.string(), z.number()])),
  held: z.number(),
})
type State = z.infer<typeof state>

const nowhere: Reach = { seen: 0, top: 0, from: null }
const beginning: State = { notified: nowhere, own: nowhere, answers: {}, watched: [], held: 0 }

/**
 * What the account is told of: answers, mentions and quotes; what it wrote itself, from wherever;
 * what stands under its latest posts and was not told of, as of those whom it muted; and whether
 * messages known already are still there. Likes and reposts are nothing.
 * https://docs.bsky.app/docs/api/app-bsky-notification-list-notifications
 */
export const receive: Port['receive'] = (call, cursor) => {
  const api = apiOf(call)
  return orFailure(call, async () => {
    const before = cursor === null ? beginning : state.parse(JSON.parse(cursor))
    return await readPage(call, api, before)
  })
}

async function readPage(call: Call, api: Api, before: State): Promise<Page> {
  const { did } = await api.session()
  const horizon = horizonOf(call.now)
  const parts = createParts(before.held)
  const reading = createReading(api, did, horizon, before, parts)
  const places = { notified: before.notified, own: before.own }

  const noNews = await parts.do(async () => {
    const page = await api.get(notifications, 'app.bsky.notification.listNotifications', {
      reasons: ['reply', 'mention', 'quote'],
      limit: most.listed,
      // Also of whom it does not follow.
      priority: 'false',
      cursor: before.notified.from ?? undefined,
    })
    const rows = api.rows(notification, page.notifications)
    const news = rows.filter(one => reading.isNew(one, before.notified))
    const learning = { isWhole: false }
    await parts.place(async () => {
      learning.isWhole = await reading.learn(news.map(({ uri }) => uri))
    })
    // What was told of them says less, but enough.
    if (!learning.isWhole) reading.knowNotified(news)
    if (await parts.each(news, reading.keep)) {
      places.notified = onwards(before.notified, page.cursor, rows, horizon)
    }
  })

  let own: Post[] = []
  const nothingOwn = await parts.do(async () => {
    const written = await api.get(authorFeed, 'app.bsky.feed.getAuthorFeed', {
      actor: did,
      filter: 'posts_with_replies',
      limit: most.listed,
      cursor: before.own.from ?? undefined,
    })
    own = api
      .rows(feedRow, written.feed)
      .flatMap(({ post: one, reason }) =>
        reason === undefined && one?.author.did === did ? [one] : [],
      )
    reading.know(own)
    const answers = own.filter(one => above(one) !== undefined && reading.isNew(one, before.own))
    if (await parts.each(answers, reading.keep)) {
      places.own = onwards(before.own, written.cursor, own, horizon)
    }
  })
  if (noNews !== null && nothingOwn !== null) throw noNews

  const isMore = (at: Reach, was: Reach) => at.from !== null && at.from !== was.from
  const done = !isMore(places.notified, before.notified) && !isMore(places.own, before.own)
  let { answers } = before
  if (before.own.from === null && nothingOwn === null) {
    const numberOf = ({ uri: id, replyCount: answers }: Post) => ({ id, answers })
    answers = await readAnswers(parts, own, before.answers, numberOf, reading.keepUnder)
  }
  const removals = done ? await reading.lookAgain(call.now) : []
  const after: State = {
    ...places,
    answers,
    watched: reading.watched(call.now),
    held: parts.held(),
  }
  return {
    kind: 'page',
    conversations: reading.conversations(),
    removals,
    cursor: JSON.stringify(after),
    done,
    waitMs: api.waitMs(),
    gaps: [...api.gaps(), ...parts.gaps()],
  }
}

/** What comes late stands among what was seen: the whole first page is looked through each time. */
function onwards(
  { seen, top, from }: Reach,
  next: string | undefined,
  rows: readonly { indexedAt: number }[],
  horizon: number,
): Reach {
  const instants = rows.map(({ indexedAt }) => indexedAt)
  const newest = Math.max(seen, top, ...instants)
  // A page that leads to itself leads nowhere.
  const isEnd =
    next === undefined || next === from || Math.min(...instants) < Math.max(seen, horizon)
  return isEnd ? { seen: newest, top: 0, from: null } : { seen, top: newest, from: next }
}

/** Posts by their addresses, each asked for once. */
function createKnown(api: Api) {
  const known = new Map<string, Post>()
  const asked = new Set<string>()

  function know(rows: readonly Post[]): void {
    for (const row of rows) known.set(row.uri, row)
  }

  /** A record of somebody else's making may be anything. */
  async function shown(uris: readonly string[]) {
    const { posts } = await api.get(shownPosts, 'app.bsky.feed.getPosts', { uris })
    const rows = api.rows(post, posts)
    return { rows, isEach: rows.length === posts.length }
  }

  return {
    known,
    know,
    shown,
    /**
     * What is gone or withheld is not among them.
     * @returns whether each that was given is understood
     */
    async learn(uris: readonly string[]): Promise<boolean> {
      let isWhole = true
      const wanted = [...new Set(uris)].filter(uri => !known.has(uri) && !asked.has(uri))
      for (let place = 0; place < wanted.length; place += most.posts) {
        const some = wanted.slice(place, place + most.posts)
        const { rows, isEach } = await shown(some)
        know(rows)
        isWhole &&= isEach
        for (const uri of some) asked.add(uri)
      }
      return isWhole
    },
    knowNotified(news: readonly z.infer<typeof notification>[]): void {
      for (const { indexedAt, ...row } of news) {
        const read = post.safeParse({ ...row, indexedAt: new Date(indexedAt).toISOString() })
        if (read.success && !known.has(read.data.uri)) know([read.data])
      }
    },
  }
}

/** What one page brings, and which messages are looked at again later. */
function createReading(api: Api, own: string, horizon: number, before: State, parts: Parts) {
  const found = new Map<string, IncomingConversation>()
  const { known, know, shown, learn, knowNotified } = createKnown(api)
  const watched = new Map(before.watched)

  /** Each with its place in its thread, which is asked for level by level. */
  async function keep({ uri }: { uri: string }): Promise<void> {
    const row = known.get(uri)
    if (row === undefined || row.indexedAt < horizon) return
    const { reply } = row.record
    let up: string | undefined = uri
    // A post that stands too deep for what the network tells now waits for some looks.
    await parts.place(async () => {
      for (let level = 0; up !== undefined && level < deepest; level++) {
        await learn([up, reply?.root.uri ?? up])
        up = above(known.get(up))
      }
    })
    const place = messageIn(row, known, own)
    if (place === null) return
    gather(found, place)
    watched.delete(uri)
    watched.set(uri, row.indexedAt)
  }

  return {
    know,
    learn,
    knowNotified,
    keep,
    isNew: ({ uri, indexedAt }: { uri: string; indexedAt: number }, { seen }: Reach) =>
      !watched.has(uri) && indexedAt >= seen - lateMs,
    /** All that stands under a post of ours. */
    async keepUnder({ uri }: Post): Promise<void> {
      const tree = await orNull(() =>
        api.get(thread, 'app.bsky.feed.getPostThread', { uri, depth: 10, parentHeight: 0 }),
      )
      const below = postsIn(tree?.thread).filter(row => row.uri !== uri)
      know(below)
      for (const row of below) if (!watched.has(row.uri)) await keep(row)
    },
    /** What is not shown is gone only if the network says that nothing is there: a block hides as well. */
    async lookAgain(now: number): Promise<Removal[]> {
      const removals: Removal[] = []
      const next = before.watched.filter(([, at]) => at <= now - settledMs).slice(0, most.posts)
      if (next.length === 0) return []
      await parts.do(async () => {
        const there = new Set((await shown(next.map(([uri]) => uri))).rows.map(({ uri }) => uri))
        for (const [uri, at] of next) {
          watched.delete(uri)
          const query = { uri, depth: 0, parentHeight: 0 }
          let isGone = false
          await parts.do(async () => {
            isGone =
              !there.has(uri) &&
              (await orNull(() => api.get(thread, 'app.bsky.feed.getPostThread', query))) === null
          })
          if (isGone) removals.push({ of: 'message', remoteId: uri, at: null, alone: true })
          else if (at > now - watchedMs) watched.set(uri, at)
        }
      })
      return removals
    },
    conversations: () => [...found.values()],
    /** The newest, in the order in which they are looked at. */
    watched(now: number): State['watched'] {
      const instants = [...watched.values()].toSorted((a, b) => b - a)
      const least = Math.max(now - watchedMs, instants[watchedMessages - 1] ?? 0)
      return [...watched].filter(([, at]) => at >= least)
    },
  }
}
