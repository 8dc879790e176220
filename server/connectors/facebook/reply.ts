import type { Outcome } from '../connector.ts'
import { type Graph, shaped } from '../meta/client.ts'
import { asOutcome } from '../meta/explain.ts'
import { replyWith } from '../meta/replying.ts'
import { addressOf, isOnPage } from './parse.ts'
import { made } from './payload.ts'
import { answering } from './reply-options.ts'

export const reply = replyWith({
  answering,
  asOutcome,
  publicly: replyPublicly,
  recipient: (graph, to) => ({
    [isOnPage({ id: to }, graph.page) ? 'post_id' : 'comment_id']: to,
  }),
})

/** Under a comment, or under a post. */
export async function replyPublicly(graph: Graph, to: string, text: string): Promise<Outcome> {
  const { id } = shaped(made, await graph.post(`${to}/comments`, { message: text }))
  return { kind: 'published', remoteId: id, url: addressOf(id) }
}
