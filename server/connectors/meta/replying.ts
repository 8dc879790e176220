import { z } from 'zod'
import type { Sentence } from '../../language/sentence.ts'
import { textRoom } from '../../language/text-length.ts'
import type {
  Answerable,
  Call,
  Done,
  Failure,
  Opening,
  Outcome,
  Port,
  ReplyOptions,
  ReplyTo,
} from '../connector.ts'
import { GraphError, isOnPage, made, type Problem } from './answer.ts'
import { asFailure, asOutcome, orElse } from './attempt.ts'
import { createGraph, type Graph, shaped } from './client.ts'
import type { Doing, Network, Room } from './network.ts'
import { metaSentences } from './sentences.ts'

const DAY = 24 * 60 * 60_000

/** Within it an answer in a private conversation is an ordinary one. */
const responseMs = DAY
/** Within it a person may still answer there (`HUMAN_AGENT`), or answer a comment in private. */
export const privateMs = 7 * DAY

/**
 * A comment or a visitor's post: publicly as long as it is there; in private once, within 7 days of
 * it (https://developers.facebook.com/docs/messenger-platform/discovery/private-replies). A message:
 * within 7 days of the last one that the citizen wrote in that conversation
 * (https://developers.facebook.com/docs/messenger-platform/policy/policy-overview).
 */
export function replyOptionsOn(
  network: Network,
): (message: Answerable, now: number) => ReplyOptions {
  const { name, comment, message: room } = network

  function aside(message: Answerable, now: number): Opening {
    const until = message.sentAt + privateMs
    if (message.answeredPrivately) return closed(metaSentences.answeredAside(name))
    if (now > until) return closed(metaSentences.tooLateAside(name))
    if (message.takesPrivate === false) return closed(metaSentences.takesNoPrivate(name))
    return { open: true, until, limit: room }
  }

  function inThread({ authorRemoteId, lastInboundAt }: Answerable, now: number): Opening {
    if (!canBeWrittenTo(authorRemoteId)) return closed(metaSentences.nameless(network))
    const until = lastInboundAt + privateMs
    if (now > until) return closed(metaSentences.tooLateInThread(network))
    return { open: true, until, limit: room }
  }

  return (message, now) =>
    message.visibility === 'public'
      ? { public: { open: true, until: null, limit: comment }, private: aside(message, now) }
      : { public: null, private: inThread(message, now) }
}

/** A download (archive.ts) names people, and who was erased is nobody: neither has a number to write to. */
function canBeWrittenTo(person: string | null): person is string {
  return person !== null && !/^(archive|erased):/.test(person)
}

function closed(reason: Sentence): Opening {
  return { open: false, reason }
}

const sent = z.object({ message_id: z.string() })

/**
 * Answers under what was written, in private to its author, or in the private conversation with
 * the message's author. There an answer is a `RESPONSE` within 24 hours of what the citizen wrote
 * last, and a person's (`HUMAN_AGENT`) only where that is needed, as Meta asks.
 */
export function replyOn(network: Network): Port['reply'] {
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

const hiddenRow = z.object({
  is_hidden: z.boolean().optional(),
  hidden: z.boolean().optional(),
})

/**
 * Hides what was written publicly from everybody but its author and the author's friends, or shows
 * it again. To say the same twice changes nothing; where the answer was lost, the network is asked
 * how it stands.
 * https://developers.facebook.com/docs/graph-api/reference/comment
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment
 */
export function hideOn(network: Network): Port['hide'] {
  const { write, read } = network.hidden
  return async (call, { remoteId }, hidden) => {
    const graph = createGraph(call)
    return await orElse<Done, Promise<Done>>(
      async () => {
        await graph.post(remoteId, { [write]: String(hidden) })
        return { kind: 'done' }
      },
      async error => {
        const isDone = error.mayHaveActed && (await isHidden(graph, remoteId, read)) === hidden
        return isDone ? { kind: 'done' } : asFailure(error, 'hide', { network, call })
      },
    )
  }
}

/** Null when the network does not tell now. */
function isHidden(
  graph: Graph,
  id: string,
  read: Network['hidden']['read'],
): Promise<boolean | null> {
  return orElse(
    async () => shaped(hiddenRow, await graph.get(id, { fields: read }))[read] ?? false,
    () => null,
  )
}
