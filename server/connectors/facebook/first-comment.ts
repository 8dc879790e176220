import { shaped } from '../meta/client.ts'
import { asOutcome, sentence } from '../meta/explain.ts'
import { firstCommentWith } from '../meta/first-comment.ts'
import { findComment } from './find.ts'
import { commentRow } from './payload.ts'
import { replyPublicly } from './reply.ts'
import { answering } from './reply-options.ts'

/** The page's first comment under its own post: the call that answers a comment, on a post. */
export const firstComment = firstCommentWith({
  answering,
  who: 'la page',
  sentence,
  asOutcome,
  publish: replyPublicly,
  find: findComment,
  async read(graph, id) {
    const fields = 'id,created_time,message,is_hidden'
    const { message, is_hidden } = shaped(commentRow, await graph.get(id, { fields }))
    return { text: message, isHidden: is_hidden }
  },
})
