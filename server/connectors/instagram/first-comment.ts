import { shaped } from '../meta/client.ts'
import { firstCommentOn } from '../meta/first-comment.ts'
import { findAmong } from './find.ts'
import { network } from './network.ts'
import { commentRow } from './payload.ts'

/**
 * The account's first comment under its own post.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-media/comments
 */
export const firstComment = firstCommentOn(network, {
  find: (graph, post, answer) => findAmong(graph, `${post}/comments`, answer),
  read: async (graph, id) =>
    shaped(commentRow, await graph.get(id, { fields: 'id,timestamp,text,hidden' })),
})
