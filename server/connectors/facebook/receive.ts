import type { Call, Failure, IncomingConversation, Page, Told } from '../connector.ts'
import { createAutomatic } from '../graph/automatic.ts'
import { createGraph } from '../graph/client.ts'
import { asFailure, type Doing, sentence } from '../graph/explain.ts'
import { createGather } from '../graph/gather.ts'
import { GraphError } from '../graph/graph-error.ts'
import { senderOf } from '../graph/sender.ts'
import { horizonOf, readCursor, shareAfter } from './cursor.ts'
import { followWords, noteEchoes } from './heard.ts'
import { receivePosts } from './posts.ts'
import type { Reader } from './reader.ts'
import { receiveTalks } from './talks.ts'
import { wordsOf } from './told.ts'

/**
 * Requests after which a call ends where it can, and leaves the rest to the next one: what was read
 * is stored in between, and even on a slow day a call ends within a few minutes.
 */
const requestsACall = 10

type Part = { doing: Doing; part: (reader: Reader) => Promise<void> }

const parts: Part[] = [
  { doing: 'read-talks', part: receiveTalks },
  { doing: 'read', part: receivePosts },
]

/**
 * What webhooks named, then private conversations, then posts with their comments. Each part keeps its own place, so that what
 * one is refused is a gap and not the end of the other; when both are refused, or when the network
 * or the token fails before anything was read, that is the answer.
 */
export async function receive(
  call: Call,
  cursorText: string | null,
  told: readonly Told[] = [],
): Promise<Page> {
  const cursor = readCursor(cursorText, call.now)
  const graph = createGraph(call, cursor.share.size)
  const gather = createGather()
  const words = wordsOf(told, graph.page)
  noteEchoes(cursor, words)
  const sentBy = (message: string) => senderOf(cursor.echoes[message], call.config.app_id)
  // A walk down the posts that the last call began goes on by itself: conversations were read then.
  const isWalking = cursor.imported.talks && cursor.talks.at === null && cursor.latest.at !== null
  const wanted = isWalking ? parts.filter(({ doing }) => doing !== 'read-talks') : parts
  // First, for what fails here is told again.
  const heard: Part = { doing: 'read', part: reader => followWords(reader, words) }
  let allowed = requestsACall
  const reader: Reader = {
    graph,
    now: call.now,
    horizon: horizonOf(call.now),
    cursor,
    gather,
    automatic: createAutomatic(call.config.automatic_texts, cursor.quick, sentBy),
    isSpent: () => graph.calls() >= allowed,
    allow: requests => {
      allowed += requests
    },
  }
  const refused = new Set<Doing>()
  let first: Failure | null = null
  let retryAt: number | null = null
  for (const { doing, part } of [heard, ...wanted]) {
    try {
      await part(reader)
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      const failure = asFailure(error, call.now, doing, graph.page)
      first ??= failure
      if (failure.kind === 'reauthorize') return failure
      graph.gaps.add(sentence(error, doing))
      retryAt = failure.retryAt
      if (retryAt !== null) break
      refused.add(doing)
    }
  }
  const conversations = gather.conversations()
  if (
    first &&
    (refused.size === wanted.length || (retryAt !== null && conversations.length === 0))
  ) {
    return first
  }
  tellNameless(graph.gaps, conversations)
  cursor.share = shareAfter(cursor.share, graph.share(), call.now)
  const waits = [graph.restMs(), retryAt === null ? null : retryAt - call.now]
  const rest = Math.max(0, ...waits.filter(wait => wait !== null))
  const isUnderWay = (doing: Doing, underWay: boolean) => underWay && !refused.has(doing)
  return {
    kind: 'page',
    conversations,
    removals: gather.removals(),
    cursor: JSON.stringify(cursor),
    done:
      retryAt === null &&
      !isUnderWay('read', !cursor.imported.posts || cursor.latest.at !== null) &&
      !isUnderWay('read-talks', !cursor.imported.talks || cursor.talks.at !== null),
    waitMs: rest > 0 ? rest : null,
    gaps: [...graph.gaps],
  }
}

function tellNameless(gaps: Set<string>, conversations: IncomingConversation[]): void {
  const isNameless = conversations.some(
    ({ visibility, messages }) =>
      visibility === 'public' &&
      messages.some(({ direction, author }) => direction === 'inbound' && author === null),
  )
  if (isNameless) {
    gaps.add(
      'Facebook ne dit pas qui a écrit certains commentaires : ils sont mesurés, mais sans nom.',
    )
  }
}
