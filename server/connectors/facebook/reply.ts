import { frenchNumber } from '../../domain/french.ts'
import { textLength } from '../../domain/text-length.ts'
import type { Call, Outcome, ReplyTo } from '../connector.ts'
import { createGraph, type Graph, shaped } from '../graph/client.ts'
import { asOutcome } from '../graph/explain.ts'
import { GraphError } from '../graph/graph-error.ts'
import { addressOf } from './parse.ts'
import { made, sent } from './payload.ts'

const longestComment = 8_000
const longestMessage = 2_000

/**
 * Answers under a comment or a visitor's post, or in the private conversation with the message's
 * author. A private answer is a `RESPONSE` within 24 hours of what the citizen wrote; only when
 * Facebook refuses that is it sent as a person's (`HUMAN_AGENT`, to 7 days), as Meta asks.
 */
export async function reply(
  call: Call,
  message: ReplyTo,
  text: string,
  _key: string,
): Promise<Outcome> {
  const isPublic = message.visibility === 'public'
  const longest = isPublic ? longestComment : longestMessage
  if (textLength(text, 'utf16') > longest) {
    const reason = `La réponse est trop longue : Facebook prend ${frenchNumber(longest)} signes au plus.`
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
  const { id } = shaped(made, await graph.post(`${to}/comments`, { message: text }))
  return { kind: 'published', remoteId: id, url: addressOf(id) }
}

async function replyPrivately(graph: Graph, to: string | null, text: string): Promise<Outcome> {
  // A download (archive.ts) names people, and has no number under which they can be written to.
  if (to === null || to.startsWith('archive:')) {
    const reason =
      'Facebook ne dit pas qui a écrit ce message : répondez-y dans la boîte de réception de Facebook.'
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
    return await send({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }).catch(refused => {
      // An app that was not given the tag is refused in words that would mislead.
      throw refused instanceof GraphError && notAllowed.has(refused.problem) ? tooLate : refused
    })
  }
}

const notAllowed = new Set(['permission', 'parameter', 'window'])
