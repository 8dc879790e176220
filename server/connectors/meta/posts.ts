import type { z } from 'zod'
import { limited, shaped } from './client.ts'
import { freshMs, type ReceiveContext } from './context.ts'
import { type Descended, descend } from './descend.ts'
import { GraphError, type Problem } from './graph-error.ts'
import { findRemoved, isSameSeen, seenText } from './snapshot.ts'
import { sinceAfter, type Walk } from './walk.ts'

const MINUTE = 60_000

/** Posts looked at by every poll, each with its newest comments: one request when all is quiet. */
const latestPosts = 50
const latestComments = 5
/** A first import takes fewer posts at once, for it wants all their comments. */
const importedPosts = 25
const importedComments = 25
/** Of older posts only the least that tells whether they moved is asked. */
const probedPosts = 100
/** A round through the older posts begins this long after the one before it, at the earliest. */
const roundMs = 15 * MINUTE

type Dated = { id: string; created_time: number }
/** `comments_count`: as many as the network counts, where it does. */
type PostRow = Dated & { comments_count?: number | undefined; is_published?: boolean | undefined }

/** A network's posts, and what differs in how they and their comments are read. */
export type PostList<Post extends PostRow, Comment extends Dated, Probe extends Dated> = {
  /** The list, from the newest to the oldest: `1353/feed`. */
  path: string
  post: z.ZodType<Post>
  /** The fields of a post with so many of its newest comments. */
  fields(comments: number): string
  /** How many come with a post that is asked for by itself. */
  commentsOfOne: number
  probe: z.ZodType<Probe>
  probeFields: string
  /** Looks at a probed post, and calls `read` where it moved since `since` (ms UTC). */
  look(probe: Probe, since: number, read: () => Promise<void>): Promise<void>
  /** The comments that came with the post. */
  nested(post: Post): Comment[]
  /** The comments down to `floor` (ms UTC), from those that came with it on. */
  commentsDownTo(post: Post, nested: Comment[], floor: number): Promise<Comment[]>
  /** All of them; which of those that were known are gone is noted. */
  allComments(post: Post, nested: Comment[]): Promise<Comment[]>
  /** Those that tell what changed, down to `since`, in a post of which `was` was seen. */
  changedComments(
    post: Post,
    nested: Comment[],
    seen: { was: string | undefined; since: number },
  ): Promise<Comment[]>
  /** Adds comments to the gather, and the post itself where it is a citizen's. */
  add(post: Post, comments: Comment[]): Promise<void>
}

export type Posts = {
  /**
   * What is new in posts and their comments.
   * @throws GraphError; what was taken before is in the gather, and the cursor says how far it came.
   */
  receive(): Promise<void>
  /**
   * Reads a post that a webhook named, and its comments down to `floor` (ms UTC). One that is gone
   * has nothing to read, and what this token may not read is left: polling tells what it may.
   * @throws GraphError
   */
  readNamed(id: string, floor: number): Promise<void>
}

/**
 * Posts and their comments. Meta cannot be asked "what is new": a list of posts is sorted by the
 * posts' own time, and a comment under an old one moves nothing. So:
 * - the 50 latest posts are read at each poll with their 5 newest comments and their number (one
 *   request); where that changed, the post is read on;
 * - below those, a probe asks of 100 posts a request whether they moved, one request a poll, a round
 *   every 15 minutes at most: a comment under any post, however old, is found within a quarter of an
 *   hour for the latest 1,500 posts, and within n / 100 polls for n of them.
 *
 * The first time, everything is read down to a year ago, and older posts are probed for comments of
 * that year.
 */
export function createPosts<Post extends PostRow, Comment extends Dated, Probe extends Dated>(
  context: ReceiveContext,
  list: PostList<Post, Comment, Probe>,
): Posts {
  const { cursor, graph, horizon, now } = context

  async function receive(): Promise<void> {
    if (!cursor.imported.posts) return await importPosts()
    const latest = await readLatest()
    if (!latest.ended) return
    const { older } = cursor
    const isDue = now - older.startedAt >= roundMs || older.startedAt > now
    if (older.at === null && latest.below !== null && isDue) {
      cursor.older = { ...older, at: latest.below, newest: cursor.latest.newest, startedAt: now }
    }
    if (cursor.older.at !== null) await probeOlder(() => true)
  }

  async function importPosts(): Promise<void> {
    const { older } = cursor
    if (older.at === null || older.at > horizon) {
      const read = await descend(context, {
        path: list.path,
        walk: older,
        row: list.post,
        query: share => ({
          fields: list.fields(limited(importedComments, share)),
          limit: limited(importedPosts, share),
        }),
        visit: async post => {
          if (post.is_published === false) return
          const nested = list.nested(post)
          const comments = await list.commentsDownTo(post, nested, horizon)
          if (Object.keys(cursor.knownPosts).length < latestPosts) {
            cursor.knownPosts[post.id] = seenOf(post, nested)
          }
          noteNewest(older, post, comments)
          await list.add(post, comments)
        },
        isEnough: (_, last) => last <= horizon,
      })
      if (!read.ended) return
      older.at = read.below
    }
    if (older.at !== null) {
      const probed = await probeOlder(() => false)
      if (!probed.ended) return
    }
    const since = sinceAfter(older.newest, now)
    cursor.imported.posts = true
    cursor.latest = { since, at: null, newest: older.newest }
    cursor.older = { since, at: null, newest: older.newest, startedAt: now }
  }

  async function readLatest(): Promise<Descended> {
    const { latest } = cursor
    const before = cursor.knownPosts
    // A walk that goes on keeps what its first part noted; a new one forgets posts that went down.
    const isWhole = latest.at === null
    const known = isWhole ? {} : before
    const { since } = latest
    let lowest = Number.POSITIVE_INFINITY
    const read = await descend(context, {
      path: list.path,
      walk: latest,
      row: list.post,
      query: share => ({
        fields: list.fields(limited(latestComments, share)),
        limit: limited(latestPosts, share),
      }),
      visit: async post => {
        lowest = Math.min(lowest, post.created_time)
        if (post.is_published === false) return
        const nested = list.nested(post)
        const seen = seenOf(post, nested)
        const was = before[post.id]
        const isSame = was !== undefined && isSameSeen(was, seen)
        const comments = isSame ? nested : await list.changedComments(post, nested, { was, since })
        known[post.id] = seen
        cursor.knownPosts = { ...before, ...known }
        noteNewest(latest, post, comments)
        // What was written lately may be edited or hidden since.
        const isFresh = (row: Dated) => row.created_time >= now - freshMs
        const given = isSame ? comments.filter(isFresh) : comments
        if (!isSame || given.length > 0 || isFresh(post)) await list.add(post, given)
      },
      isEnough: (count, last) => count >= latestPosts && last <= since,
    })
    if (read.ended) {
      const down = read.below === null ? Number.NEGATIVE_INFINITY : lowest
      if (isWhole) await findRemoved(context, before, { known, lowest: down })
      cursor.knownPosts = known
      latest.since = Math.max(since, sinceAfter(latest.newest, now))
    }
    return read
  }

  /** Goes on down the older posts, reading those that moved. */
  async function probeOlder(isEnough: () => boolean): Promise<Descended> {
    const { older, imported } = cursor
    const probed = await descend(context, {
      path: list.path,
      walk: older,
      row: list.probe,
      query: share => ({ fields: list.probeFields, limit: limited(probedPosts, share) }),
      visit: probe => {
        const { since } = older
        return list.look(probe, since, () => readPost(probe.id, since))
      },
      isEnough,
    })
    if (probed.ended && probed.below !== null) {
      older.at = probed.below
      return { ended: false, below: null }
    }
    if (probed.ended && imported.posts) {
      older.since = Math.max(older.since, sinceAfter(older.newest, now))
    }
    return probed
  }

  async function readPost(id: string, floor: number): Promise<void> {
    try {
      const answer = await graph.getLess(id, share => ({
        fields: list.fields(limited(list.commentsOfOne, share)),
      }))
      const post = shaped(list.post, answer)
      if (post.is_published === false) return
      const nested = list.nested(post)
      const comments =
        floor <= horizon
          ? await list.allComments(post, nested)
          : await list.commentsDownTo(post, nested, floor)
      if (!cursor.imported.posts) noteNewest(cursor.older, post, comments)
      await list.add(post, comments)
    } catch (error) {
      // Removed since the list was read: there is nothing left to read.
      if (!(error instanceof GraphError && error.problem === 'missing')) throw error
    }
  }

  async function readNamed(id: string, floor: number): Promise<void> {
    try {
      await readPost(id, floor)
    } catch (error) {
      if (!(error instanceof GraphError && hopeless.has(error.problem))) throw error
    }
  }

  return { receive, readNamed }
}

const hopeless = new Set<Problem>(['permission', 'parameter'])

/** What is kept of a post between two polls. */
function seenOf(post: PostRow, [newest]: Dated[]): string {
  return seenText(newest?.id ?? '', post.comments_count, post.created_time)
}

function noteNewest(walk: Walk, post: Dated, comments: Dated[]): void {
  walk.newest = comments.reduce(
    (at, { created_time }) => Math.max(at, created_time),
    Math.max(walk.newest, post.created_time),
  )
}
