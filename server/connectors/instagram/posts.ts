import type { PostList } from '../meta/posts.ts'
import type { Account } from './account.ts'
import { addComments, allComments, mediaFields, nestedComments, probeFields } from './comments.ts'
import type { Reader } from './cursor.ts'
import { type CommentRow, type MediaRow, mediaRow, type ProbeRow, probeRow } from './payload.ts'

/** Of so many older posts the number of comments is remembered. */
const countedPosts = 1_000

/**
 * The account's posts. Instagram says how many comments one has, replies included, and not which are
 * new: of one that changed all are read.
 */
export function postList(
  reader: Reader,
  account: Account,
): PostList<MediaRow, CommentRow, ProbeRow> {
  const { counts } = reader.cursor
  const fromNested = (post: MediaRow) => allComments(reader, post, true)
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
    nested: post => nestedComments(reader, post),
    commentsDownTo: fromNested,
    allComments: fromNested,
    changedComments: post => allComments(reader, post, false),
    add: async (post, comments) => addComments(reader, account, post, comments),
  }
}
