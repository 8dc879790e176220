import { type Comments, commentsDownTo } from './comments.ts'
import type { CommentRow, PostRow } from './payload.ts'
import type { Reader } from './reader.ts'

/**
 * What is kept of a post between two polls, as text: its newest comment, how many there are, and
 * when it was written (ms UTC; absent in what was kept before this was).
 */
export function seenOf(post: PostRow, nested: CommentRow[]): string {
  const { id = '' } = nested[0] ?? {}
  return `${id} ${post.comments?.summary?.total_count ?? ''} ${post.created_time}`
}

type Seen = { newest: string; count: number | null; at: number | null }

export function readSeen(text: string): Seen {
  const [newest = '', count = '', at = ''] = text.split(' ')
  return {
    newest,
    count: count === '' ? null : Number(count),
    at: at === '' ? null : Number(at),
  }
}

/** Whether two readings of a post have the same newest comment and the same number of them. */
export function isSameSeen(was: string, now: string): boolean {
  const [before, after] = [readSeen(was), readSeen(now)]
  return before.newest === after.newest && before.count === after.count
}

/**
 * The comments of a post that changed, down to `since` (ms UTC). If what came does not explain how
 * many there are now, something older was removed or came to light: then all are read, and whatever
 * is not among them is no longer there.
 */
export async function changedComments(
  reader: Reader,
  post: PostRow,
  nested: CommentRow[],
  { was, since }: { was: string | undefined; since: number },
): Promise<CommentRow[]> {
  const read = await commentsDownTo(reader, post, nested, since)
  const { rows } = read
  const count = post.comments?.summary?.total_count
  if (was === undefined || count === undefined) return rows
  const before = readSeen(was)
  const added = before.newest === '' ? rows.length : rows.findIndex(row => row.id === before.newest)
  if (before.count === null || (added !== -1 && before.count + added === count)) return rows
  return read.isWhole ? wholeOf(reader, post, read) : await allComments(reader, post, nested)
}

/** All comments of a post. */
export async function allComments(
  reader: Reader,
  post: PostRow,
  nested: CommentRow[],
): Promise<CommentRow[]> {
  return wholeOf(reader, post, await commentsDownTo(reader, post, nested, Number.NEGATIVE_INFINITY))
}

/**
 * Of a list that was read to its end. Only where they are as many as Meta counts is it certain that
 * nothing else is there: it has been seen to count what it does not show.
 */
function wholeOf({ gather }: Reader, post: PostRow, { rows, isWhole }: Comments): CommentRow[] {
  const kept = new Set(rows.map(row => row.id))
  if (isWhole && kept.size === post.comments?.summary?.total_count) {
    gather.remove({ of: 'others', post: post.id, kept: [...kept] })
  }
  return rows
}
