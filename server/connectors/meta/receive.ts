import type { Call, Failure, IncomingConversation, Page } from '../connector.ts'
import type { Automatic } from './automatic.ts'
import { createGraph } from './client.ts'
import type { MetaCursor } from './cursor.ts'
import type { Doing } from './explain.ts'
import { createGather } from './gather.ts'
import { GraphError } from './graph-error.ts'
import type { Reader } from './reader.ts'
import { horizonOf } from './walk.ts'

/**
 * Requests after which a call ends where it can, and leaves the rest to the next one: what was read
 * is stored in between, and even on a slow day a call ends within a few minutes.
 */
const requestsACall = 10

/** What one part of a network's contents takes: it keeps its own place in the cursor. */
export type Part<Cursor> = {
  doing: Doing
  read(reader: Reader<Cursor>): Promise<void>
  /** Whether another call goes on with it. */
  isUnderWay(cursor: Cursor): boolean
}

/** How a network's refusals are told. */
export type Explaining = {
  asFailure(error: GraphError, now: number, doing: Doing, who: string): Failure
  sentence(error: GraphError, doing: Doing): string
  /** Said when the writers of some comments are not told. */
  nameless: string
}

export function openReader<Cursor extends MetaCursor>(
  call: Call,
  cursor: Cursor,
  automatic: Automatic,
  said: Reader<Cursor>['said'] = new Map(),
): Reader<Cursor> {
  const graph = createGraph(call, cursor.share)
  let allowed = requestsACall
  return {
    graph,
    now: call.now,
    horizon: horizonOf(call.now),
    cursor,
    gather: createGather(),
    automatic,
    said,
    isSpent: () => graph.calls() >= allowed,
    allow: requests => {
      allowed += requests
    },
  }
}

/**
 * Reads the parts one after the other, so that what one is refused is a gap and not the end of the
 * others; when all are refused, or when the network or the token fails before anything was read,
 * that is the answer.
 */
export async function readParts<Cursor extends MetaCursor>(
  reader: Reader<Cursor>,
  parts: readonly Part<Cursor>[],
  { asFailure, sentence, nameless }: Explaining,
): Promise<Page> {
  const { graph, gather, cursor, now } = reader
  const refused = new Set<Doing>()
  let first: Failure | null = null
  let retryAt: number | null = null
  for (const { doing, read } of parts) {
    try {
      await read(reader)
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      const failure = asFailure(error, now, doing, graph.page)
      first ??= failure
      if (failure.kind === 'reauthorize') return failure
      graph.gaps.add(sentence(error, doing))
      retryAt = failure.retryAt
      if (retryAt !== null) break
      refused.add(doing)
    }
  }
  const conversations = gather.conversations()
  const isAllRefused = parts.every(({ doing }) => refused.has(doing))
  if (first && (isAllRefused || (retryAt !== null && conversations.length === 0))) return first
  if (conversations.some(isNameless)) graph.gaps.add(nameless)
  cursor.share = graph.share()
  const waits = [graph.restMs(), retryAt === null ? null : retryAt - now]
  const rest = Math.max(0, ...waits.filter(wait => wait !== null))
  const isUnderWay = parts.some(part => part.isUnderWay(cursor) && !refused.has(part.doing))
  return {
    kind: 'page',
    conversations,
    removals: gather.removals(),
    cursor: JSON.stringify(cursor),
    done: retryAt === null && !isUnderWay,
    waitMs: rest > 0 ? rest : null,
    gaps: [...graph.gaps],
  }
}

function isNameless({ visibility, messages }: IncomingConversation): boolean {
  return (
    visibility === 'public' &&
    messages.some(({ direction, author }) => direction === 'inbound' && author === null)
  )
}
