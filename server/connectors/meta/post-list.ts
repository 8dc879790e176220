import type { z } from 'zod'
import type { GraphError } from './answer.ts'
import { type Query, rowsOf } from './client.ts'
import type { Walk } from './cursor.ts'
import type { ReceiveContext } from './receive.ts'

export type Dated = { id: string; created_time: number }
/** `comments_count`: as many as the network counts, where it does. */
export type PostRow = Dated & {
  comments_count?: number | undefined
  is_published?: boolean | undefined
}

/** What could be read of a list, and why the rest could not. */
export type Read<Row> = { rows: Row[]; refused: GraphError | null }

/** What was seen of a post that changed, and since when (ms UTC) its comments are new. */
export type Changed = { was: string | undefined; since: number }

/**
 * A network's posts, and what differs in how they and their comments are read. What it is given are rows
 * that it gave.
 */
export type PostList<
  Post extends PostRow = PostRow,
  Comment extends Dated = Dated,
  Probe extends Dated = Dated,
> = {
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
  commentsDownTo(post: Post, floor: number): Promise<Read<Comment>>
  /** All of them; which of those that were known are gone is noted. */
  allComments(post: Post): Promise<Read<Comment>>
  /** Those that tell what changed, down to `since`, in a post of which `was` was seen. */
  changedComments(post: Post, seen: Changed): Promise<Read<Comment>>
  /**
   * Adds comments to the gather, and the post itself where it is a citizen's.
   * @throws GraphError where some could not be put in their place; the others are added
   */
  add(post: Post, comments: Comment[]): Promise<void>
}

/** One way down a list, from the newest row to older ones. */
type Descent<Row> = {
  /** The list, as `1353/feed`. */
  path: string
  walk: Walk
  row: z.ZodType<Row>
  /** Fields and limit; the position is added here. */
  query: (share: number) => Query
  visit: (row: Row) => Promise<void>
  /** Whether it may end here, with more below: rows seen in this call, and the last one's time. */
  isEnough: (seen: number, last: number) => boolean
}

/** `ended`: nothing is left to do; `below` is where the rest of the list begins, null at its end. */
export type Descended = { ended: boolean; below: number | null }

/**
 * Walks down a list. `walk.at` follows, so that a later call goes on from there, also after a
 * failure: it takes a time (`until`), and times do not expire as Meta's cursors do. Rows of
 * the same second are all visited before it stops.
 *
 * @throws GraphError; what was taken before is in the gather, and `walk.at` says how far it came.
 */
export async function descend<Row extends { created_time: number }>(
  context: ReceiveContext,
  { path, walk, row, query, visit, isEnough }: Descent<Row>,
): Promise<Descended> {
  const { graph } = context
  const start = walk.at
  // A second more than the last one: Meta's times have no fraction, and may exclude their end.
  const until: Query = start === null ? {} : { until: Math.floor(start / 1000) + 1 }
  let seen = 0
  let last: number | null = null
  const ask = (share: number) => ({ ...query(share), ...until })
  for await (const page of graph.pages(path, ask)) {
    for (const one of rowsOf(graph, row, page.data)) {
      const hasProgressed = last !== null && (start === null || last <= start)
      if (hasProgressed && context.isSpent() && last !== null && one.created_time < last) {
        walk.at = one.created_time
        return { ended: false, below: null }
      }
      await visit(one)
      seen += 1
      last = one.created_time
      walk.at = last
    }
    if (page.paging?.next === undefined) return finish(walk, null)
    if (last === null) continue
    if (isEnough(seen, last)) return finish(walk, last)
    if (context.isSpent() && (start === null || last < start)) return { ended: false, below: null }
  }
  return finish(walk, null)
}

function finish(walk: Walk, below: number | null): Descended {
  walk.at = null
  return { ended: true, below }
}

/**
 * What is kept of a post between two polls, as text: its newest comment, how many there are, where
 * the network tells, and when it was written (ms UTC).
 */
export function seenText(newest: string, count: number | undefined, at: number): string {
  return `${newest} ${count ?? ''} ${at}`
}

export type Seen = { newest: string; count: number | null; at: number }

export function readSeen(text: string): Seen {
  const [newest = '', count = '', at = ''] = text.split(' ')
  return {
    newest,
    count: count === '' ? null : Number(count),
    at: Number(at),
  }
}

/** A post that could not be read to its end is read whole by the next look. */
export function unreadText(at: number): string {
  return seenText('?', undefined, at)
}

export function isUnread(was: string): boolean {
  return readSeen(was).newest === '?'
}

/**
 * Posts that were there before and are no longer, though later ones than `lowest` (ms UTC) were all
 * read: they are asked for one by one, for a list that leaves one out is no proof.
 */
export async function findRemoved(
  { doPart, graph, gather }: ReceiveContext,
  before: Record<string, string>,
  { known, lowest }: { known: Record<string, string>; lowest: number },
): Promise<void> {
  const absent = Object.entries(before)
    .filter(([id, was]) => !(id in known) && readSeen(was).at > lowest)
    .map(([id]) => id)
  if (absent.length === 0) return
  const refused = await doPart('read', async () => {
    for (const [remoteId, isThere] of await graph.present(absent)) {
      if (!isThere) gather.remove({ of: 'post', remoteId, at: null })
    }
  })
  // They are asked for again.
  if (refused !== null) for (const id of absent) known[id] = before[id] ?? ''
}

/**
 * Notes a list that was read to its end. Only where they are as many as Meta counts is it certain that
 * nothing else is there: it has been seen to count what it does not show.
 */
export function noteWhole(
  { gather }: ReceiveContext,
  { id: post, comments_count: counted }: PostRow,
  comments: readonly { id: string }[],
): void {
  const kept = new Set(comments.map(({ id }) => id))
  if (kept.size === counted) gather.remove({ of: 'others', post, kept: [...kept] })
}
