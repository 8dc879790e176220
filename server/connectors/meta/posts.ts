import { GraphError, type Problem } from './answer.ts'
import { limited, shaped } from './client.ts'
import { sinceAfter, type Walk } from './cursor.ts'
import {
  type Dated,
  type Descended,
  descend,
  findRemoved,
  type PostList,
  type PostRow,
  seenText,
  unreadText,
} from './post-list.ts'
import { freshMs, type ReceiveContext } from './receive.ts'

const MINUTE = 60_000

/** A first import takes fewer posts at once than later looks, for it wants all their comments. */
const importedPosts = 25
const importedComments = 25
/** Older posts are asked only for the least that tells whether they moved. */
const probedPosts = 100
/** A round through the older posts begins this long after the one before it, at the earliest. */
const roundMs = 15 * MINUTE

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
 * - the 50 latest posts are read with their 5 newest comments and their number (one request); where
 *   that changed, the post is read on;
 * - below those, a probe asks of 100 posts a request whether they moved, one request a poll, a round
 *   every 15 minutes at most: a comment under any post, however old, is found within a quarter of an
 *   hour for the latest 1,500 posts, and within n / 100 polls for n of them.
 *
 * The first time, everything is read down to a year ago, and older posts are probed for comments of
 * that year.
 */
export function createPosts(context: ReceiveContext, list: PostList): Posts {
  return {
    receive: () =>
      context.cursor.imported.posts ? receive(context, list) : importPosts(context, list),
    async readNamed(id, floor) {
      try {
        await readPost(context, list, id, floor)
      } catch (error) {
        if (!(error instanceof GraphError && hopeless.has(error.problem))) throw error
      }
    },
  }
}

const hopeless = new Set<Problem>(['permission', 'parameter'])

async function receive(context: ReceiveContext, list: PostList): Promise<void> {
  const { cursor, now } = context
  // Where the latest cannot be read they are probed as older ones are.
  let latest: Descended = { ended: true, below: now }
  const isGoingOn = cursor.latest.at !== null
  const refused = await context.doPart('read', async () => {
    latest = await readLatest(context, list)
  })
  // A walk that cannot go on begins anew, lest nothing of the newest be read any more.
  if (refused !== null && isGoingOn) cursor.latest.at = null
  if (!latest.ended) return
  const { older } = cursor
  const isDue = now - older.startedAt >= roundMs || older.startedAt > now
  if (older.at === null && latest.below !== null && isDue) {
    cursor.older = { ...older, at: latest.below, newest: cursor.latest.newest, startedAt: now }
  }
  if (cursor.older.at !== null) await probeOlder(context, list, () => true)
  else if (refused !== null) throw refused
}

async function importPosts(context: ReceiveContext, list: PostList): Promise<void> {
  const { cursor, now } = context
  const refused = await context.doPart('read', () => readToHorizon(context, list))
  endPatience(context, refused)
  const { older, imported, latest } = cursor
  if (refused === null && !imported.posts) return
  const since = sinceAfter(older.newest, now)
  imported.posts = true
  cursor.latest = { ...latest, since, at: null, newest: older.newest }
  cursor.older = { since, at: null, newest: older.newest, startedAt: now }
  if (refused !== null) throw refused
}

async function readToHorizon(context: ReceiveContext, list: PostList): Promise<void> {
  const { cursor, horizon } = context
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
        const read = await list.commentsDownTo(post, horizon)
        if (Object.keys(cursor.knownPosts).length < latestPosts) {
          cursor.knownPosts[post.id] =
            read.refused === null ? seenOf(list, post) : unreadText(post.created_time)
        }
        noteNewest(older, post, read.rows)
        const misplaced = await context.doPart('read', () => list.add(post, read.rows))
        endPatience(context, read.refused ?? misplaced)
      },
      isEnough: (_, last) => last <= horizon,
    })
    if (!read.ended) return
    older.at = read.below
  }
  if (older.at !== null) {
    const probed = await probeOlder(context, list, () => false)
    if (!probed.ended) return
  }
  cursor.imported.posts = true
}

/**
 * What is refused ends an import for some looks, so that it is not left out for having been asked at
 * a bad moment; then the rest is imported without it.
 */
function endPatience(context: ReceiveContext, refused: GraphError | null): void {
  if (refused === null) return
  context.hold()
  if (!context.isPatienceOver) throw refused
}

/** Goes on down the older posts, reading those that moved. */
async function probeOlder(
  context: ReceiveContext,
  list: PostList,
  isEnough: () => boolean,
): Promise<Descended> {
  const { older, imported } = context.cursor
  const probed = await descend(context, {
    path: list.path,
    walk: older,
    row: list.probe,
    query: share => ({ fields: list.probeFields, limit: limited(probedPosts, share) }),
    visit: async probe => {
      const { since } = older
      const read = () => readPost(context, list, probe.id, since)
      const refused = await context.doPart('read', () => list.look(probe, since, read))
      if (!imported.posts) endPatience(context, refused)
      // The next round looks again for what came since this one.
      else if (refused !== null) older.newest = since
    },
    isEnough,
  })
  if (probed.ended && probed.below !== null) {
    older.at = probed.below
    return { ended: false, below: null }
  }
  if (probed.ended && imported.posts) {
    older.since = Math.max(older.since, sinceAfter(older.newest, context.now))
  }
  return probed
}

async function readPost(
  context: ReceiveContext,
  list: PostList,
  id: string,
  floor: number,
): Promise<void> {
  const { cursor, graph, horizon } = context
  try {
    const answer = await graph.getLess(id, share => ({
      fields: list.fields(limited(list.commentsOfOne, share)),
    }))
    const post = shaped(list.post, answer)
    if (post.is_published === false) return
    const { rows, refused } =
      floor <= horizon ? await list.allComments(post) : await list.commentsDownTo(post, floor)
    if (!cursor.imported.posts) noteNewest(cursor.older, post, rows)
    await list.add(post, rows)
    if (refused !== null) throw refused
  } catch (error) {
    // Removed since the list was read: there is nothing left to read.
    if (!(error instanceof GraphError && error.problem === 'missing')) throw error
  }
}

/** Posts looked at by every poll: one request when all is quiet. */
const latestPosts = 50
/** With so many of their newest comments. */
const latestComments = 5

/** What was kept of the latest posts, and what is kept now. */
type Kept = { before: Record<string, string>; known: Record<string, string> }

/**
 * Reads the latest posts with their newest comments, and on in those that changed.
 * @throws GraphError; what was taken before is in the gather, and the cursor says how far it came.
 */
async function readLatest(context: ReceiveContext, list: PostList): Promise<Descended> {
  const { cursor, now } = context
  const { latest } = cursor
  const before = cursor.knownPosts
  // A walk that goes on keeps what its first part noted; a new one forgets posts that went down.
  const isNew = latest.at === null
  const known = isNew ? {} : before
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
      if (post.is_published !== false) await takeIn(context, list, post, { before, known })
    },
    isEnough: (count, last) => count >= latestPosts && last <= latest.since,
  })
  if (!read.ended) return read
  const down = read.below === null ? Number.NEGATIVE_INFINITY : lowest
  if (isNew) await findRemoved(context, before, { known, lowest: down })
  cursor.knownPosts = known
  latest.since = Math.max(latest.since, sinceAfter(latest.newest, now))
  return read
}

/** Takes in one of the latest posts: what came, and what may have changed. */
async function takeIn(
  context: ReceiveContext,
  list: PostList,
  post: PostRow,
  { before, known }: Kept,
): Promise<void> {
  const { cursor, now } = context
  const { latest } = cursor
  const seen = seenOf(list, post)
  const was = before[post.id]
  const isSame = was === seen
  const { rows: comments, refused } = isSame
    ? { rows: list.nested(post), refused: null }
    : await list.changedComments(post, { was, since: latest.since })
  noteNewest(latest, post, comments)
  const misplaced = await context.doPart('read', async () => {
    // What was written lately may be edited or hidden since.
    const isFresh = (row: Dated) => row.created_time >= now - freshMs
    const given = isSame ? comments.filter(isFresh) : comments
    if (!isSame || given.length > 0 || isFresh(post)) await list.add(post, given)
  })
  // What could not be read or put in its place is read again, and holds up no other post.
  known[post.id] = (refused ?? misplaced) === null ? seen : unreadText(post.created_time)
  cursor.knownPosts = { ...before, ...known }
}

/** What is kept of a post between two polls. */
function seenOf(list: PostList, post: PostRow): string {
  return seenText(list.nested(post)[0]?.id ?? '', post.comments_count, post.created_time)
}

function noteNewest(walk: Walk, post: Dated, comments: readonly Dated[]): void {
  walk.newest = comments.reduce(
    (at, { created_time }) => Math.max(at, created_time),
    Math.max(walk.newest, post.created_time),
  )
}
