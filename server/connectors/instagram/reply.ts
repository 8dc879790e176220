import { frenchNumber } from '../../domain/french.ts'
import type { Call, Outcome, ReplyTo } from '../connector.ts'
import { createGraph, type Graph, shaped } from '../graph/client.ts'
import { GraphError } from '../graph/graph-error.ts'
import { asOutcome } from './explain.ts'
import { made, sent } from './payload.ts'

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment/replies */
const longestReply = 2_200
/** Instagram counts bytes here. */
const longestMessage = 1_000

export async function reply(
  call: Call,
  message: ReplyTo,
  text: string,
  _key: string,
): Promise<Outcome> {
  const isPublic = message.visibility === 'public'
  const length = isPublic ? text.length : Buffer.byteLength(text)
  const longest = isPublic ? longestReply : longestMessage
  if (length > longest) {
    const reason = `La réponse est trop longue : Instagram prend ${frenchNumber(longest)} signes au plus.`
    return { kind: 'failed', reason, retryAt: null }
  }
  const graph = createGraph(call)
  try {
    return await (isPublic
      ? replyPublicly(graph, message.remoteId, text)
      : replyPrivately(graph, message.authorRemoteId, text))
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    return asOutcome(error, call.now, isPublic ? 'comment' : 'message')
  }
}

async function replyPublicly(graph: Graph, to: string, text: string): Promise<Outcome> {
  const { id } = shaped(made, await graph.post(`${to}/replies`, { message: text }))
  return { kind: 'published', remoteId: id, url: null }
}

async function replyPrivately(graph: Graph, to: string | null, text: string): Promise<Outcome> {
  if (to === null) {
    const reason = 'Instagram ne dit pas qui a écrit ce message : répondez-y dans l’application.'
    return { kind: 'failed', reason, retryAt: null }
  }
  const body = { recipient: JSON.stringify({ id: to }), message: JSON.stringify({ text }) }
  const send = async (kind: Record<string, string>): Promise<Outcome> => {
    const answer = await graph.post(`${graph.page}/messages`, { ...body, ...kind })
    return { kind: 'published', remoteId: shaped(sent, answer).message_id, url: null }
  }
  try {
    return await send({ messaging_type: 'RESPONSE' })
  } catch (tooLate) {
    if (!(tooLate instanceof GraphError && tooLate.problem === 'window')) throw tooLate
    return await send({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' })
  }
}
