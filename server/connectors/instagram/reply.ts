import type { Outcome } from '../connector.ts'
import { type Graph, shaped } from '../meta/client.ts'
import { replyWith } from '../meta/replying.ts'
import { asOutcome } from './explain.ts'
import { made } from './payload.ts'
import { answering } from './reply-options.ts'

export const reply = replyWith({
  answering,
  asOutcome,
  publicly: replyPublicly,
  recipient: (_, to) => ({ comment_id: to }),
})

/** What answers a reply stands beside it, under the comment above both. */
async function replyPublicly(graph: Graph, to: string, text: string): Promise<Outcome> {
  const { id } = shaped(made, await graph.post(`${to}/replies`, { message: text }))
  return { kind: 'published', remoteId: id, url: null }
}
