import { limited } from '../client.ts'
import { freshMs, type ReceiveContext } from '../context.ts'
import { type Descended, descend } from '../descend.ts'
import { sinceAfter, type Walk } from '../walk.ts'
import type { Dated, PostList, PostRow } from './post-list.ts'
import { findRemoved, seenText, unreadText } from './snapshot.ts'

/** Posts looked at by every poll: one request when all is quiet. */
export const latestPosts = 50
/** With so many of their newest comments. */
const latestComments = 5

/** What was kept of the latest posts, and what is kept now. */
type Kept = { before: Record<string, string>; known: Record<string, string> }

/**
 * Reads the latest posts with their newest comments, and on in those that changed.
 * @throws GraphError; what was taken before is in the gather, and the cursor says how far it came.
 */
export async function readLatest<Post extends PostRow, Comment extends Dated, Probe extends Dated>(
  context: ReceiveContext,
  list: PostList<Post, Comment, Probe>,
): Promise<Descended> {
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
async function takeIn<Post extends PostRow, Comment extends Dated, Probe extends Dated>(
  context: ReceiveContext,
  list: PostList<Post, Comment, Probe>,
  post: Post,
  { before, known }: Kept,
): Promise<void> {
  const { cursor, now } = context
  const { latest } = cursor
  const nested = list.nested(post)
  const seen = seenOf(list, post)
  const was = before[post.id]
  const isSame = was === seen
  const { rows: comments, refused } = isSame
    ? { rows: nested, refused: null }
    : await list.changedComments(post, nested, { was, since: latest.since })
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
export function seenOf<Post extends PostRow, Comment extends Dated, Probe extends Dated>(
  list: PostList<Post, Comment, Probe>,
  post: Post,
): string {
  return seenText(list.nested(post)[0]?.id ?? '', post.comments_count, post.created_time)
}

export function noteNewest(walk: Walk, post: Dated, comments: readonly Dated[]): void {
  walk.newest = comments.reduce(
    (at, { created_time }) => Math.max(at, created_time),
    Math.max(walk.newest, post.created_time),
  )
}
