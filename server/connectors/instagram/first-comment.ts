import { shaped } from '../meta/client.ts'
import { firstCommentWith } from '../meta/first-comment.ts'
import { asOutcome, sentence } from './explain.ts'
import { findAmong } from './find.ts'
import { commentRow, made } from './payload.ts'
import { answering } from './reply-options.ts'

/**
 * The account's first comment under its own post.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-media/comments
 */
export const firstComment = firstCommentWith({
  answering,
  who: 'le compte',
  sentence,
  asOutcome,
  async publish(graph, post, text) {
    const { id } = shaped(made, await graph.post(`${post}/comments`, { message: text }))
    return { kind: 'published', remoteId: id, url: null }
  },
  find: (graph, post, answer) => findAmong(graph, `${post}/comments`, answer),
  async read(graph, id) {
    const fields = 'id,timestamp,text,hidden'
    const { text, hidden } = shaped(commentRow, await graph.get(id, { fields }))
    return { text, isHidden: hidden }
  },
})
