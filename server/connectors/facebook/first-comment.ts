import { shaped } from '../meta/client.ts'
import { firstCommentOn } from '../meta/first-comment.ts'
import { findComment } from './find.ts'
import { network } from './network.ts'
import { commentRow } from './payload.ts'

/** The page's first comment under its own post: the call that answers a comment, on a post. */
export const firstComment = firstCommentOn(network, {
  find: findComment,
  read: async (graph, id) =>
    shaped(commentRow, await graph.get(id, { fields: 'id,created_time,message,is_hidden' })),
})
