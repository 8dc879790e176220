import { noteWhole, readSeen } from '../meta/posts/snapshot.ts'
import { type Comments, commentsDownTo } from './comments.ts'
import type { Context } from './cursor.ts'
import type { CommentRow, PostRow } from './payload.ts'

/**
 * The comments of a post that changed, down to `since` (ms UTC). If what came does not explain how
 * many there are now, something older was removed or came to light: then all are read, and whatever
 * is not among them is no longer there.
 */
export async function changedComments(
  context: Context,
  post: PostRow,
  nested: CommentRow[],
  { was, since }: { was: string | undefined; since: number },
): Promise<CommentRow[]> {
  const read = await commentsDownTo(context, post, nested, since)
  const { rows } = read
  const { comments_count: count } = post
  if (was === undefined || count === undefined) return rows
  const before = readSeen(was)
  const added = before.newest === '' ? rows.length : rows.findIndex(row => row.id === before.newest)
  if (before.count === null || (added !== -1 && before.count + added === count)) return rows
  return read.isWhole ? wholeOf(context, post, read) : await allComments(context, post, nested)
}

/** All comments of a post. */
export async function allComments(
  context: Context,
  post: PostRow,
  nested: CommentRow[],
): Promise<CommentRow[]> {
  return wholeOf(
    context,
    post,
    await commentsDownTo(context, post, nested, Number.NEGATIVE_INFINITY),
  )
}

function wholeOf(context: Context, post: PostRow, { rows, isWhole }: Comments): CommentRow[] {
  if (isWhole) {
    const ids = rows.map(row => row.id)
    noteWhole(context, post.id, ids, post.comments_count)
  }
  return rows
}
