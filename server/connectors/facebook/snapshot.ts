import type { Read } from '../meta/posts/post-list.ts'
import { isUnread, noteWhole, readSeen } from '../meta/posts/snapshot.ts'
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
): Promise<Read<CommentRow>> {
  if (was !== undefined && isUnread(was)) return await allComments(context, post, nested)
  const read = await commentsDownTo(context, post, nested, since)
  const { rows } = read
  const { comments_count: count } = post
  if (was === undefined || count === undefined || read.refused !== null) return read
  const before = readSeen(was)
  const added = before.newest === '' ? rows.length : rows.findIndex(row => row.id === before.newest)
  if (before.count === null || (added !== -1 && before.count + added === count)) return read
  return read.isWhole ? wholeOf(context, post, read) : await allComments(context, post, nested)
}

/** All comments of a post. */
export async function allComments(
  context: Context,
  post: PostRow,
  nested: CommentRow[],
): Promise<Read<CommentRow>> {
  return wholeOf(
    context,
    post,
    await commentsDownTo(context, post, nested, Number.NEGATIVE_INFINITY),
  )
}

function wholeOf(context: Context, post: PostRow, read: Comments): Comments {
  if (read.isWhole) {
    const ids = read.rows.map(row => row.id)
    noteWhole(context, post.id, ids, post.comments_count)
  }
  return read
}
