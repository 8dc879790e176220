import { shaped } from '../meta/client.ts'
import { type Descended, descend } from '../meta/descend.ts'
import { GraphError } from '../meta/graph-error.ts'
import { freshMs, limited } from '../meta/reader.ts'
import { findRemoved, isSameSeen } from '../meta/snapshot.ts'
import { sinceAfter } from '../meta/walk.ts'
import { addComments, commentsDownTo, nestedComments, postFields, probeFields } from './comments.ts'
import type { Reader } from './cursor.ts'
import { postRow, probeRow } from './payload.ts'
import { allComments, changedComments, seenOf } from './snapshot.ts'

const MINUTE = 60_000

/** Posts looked at by every poll, each with its newest comments: one request on a quiet page. */
const latestPosts = 50
const latestComments = 5
/** A first import takes fewer posts at once, for it wants all their comments. */
const importedPosts = 25
const importedComments = 25
/** Of older posts only the newest comment's time is asked. */
const probedPosts = 100
/** A round through the older posts begins this long after the one before it, at the earliest. */
const roundMs = 15 * MINUTE

/**
 * Posts and their comments. Meta cannot be asked «what is new»: `feed` is sorted by the posts' own
 * time, and a comment under an old post moves nothing. So:
 * - the 50 latest posts are read at each poll with their 5 newest comments at any depth and their
 *   number (one request); where more is new, the rest of that post is read on;
 * - below those, a probe asks of 100 posts a request the time of their newest comment, one request
 *   a poll, a round every 15 minutes at most: a comment under any post, however old, is found within
 *   a quarter of an hour for the latest 1,500 posts, and within n / 100 polls for n of them.
 *
 * The first time, everything is read down to a year ago, and older posts are probed for comments of
 * that year.
 *
 * @throws GraphError
 */
export async function receivePosts(reader: Reader): Promise<void> {
  const { cursor } = reader
  if (!cursor.imported.posts) {
    await importPosts(reader)
    return
  }
  const latest = await readLatest(reader)
  if (!latest.ended) return
  const { older } = cursor
  const isDue = reader.now - older.startedAt >= roundMs || older.startedAt > reader.now
  if (older.at === null && latest.below !== null && isDue) {
    cursor.older = {
      ...older,
      at: latest.below,
      newest: cursor.latest.newest,
      startedAt: reader.now,
    }
  }
  if (cursor.older.at !== null) await probeOlder(reader, () => true)
}

async function importPosts(reader: Reader): Promise<void> {
  const { cursor, horizon } = reader
  const { older } = cursor
  if (older.at === null || older.at > horizon) {
    const read = await descend(reader, {
      path: `${reader.graph.page}/feed`,
      walk: older,
      row: postRow,
      query: share => ({
        fields: postFields(limited(importedComments, share)),
        limit: limited(importedPosts, share),
      }),
      take: async post => {
        if (!post.is_published) return
        const nested = nestedComments(reader, post)
        const { rows } = await commentsDownTo(reader, post, nested, horizon)
        if (Object.keys(cursor.knownPosts).length < latestPosts) {
          cursor.knownPosts[post.id] = seenOf(post, nested)
        }
        noteNewest(older, post, rows)
        await addComments(reader, post, rows)
      },
      isEnough: (_, last) => last <= horizon,
    })
    if (!read.ended) return
    older.at = read.below
  }
  if (older.at !== null) {
    const probed = await probeOlder(reader, () => false)
    if (!probed.ended) return
  }
  const since = sinceAfter(older.newest, reader.now)
  cursor.imported.posts = true
  cursor.latest = { since, at: null, newest: older.newest }
  cursor.older = { since, at: null, newest: older.newest, startedAt: reader.now }
}

async function readLatest(reader: Reader): Promise<Descended> {
  const { cursor } = reader
  const { latest } = cursor
  const before = cursor.knownPosts
  // A walk that goes on keeps what its first part noted; a new one forgets posts that went down.
  const isWhole = latest.at === null
  const known = isWhole ? {} : before
  const { since } = latest
  let lowest = Number.POSITIVE_INFINITY
  const read = await descend(reader, {
    path: `${reader.graph.page}/feed`,
    walk: latest,
    row: postRow,
    query: share => ({
      fields: postFields(limited(latestComments, share)),
      limit: limited(latestPosts, share),
    }),
    take: async post => {
      lowest = Math.min(lowest, post.created_time)
      if (!post.is_published) return
      const nested = nestedComments(reader, post)
      const seen = seenOf(post, nested)
      const was = before[post.id]
      const isSame = was !== undefined && isSameSeen(was, seen)
      const rows = isSame ? nested : await changedComments(reader, post, nested, { was, since })
      known[post.id] = seen
      cursor.knownPosts = { ...before, ...known }
      noteNewest(latest, post, rows)
      const isFresh = (row: { created_time: number }) => row.created_time >= reader.now - freshMs
      const given = isSame ? rows.filter(isFresh) : rows
      if (!isSame || given.length > 0 || isFresh(post)) await addComments(reader, post, given)
    },
    isEnough: (count, last) => count >= latestPosts && last <= since,
  })
  if (read.ended) {
    if (isWhole) await findRemoved(reader, before, { known, lowest })
    cursor.knownPosts = known
    latest.since = Math.max(since, sinceAfter(latest.newest, reader.now))
  }
  return read
}

/** Goes on down the older posts, reading those whose newest comment is newer than `since`. */
async function probeOlder(reader: Reader, isEnough: () => boolean): Promise<Descended> {
  const { older, imported } = reader.cursor
  const probed = await descend(reader, {
    path: `${reader.graph.page}/feed`,
    walk: older,
    row: probeRow,
    query: share => ({ fields: probeFields, limit: limited(probedPosts, share) }),
    take: async probe => {
      const newest = probe.comments?.data[0]?.created_time
      const isMoved = newest === undefined ? hasUnseen(probe.comments) : newest > older.since
      if (probe.is_published && isMoved) await readPost(reader, probe.id, older.since)
    },
    isEnough,
  })
  if (probed.ended && probed.below !== null) {
    older.at = probed.below
    return { ended: false, below: null }
  }
  if (probed.ended && imported.posts) {
    older.since = Math.max(older.since, sinceAfter(older.newest, reader.now))
  }
  return probed
}

/** An empty page with a `next` says that there are comments, and not of when. */
function hasUnseen(comments: { paging?: { next?: string | undefined } | undefined } | undefined) {
  return comments?.paging?.next !== undefined
}

/**
 * Reads one post and its comments down to `floor` (ms UTC). One that is gone has nothing to read.
 * @throws GraphError
 */
export async function readPost(reader: Reader, id: string, floor: number): Promise<void> {
  try {
    const answer = await reader.graph.getLess(id, share => ({
      fields: postFields(limited(100, share)),
    }))
    const post = shaped(postRow, answer)
    if (!post.is_published) return
    const nested = nestedComments(reader, post)
    const isAll = floor <= reader.horizon
    const rows = isAll
      ? await allComments(reader, post, nested)
      : (await commentsDownTo(reader, post, nested, floor)).rows
    if (!reader.cursor.imported.posts) noteNewest(reader.cursor.older, post, rows)
    await addComments(reader, post, rows)
  } catch (error) {
    // Removed since the list was read: there is nothing left to read.
    if (!(error instanceof GraphError && error.problem === 'missing')) throw error
  }
}

function noteNewest(
  walk: { newest: number },
  post: { created_time: number },
  rows: { created_time: number }[],
): void {
  walk.newest = rows.reduce(
    (at, row) => Math.max(at, row.created_time),
    Math.max(walk.newest, post.created_time),
  )
}
