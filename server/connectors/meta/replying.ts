import { z } from 'zod'
import { textRoom } from '../../language/text-length.ts'
import type { Call, Connector, Failure, Outcome, ReplyTo } from '../connector.ts'
import { orElse } from './attempt.ts'
import { createGraph, type Graph, shaped } from './client.ts'
import { asOutcome } from './explain.ts'
import { GraphError, type Problem } from './graph-error.ts'
import type { Doing, Network, Room } from './network.ts'
import { canBeWrittenTo, responseMs } from './reply-options.ts'
import { metaSentences } from './sentences.ts'
import { isOnPage } from './wire.ts'

const sent = z.object({ message_id: z.string() })
const made = z.object({ id: z.string() })

/**
 * Answers under what was written, in private to whoever wrote it, or in the private conversation with
 * the message's author. There an answer is a `RESPONSE` within 24 hours of what the citizen wrote
 * last, and a person's (`HUMAN_AGENT`) only where that is needed, as Meta asks.
 */
export function replyOn(network: Network): NonNullable<Connector['reply']> {
  return async (call: Call, message: ReplyTo, text: string) => {
    const isPublic = message.way === 'public'
    const limit = isPublic ? network.comment : network.message
    const tooLong = tooLongFor(network, limit, text)
    if (tooLong !== null) return tooLong
    const graph = createGraph(call)
    const isAside = !isPublic && message.visibility === 'public'
    const doing: Doing = isPublic ? 'comment' : isAside ? 'private-reply' : 'message'
    return await answering(network, call, doing, async () => {
      const { remoteId } = message
      if (isPublic) return await writeComment(network, graph, remoteId, network.answers, text)
      // The one private answer; nobody needs to know who wrote what it answers.
      if (isAside) {
        const to = {
          [isOnPage({ id: remoteId }, graph.page) ? 'post_id' : 'comment_id']: remoteId,
        }
        return await send(graph, to, text, { messaging_type: 'RESPONSE' })
      }
      return await replyInThread(graph, message, text, { now: call.now, network })
    })
  }
}

/** The refusal of a text that has no room; null: it has. */
export function tooLongFor({ name }: Network, limit: Room, text: string): Failure | null {
  if (textRoom(text, limit) >= 0) return null
  return {
    kind: 'failed',
    reason: metaSentences.replyTooLong(name, limit.textLength),
    retryAt: null,
  }
}

/** One writing of an answer; where nothing is left to be answered, its failure `closes`. */
export function answering(
  network: Network,
  call: Call,
  doing: Doing,
  write: () => Promise<Outcome>,
): Promise<Outcome> {
  return orElse(write, error => {
    const outcome = asOutcome(error, doing, { network, call })
    const closes = outcome.kind === 'failed' && closing.has(error.problem)
    return closes ? { ...outcome, closes } : outcome
  })
}

/** Under a post or a comment. What answers a reply stands beside it, under the comment above both. */
export async function writeComment(
  { addressOf }: Network,
  graph: Graph,
  to: string,
  edge: Network['answers'],
  text: string,
): Promise<Outcome> {
  const { id } = shaped(made, await graph.post(`${to}/${edge}`, { message: text }))
  return { kind: 'published', remoteId: id, url: addressOf(id) }
}

/** After these there is nothing to be tried again. */
const closing = new Set<Problem>(['missing', 'window', 'replied', 'no-private'])

async function replyInThread(
  graph: Graph,
  { authorRemoteId: to, lastInboundAt }: ReplyTo,
  text: string,
  { now, network }: { now: number; network: Network },
): Promise<Outcome> {
  if (!canBeWrittenTo(to)) {
    return { kind: 'failed', reason: metaSentences.nameless(network), retryAt: null }
  }
  const asPerson = () =>
    send(graph, { id: to }, text, { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' })
  // The two clocks may differ by a little: near the limit Meta decides.
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
