import type { PostList } from '../meta/posts/post-list.ts'
import { addComments, commentsDownTo, nestedComments, postFields, probeFields } from './comments.ts'
import type { Context } from './cursor.ts'
import { type CommentRow, type PostRow, type ProbeRow, postRow, probeRow } from './payload.ts'
import { allComments, changedComments } from './snapshot.ts'

/** The page's posts and those that others wrote on it, with comments of any depth in one list. */
export function postList(context: Context): PostList<PostRow, CommentRow, ProbeRow> {
  return {
    path: `${context.graph.page}/feed`,
    post: postRow,
    fields: postFields,
    commentsOfOne: 100,
    probe: probeRow,
    probeFields,
    async look({ is_published, comments }, since, read) {
      const newest = comments?.data[0]?.created_time
      // An empty page with a `next` says that there are comments, and not of when.
      const hasUnseen = comments?.paging?.next !== undefined
      const isMoved = newest === undefined ? hasUnseen : newest > since
      if (is_published && isMoved) await read()
    },
    nested: post => nestedComments(context, post),
    commentsDownTo: (post, nested, floor) => commentsDownTo(context, post, nested, floor),
    allComments: (post, nested) => allComments(context, post, nested),
    changedComments: (post, nested, seen) => changedComments(context, post, nested, seen),
    add: (post, comments) => addComments(context, post, comments),
  }
}
