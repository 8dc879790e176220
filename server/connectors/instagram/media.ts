import { shaped } from '../meta/client.ts'
import { type Descended, descend } from '../meta/descend.ts'
import { GraphError } from '../meta/graph-error.ts'
import { freshMs, limited } from '../meta/reader.ts'
import { findRemoved, isSameSeen, seenText } from '../meta/snapshot.ts'
import { sinceAfter } from '../meta/walk.ts'
import type { Account } from './account.ts'
import { addComments, allComments, mediaFields, nestedComments, probeFields } from './comments.ts'
import type { Reader } from './cursor.ts'
import { type CommentRow, type MediaRow, mediaRow, probeRow } from './payload.ts'

const MINUTE = 60_000

/** Posts looked at by every poll, each with its newest comments: one request on a quiet account. */
const latestMedia = 50
const latestComments = 5
const latestReplies = 5
/** A first import takes fewer posts at once, for it wants all their comments. */
const importedMedia = 25
const importedComments = 25
const probedMedia = 100
/** Of so many older posts the number of comments is remembered. */
const countedMedia = 1_000
/** A round through the older posts begins this long after the one before it, at the earliest. */
const roundMs = 15 * MINUTE

/**
 * Posts and their comments. Instagram says how many comments a post has, replies included, and not
 * what is new:
 * - the 50 latest posts are read at each poll with that number and their 5 newest comments (one
 *   request); of one that changed all comments are read (comments.ts);
 * - below those, a probe asks of 100 posts a request their number and the time of their newest
 *   comment, one request a poll, a round every 15 minutes at most.
 *
 * The first time, everything is read down to a year ago, and older posts are probed for comments of
 * that year.
 *
 * @throws GraphError
 */
export async function receiveMedia(reader: Reader, account: Account): Promise<void> {
  const { cursor } = reader
  if (!cursor.imported.posts) {
    await importMedia(reader, account)
    return
  }
  const latest = await readLatest(reader, account)
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
  if (cursor.older.at !== null) await probeOlder(reader, account, () => true)
}

async function importMedia(reader: Reader, account: Account): Promise<void> {
  const { cursor, horizon } = reader
  const { older } = cursor
  if (older.at === null || older.at > horizon) {
    const read = await descend(reader, {
      path: `${account.id}/media`,
      walk: older,
      row: mediaRow,
      query: share => ({
        fields: mediaFields(limited(importedComments, share), limited(importedComments, share)),
        limit: limited(importedMedia, share),
      }),
      take: async media => {
        const rows = await allComments(reader, media, true)
        if (Object.keys(cursor.knownPosts).length < latestMedia) {
          cursor.knownPosts[media.id] = seenOf(media, rows)
        }
        noteNewest(older, media, rows)
        addComments(reader, account, media, rows)
      },
      isEnough: (_, last) => last <= horizon,
    })
    if (!read.ended) return
    older.at = read.below
  }
  if (older.at !== null) {
    const probed = await probeOlder(reader, account, () => false)
    if (!probed.ended) return
  }
  const since = sinceAfter(older.newest, reader.now)
  cursor.imported.posts = true
  cursor.latest = { since, at: null, newest: older.newest }
  cursor.older = { since, at: null, newest: older.newest, startedAt: reader.now }
}

async function readLatest(reader: Reader, account: Account): Promise<Descended> {
  const { cursor } = reader
  const { latest } = cursor
  const before = cursor.knownPosts
  // A walk that goes on keeps what its first part noted; a new one forgets posts that went down.
  const isWhole = latest.at === null
  const known = isWhole ? {} : before
  let lowest = Number.POSITIVE_INFINITY
  const read = await descend(reader, {
    path: `${account.id}/media`,
    walk: latest,
    row: mediaRow,
    query: share => ({
      fields: mediaFields(limited(latestComments, share), limited(latestReplies, share)),
      limit: limited(latestMedia, share),
    }),
    take: async media => {
      lowest = Math.min(lowest, media.created_time)
      const nested = nestedComments(reader, media)
      const seen = seenOf(media, nested)
      const was = before[media.id]
      const isSame = was !== undefined && isSameSeen(was, seen)
      const rows = isSame ? nested : await allComments(reader, media, false)
      known[media.id] = seen
      cursor.knownPosts = { ...before, ...known }
      noteNewest(latest, media, rows)
      // What was written lately may be hidden since.
      const isFresh = (row: CommentRow) => row.created_time >= reader.now - freshMs
      addComments(reader, account, media, isSame ? rows.filter(isFresh) : rows)
    },
    isEnough: (count, last) => count >= latestMedia && last <= latest.since,
  })
  if (read.ended) {
    const down = read.below === null ? Number.NEGATIVE_INFINITY : lowest
    if (isWhole) await findRemoved(reader, before, { known, lowest: down })
    cursor.knownPosts = known
    latest.since = Math.max(latest.since, sinceAfter(latest.newest, reader.now))
  }
  return read
}

/** Goes on down the older posts, reading those that moved. */
async function probeOlder(
  reader: Reader,
  account: Account,
  isEnough: () => boolean,
): Promise<Descended> {
  const { older, imported, counts } = reader.cursor
  const probed = await descend(reader, {
    path: `${account.id}/media`,
    walk: older,
    row: probeRow,
    query: share => ({ fields: probeFields, limit: limited(probedMedia, share) }),
    take: async probe => {
      const newest = probe.comments?.data[0]?.timestamp ?? 0
      const was = counts[probe.id]
      const isOther = was !== undefined && was !== probe.comments_count
      if (newest > older.since || isOther) await readMedia(reader, account, probe.id)
      noteCount(counts, probe.id, probe.comments_count)
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

function noteCount(counts: Record<string, number>, id: string, count: number | undefined): void {
  const isKept = id in counts || Object.keys(counts).length < countedMedia
  if (count !== undefined && isKept) counts[id] = count
}

/**
 * Reads one post and all its comments. One that is gone has nothing to read.
 * @throws GraphError
 */
export async function readMedia(reader: Reader, account: Account, id: string): Promise<void> {
  try {
    const answer = await reader.graph.getLess(id, share => ({
      fields: mediaFields(limited(importedComments, share), limited(importedComments, share)),
    }))
    const media = shaped(mediaRow, answer)
    const rows = await allComments(reader, media, true)
    if (!reader.cursor.imported.posts) noteNewest(reader.cursor.older, media, rows)
    addComments(reader, account, media, rows)
  } catch (error) {
    if (!(error instanceof GraphError && error.problem === 'missing')) throw error
  }
}

/** Its newest comment, how many there are, and when it was published. */
function seenOf(media: MediaRow, rows: readonly CommentRow[]): string {
  const newest = rows.find(row => row.parent_id === undefined)?.id ?? ''
  return seenText(newest, media.comments_count, media.created_time)
}

function noteNewest(
  walk: { newest: number },
  media: { created_time: number },
  rows: readonly CommentRow[],
): void {
  walk.newest = rows.reduce(
    (at, row) => Math.max(at, row.created_time),
    Math.max(walk.newest, media.created_time),
  )
}
