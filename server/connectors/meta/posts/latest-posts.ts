import { z } from 'zod'
import { limited, rowsOf, shaped } from '../client.ts'
import { freshMs, type ReceiveContext } from '../context.ts'
import { type Descended, descend } from '../descend.ts'
import { GraphError, isRefused } from '../graph-error.ts'
import { sinceAfter, type Walk } from '../walk.ts'
import { type Changeable, freshOf, isUnmoved, markOf } from './marks.ts'
import type { Dated, MarkRow, PostList, PostRow } from './post-list.ts'
import { findRemoved, isSameSeen, readSeen, seenText } from './snapshot.ts'

const MINUTE = 60_000

/** Posts looked at by every poll: one request when all is quiet. */
export const latestPosts = 50
/** With so many of their newest comments. */
const latestComments = 5
/** Where their marks are told, they are read whole this often. */
const wholeMs = 15 * MINUTE
/** So many that moved are read by their numbers, of which Meta counts each; more, whole. */
const movedAtOnce = 10
/** A network that refused to tell marks alone is asked for them again after this long. */
const refusedMs = 24 * 60 * MINUTE

/** Marks as they were told by themselves, by post: null where the network told none. */
type Told = ReadonlyMap<string, string | null>
/** What was kept of the latest posts, and what is kept now. */
type Kept = { before: Record<string, string>; known: Record<string, string> }

/**
 * Reads what is new under the latest posts: by their marks where these may be believed, else whole.
 * @throws GraphError; what was taken before is in the gather, and the cursor says how far it came.
 */
export async function readLatest<
  Post extends PostRow,
  Comment extends Changeable,
  Probe extends Dated,
>(context: ReceiveContext, list: PostList<Post, Comment, Probe>): Promise<Descended> {
  const told = new Map<string, string | null>()
  return (await readMoved(context, list, told)) ?? (await readWhole(context, list, told))
}

/**
 * Asks the latest posts for their marks, and reads those that moved.
 * @param told the marks are noted here
 * @returns null where the latest posts are to be read whole
 */
async function readMoved<Post extends PostRow, Comment extends Changeable, Probe extends Dated>(
  context: ReceiveContext,
  list: PostList<Post, Comment, Probe>,
  told: Map<string, string | null>,
): Promise<Descended | null> {
  const { cursor, now } = context
  if (list.marks === undefined || !areMarksDue(context)) return null
  const { row, fields } = list.marks
  const before = cursor.knownPosts
  const since = freshFrom(context)
  // Nobody promises that the mark of a post moves when the visitor who wrote it edits it.
  const words = Object.values(before).some(seen => (readSeen(seen).at ?? 0) >= since)
  const rows: MarkRow[] = []
  try {
    const read = await descend(context, {
      path: list.path,
      // Where it is cut short it is begun anew: only a walk that reads posts whole is gone on with.
      walk: { ...cursor.latest },
      row,
      query: share => ({
        fields: fields({ comments: limited(latestComments, share), since, words }),
        limit: limited(latestPosts, share),
      }),
      visit: async post => {
        rows.push(post)
      },
      isEnough: isEnoughOf(context),
    })
    if (!read.ended) return null
    const shown = rows.filter(post => post.is_published !== false)
    for (const post of shown) told.set(post.id, markOf(post))
    const known: Record<string, string> = {}
    for (const post of shown) {
      const was = before[post.id]
      if (was !== undefined && isAsKept(was, post, since)) known[post.id] = was
    }
    const moved = shown.flatMap(({ id }) => (id in known ? [] : [id]))
    if (moved.length > movedAtOnce) return null
    for (const post of await postsOf(context, list, moved)) {
      await takeIn(context, list, post, { before, known, told })
    }
    await keep(context, read, { before, known, lowest: lowestOf(rows) })
    return read
  } catch (error) {
    if (!(error instanceof GraphError && isRefused(error))) throw error
    // A post that is gone since says nothing of the others.
    if (error.problem !== 'missing') cursor.marks.refusedAt = now
    return null
  }
}

/** Whether marks are kept of all latest posts, which were read whole not long ago. */
function areMarksDue({ cursor, now }: ReceiveContext): boolean {
  const { latest, knownPosts, marks } = cursor
  const age = now - marks.wholeAt
  return (
    latest.at === null &&
    age >= 0 &&
    age < wholeMs &&
    Math.abs(now - marks.refusedAt) >= refusedMs &&
    Object.values(knownPosts).every(seen => readSeen(seen).marks !== null)
  )
}

function isAsKept(was: string, post: MarkRow, since: number): boolean {
  const mark = markOf(post)
  const { marks } = readSeen(was)
  return mark !== null && isUnmoved(marks, { mark, fresh: freshOf([post, ...post.fresh], since) })
}

/** These posts with their newest comments. @throws GraphError `missing` when one of them is gone */
async function postsOf<Post extends PostRow, Comment extends Changeable, Probe extends Dated>(
  { graph }: ReceiveContext,
  list: PostList<Post, Comment, Probe>,
  ids: readonly string[],
): Promise<Post[]> {
  if (ids.length === 0) return []
  const answer = await graph.getLess('', share => ({
    ids: ids.join(),
    fields: list.fields(limited(latestComments, share)),
  }))
  return rowsOf(graph, list.post, Object.values(shaped(byId, answer)))
}

const byId = z.record(z.string(), z.unknown())

/** Reads all of the latest posts with their newest comments, in one request when all is quiet. */
async function readWhole<Post extends PostRow, Comment extends Changeable, Probe extends Dated>(
  context: ReceiveContext,
  list: PostList<Post, Comment, Probe>,
  told: Told,
): Promise<Descended> {
  const { cursor, now } = context
  const before = cursor.knownPosts
  // A walk that goes on keeps what its first part noted; a new one forgets posts that went down.
  const isNew = cursor.latest.at === null
  const known = isNew ? {} : before
  let lowest = Number.POSITIVE_INFINITY
  const read = await descend(context, {
    path: list.path,
    walk: cursor.latest,
    row: list.post,
    query: share => ({
      fields: list.fields(limited(latestComments, share)),
      limit: limited(latestPosts, share),
    }),
    visit: async post => {
      lowest = Math.min(lowest, post.created_time)
      if (post.is_published !== false) {
        await takeIn(context, list, post, { before, known, told })
      }
    },
    isEnough: isEnoughOf(context),
  })
  if (read.ended) {
    await keep(context, read, { before: isNew ? before : {}, known, lowest })
    cursor.marks.wholeAt = now
  }
  return read
}

/** Takes in one of the latest posts: what came, and what may have changed. */
async function takeIn<Post extends PostRow, Comment extends Changeable, Probe extends Dated>(
  context: ReceiveContext,
  list: PostList<Post, Comment, Probe>,
  post: Post,
  { before, known, told }: Kept & { told: Told },
): Promise<void> {
  const { cursor } = context
  const { latest } = cursor
  const nested = list.nested(post)
  const seen = seenOf(context, list, post, told.get(post.id))
  const was = before[post.id]
  const isSame = was !== undefined && isSameSeen(was, seen)
  const comments = isSame
    ? nested
    : await list.changedComments(post, nested, { was, since: latest.since })
  noteNewest(latest, post, comments)
  // What was written lately may be edited or hidden since.
  const isFresh = (row: Dated) => row.created_time >= freshFrom(context)
  const given = isSame ? comments.filter(isFresh) : comments
  if (!isSame || given.length > 0 || isFresh(post)) await list.add(post, given)
  // Not before: what could not be added is read again.
  known[post.id] = seen
  cursor.knownPosts = { ...before, ...known }
}

/** Looks for what is gone, and keeps what was seen. @param seen.lowest the earliest post's time */
async function keep(
  context: ReceiveContext,
  { below }: Descended,
  { before, known, lowest }: Kept & { lowest: number },
): Promise<void> {
  const { cursor, now } = context
  const { latest } = cursor
  const down = below === null ? Number.NEGATIVE_INFINITY : lowest
  await findRemoved(context, before, { known, lowest: down })
  cursor.knownPosts = known
  latest.since = Math.max(latest.since, sinceAfter(latest.newest, now))
}

/** What is kept of a post between two polls. @param told its mark, where that was asked by itself */
export function seenOf<Post extends PostRow, Comment extends Changeable, Probe extends Dated>(
  context: ReceiveContext,
  list: PostList<Post, Comment, Probe>,
  post: Post,
  told: string | null = markOf(post),
): string {
  const nested = list.nested(post)
  const fresh = freshOf([post, ...nested], freshFrom(context))
  const marks = told === null ? null : { mark: told, fresh }
  return seenText(nested[0]?.id ?? '', post.comments_count, post.created_time, marks)
}

export function noteNewest(walk: Walk, post: Dated, comments: readonly Dated[]): void {
  walk.newest = comments.reduce(
    (at, { created_time }) => Math.max(at, created_time),
    Math.max(walk.newest, post.created_time),
  )
}

function isEnoughOf({ cursor }: ReceiveContext): (count: number, last: number) => boolean {
  const { since } = cursor.latest
  return (count, last) => count >= latestPosts && last <= since
}

function freshFrom({ now }: ReceiveContext): number {
  return now - freshMs
}

function lowestOf(rows: readonly Dated[]): number {
  return rows.reduce((at, { created_time }) => Math.min(at, created_time), Number.POSITIVE_INFINITY)
}
