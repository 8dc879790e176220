import { frenchNumber } from '../../domain/french.ts'
import { textRoom } from '../../domain/text-length.ts'
import type { Call, Outcome, ReplyTo } from '../connector.ts'
import { createGraph, type Graph, shaped } from '../graph/client.ts'
import { asOutcome, type Doing } from '../graph/explain.ts'
import { GraphError, type Problem } from '../graph/graph-error.ts'
import { addressOf, isOnPage } from './parse.ts'
import { made, sent } from './payload.ts'
import { canBeWrittenTo, commentLimit, messageLimit, nameless, responseMs } from './ways.ts'

/**
 * Answers under a comment or a visitor's post, in private to whoever wrote it, or in the private
 * conversation with the message's author. There an answer is a `RESPONSE` within 24 hours of what
 * the citizen wrote last, and a person's (`HUMAN_AGENT`) only where that is needed, as Meta asks.
 */
export async function reply(
  call: Call,
  message: ReplyTo,
  text: string,
  _key: string,
): Promise<Outcome> {
  const isPublic = message.way === 'public'
  const limit = isPublic ? commentLimit : messageLimit
  if (textRoom(text, limit) < 0) {
    const reason = `La réponse est trop longue : Facebook prend ${frenchNumber(limit.textLength)} signes au plus.`
    return { kind: 'failed', reason, retryAt: null }
  }
  const graph = createGraph(call)
  const isAside = !isPublic && message.visibility === 'public'
  const doing: Doing = isPublic ? 'comment' : isAside ? 'private-reply' : 'message'
  try {
    if (isPublic) return await replyPublicly(graph, message.remoteId, text)
    if (isAside) return await replyAside(graph, message.remoteId, text)
    return await replyInMessenger(graph, message, text, call.now)
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    const outcome = asOutcome(error, call.now, doing, graph.page)
    const closes = outcome.kind === 'failed' && closing.has(error.problem)
    return closes ? { ...outcome, closes } : outcome
  }
}

/** After these there is nothing to be tried again. */
const closing = new Set<Problem>(['missing', 'window', 'replied', 'no-private'])

async function replyPublicly(graph: Graph, to: string, text: string): Promise<Outcome> {
  const { id } = shaped(made, await graph.post(`${to}/comments`, { message: text }))
  return { kind: 'published', remoteId: id, url: addressOf(id) }
}

/** The one private answer to a comment or a visitor's post; nobody needs to know who wrote it. */
async function replyAside(graph: Graph, to: string, text: string): Promise<Outcome> {
  const kind = isOnPage({ id: to }, graph.page) ? 'post_id' : 'comment_id'
  return await send(graph, { [kind]: to }, text, { messaging_type: 'RESPONSE' })
}

async function replyInMessenger(
  graph: Graph,
  { authorRemoteId: to, lastInboundAt }: ReplyTo,
  text: string,
  now: number,
): Promise<Outcome> {
  if (!canBeWrittenTo(to)) return { kind: 'failed', reason: nameless, retryAt: null }
  const asPerson = () =>
    send(graph, { id: to }, text, { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' })
  // The two clocks may differ by a little: near the limit Facebook decides.
  if (now - lastInboundAt > responseMs + skewMs) return await asPerson().catch(explained)
  try {
    return await send(graph, { id: to }, text, { messaging_type: 'RESPONSE' })
  } catch (tooLate) {
    if (!(tooLate instanceof GraphError && tooLate.problem === 'window')) throw tooLate
    return await asPerson().catch(explained)
  }
}

const skewMs = 60_000

async function send(
  graph: Graph,
  recipient: Record<string, string>,
  text: string,
  kind: Record<string, string>,
): Promise<Outcome> {
  const body = { recipient: JSON.stringify(recipient), message: JSON.stringify({ text }), ...kind }
  const answer = await graph.post(`${graph.page}/messages`, body)
  return { kind: 'published', remoteId: shaped(sent, answer).message_id, url: null }
}

/**
 * An app that was not given the person's tag is refused as if a permission or a parameter were
 * wrong. A permission that is missing for messages altogether has another code, and is named.
 */
function explained(refused: unknown): never {
  if (refused instanceof GraphError && isAboutTag(refused)) {
    throw new GraphError('window', { message: refused.message, cause: refused })
  }
  throw refused
}

function isAboutTag({ problem, code }: GraphError): boolean {
  return problem !== 'missing' && (code === 10 || code === 100)
}
