import type { PostList } from '../meta/post-list.ts'
import { addComments, allComments, mediaFields, nestedComments, probeFields } from './comments.ts'
import type { Context } from './cursor.ts'
import type { Account } from './parse.ts'
import { type CommentRow, type MediaRow, mediaRow, type ProbeRow, probeRow } from './payload.ts'

/** The number of comments is remembered for so many older posts. */
const countedPosts = 1_000

/**
 * The account's posts. Instagram says how many comments one has, replies included, and not which are
 * new: of one that changed all are read.
 */
export function postList(
  context: Context,
  account: Account,
): PostList<MediaRow, CommentRow, ProbeRow> {
  const { counts } = context.cursor
  const fromNested = (post: MediaRow) => allComments(context, post, true)
  return {
    path: `${account.id}/media`,
    post: mediaRow,
    fields: comments => mediaFields(comments, comments),
    commentsOfOne: 25,
    probe: probeRow,
    probeFields,
    async look({ id, comments, comments_count: count }, since, read) {
      const newest = comments?.data[0]?.timestamp ?? 0
      const was = counts[id]
      const isOther = was !== undefined && was !== count
      if (newest > since || isOther) await read()
      const isKept = was !== undefined || Object.keys(counts).length < countedPosts
      if (count !== undefined && isKept) counts[id] = count
    },
    nested: post => nestedComments(context, post),
    commentsDownTo: fromNested,
    allComments: fromNested,
    changedComments: post => allComments(context, post, false),
    add: async (post, comments) => addComments(context, account, post, comments),
  }
}
