import type { z } from 'zod'
import type {
  Call,
  Failure,
  IncomingConversation,
  IncomingMessage,
  Page,
  Port,
  Progress,
  Removal,
  WebhookEvent,
} from '../connector.ts'
import { patientLooks } from '../network/error.ts'
import { horizonOf, horizonWeeks, weeksDownTo } from '../network/reading.ts'
import { GraphError, isForAll } from './answer.ts'
import { asFailure, orElse, orFailure, sentence } from './attempt.ts'
import { type Automatic, createAutomatic, type Sender } from './automatic.ts'
import { createGraph, type Graph } from './client.ts'
import { type MetaCursor, readCursor } from './cursor.ts'
import type { Doing, Network } from './network.ts'
import { metaSentences } from './sentences.ts'

/** What the parts of one `receive` share. They move the cursor and fill the gather. */
export type ReceiveContext<Cursor = MetaCursor> = {
  graph: Graph
  now: number
  /** Nothing older is taken, ms UTC. */
  horizon: number
  cursor: Cursor
  gather: ReturnType<typeof createGather>
  automatic: Automatic
  /** Whether this call has made its share of requests, and should stop where it can. */
  isSpent(): boolean
  /** More requests, for those that only lead to where the last call ended. */
  allow(requests: number): void
  /**
   * Does a part of the look: what it is refused is a gap, and holds nothing else up.
   * @returns why it was not done; null: it was
   * @throws GraphError where whatever else is asked would fare the same
   */
  doPart(doing: Doing, act: () => Promise<void>): Promise<GraphError | null>
  /** Notes that something could not be put in its place, and is read again by the next look. */
  hold(): void
  /** Whether that was so for several looks: it is taken as far as it is known, and waits no longer. */
  isPatienceOver: boolean
}

/**
 * Requests after which a call ends where it can, and leaves the rest to the next one: what was read
 * is stored in between, and even on a slow day a call ends within a few minutes.
 */
const requestsACall = 10

/** What differs between the networks that are read by the same walk. */
type Receiving<Cursor extends MetaCursor> = {
  network: Network
  cursor: z.ZodType<Cursor>
  /** Through which application a message of the page's went, where webhooks told. */
  sentBy?(cursor: Cursor, call: Call): (message: string) => Sender
  /** @throws GraphError where nothing can be read without what is asked here. */
  open(
    context: ReceiveContext<Cursor>,
    webhooks: readonly WebhookEvent[],
  ): Contents | Promise<Contents>
}

/** What is read of a network; each keeps its own place in the cursor. */
type Contents = {
  /** What webhooks named. */
  events(): Promise<void>
  /** Private conversations. */
  threads(): Promise<void>
  /** Posts with their comments. */
  posts(): Promise<void>
}

/** What webhooks named, then private conversations, then posts with their comments. */
export function receiveWith<Cursor extends MetaCursor>(
  receiving: Receiving<Cursor>,
): Port['receive'] {
  return async (call, cursorText, webhooks = []) => {
    const cursor = readCursor(receiving.cursor, cursorText, call.now)
    const { network } = receiving
    const context = openContext(call, cursor, network, receiving.sentBy?.(cursor, call))
    return await orFailure(network, call, 'read', async () =>
      readContents(context, await receiving.open(context, webhooks), { network, call }),
    )
  }
}

function openContext<Cursor extends MetaCursor>(
  call: Call,
  cursor: Cursor,
  network: Network,
  sentBy?: (message: string) => Sender,
): ReceiveContext<Cursor> {
  const graph = createGraph(call, cursor.share)
  let allowed = requestsACall
  const { held } = cursor
  cursor.held = 0
  return {
    graph,
    now: call.now,
    horizon: horizonOf(call.now),
    cursor,
    gather: createGather(),
    automatic: createAutomatic(call.config.automatic_texts, cursor.quick, sentBy),
    isSpent: () => graph.calls() >= allowed,
    allow: requests => {
      allowed += requests
    },
    async doPart(doing, act) {
      const before = graph.calls()
      try {
        await act()
        return null
      } catch (error) {
        if (!(error instanceof GraphError) || isForAll(error)) throw error
        graph.miss(sentence(error, doing, network))
        allowed += graph.calls() - before
        return error
      }
    },
    hold() {
      cursor.held = held + 1
    },
    isPatienceOver: held >= patientLooks,
  }
}

/**
 * Reads the contents one after the other, so that what one is refused is a gap and not the end of
 * the others; when all are refused, or when the network or the token fails before anything was read,
 * that is the answer.
 */
async function readContents(
  { graph, gather, cursor, now, doPart }: ReceiveContext,
  { events, threads, posts }: Contents,
  { network, call }: { network: Network; call: Call },
): Promise<Page> {
  // A walk down the posts that the last call began goes on by itself: conversations were read then.
  const isWalking =
    cursor.imported.threads && cursor.threads.at === null && cursor.latest.at !== null
  const parts: { doing: Doing; read: () => Promise<void> }[] = [
    { doing: 'read', read: events },
    ...(isWalking ? [] : [{ doing: 'read-threads' as const, read: threads }]),
    { doing: 'read', read: posts },
  ]
  const done = new Set<() => Promise<void>>()
  let first: Failure | null = null
  let retryAt: number | null = null
  for (const { doing, read } of parts) {
    const error = await orElse(
      () => doPart(doing, read),
      forAll => forAll,
    )
    if (error === null) {
      done.add(read)
      continue
    }
    const failure = asFailure(error, doing, { network, call })
    first ??= failure
    if (failure.kind === 'reauthorize') return failure
    if (isForAll(error)) {
      graph.miss(sentence(error, doing, network))
      retryAt = failure.retryAt
      break
    }
  }
  const conversations = gather.conversations()
  const isNothingRead = !done.has(threads) && !done.has(posts)
  if (first && conversations.length === 0 && (isNothingRead || retryAt !== null)) return first
  if (conversations.some(isNameless)) {
    graph.miss(metaSentences.namelessComments(network.name))
  }
  cursor.share = graph.share()
  const { imported, latest } = cursor
  const isUnderWay =
    (done.has(threads) && (!imported.threads || cursor.threads.at !== null)) ||
    (done.has(posts) && (!imported.posts || latest.at !== null))
  const waits = [graph.backOffMs(), retryAt === null ? null : retryAt - now]
  const waitMs = Math.max(0, ...waits.filter(wait => wait !== null))
  return {
    kind: 'page',
    conversations,
    removals: gather.removals(),
    cursor: JSON.stringify(cursor),
    done: retryAt === null && !isUnderWay,
    ...(isUnderWay && firstLook(cursor, now)),
    waitMs: waitMs > 0 ? waitMs : null,
    gaps: graph.gaps(),
    ...(!done.has(events) && { unfollowed: true }),
  }
}

/** How far a first look has come: what is read last tells it. */
function firstLook({ imported, threads, older }: MetaCursor, now: number): { progress?: Progress } {
  if (imported.threads && imported.posts) return {}
  const read = Math.min(
    imported.threads ? horizonWeeks : weeksDownTo(threads.at, now),
    imported.posts ? horizonWeeks : weeksDownTo(older.at, now),
  )
  return { progress: { read, of: horizonWeeks } }
}

function isNameless({ visibility, messages }: IncomingConversation): boolean {
  return (
    visibility === 'public' &&
    messages.some(({ direction, author }) => direction === 'inbound' && author === null)
  )
}

/** What was written this recently is given again at each poll, for it may be edited or hidden. */
export const freshMs = 24 * 60 * 60_000

/**
 * Adds what was written for all to see under one root. The first time all is read down to the
 * horizon: a root that did not come lies before it.
 */
export function addPublic(
  { automatic, cursor, gather }: ReceiveContext,
  conversation: Thread,
  messages: readonly IncomingMessage[],
): void {
  const hasRoot = messages.some(({ remoteId }) => remoteId === conversation.remoteId)
  gather.add(
    { ...conversation, cut: !cursor.imported.posts && !hasRoot },
    messages.map(message => {
      const isSent = message.direction === 'outbound' && automatic.isConfigured(message.text)
      return isSent ? { ...message, automatic: true } : message
    }),
  )
}

type Thread = Omit<IncomingConversation, 'messages'>

/** Collects messages by conversation; the same message twice is one, as it was read last. */
function createGather() {
  const threads = new Map<string, Thread>()
  const messages = new Map<string, { thread: string; message: IncomingMessage }>()
  const removals: Removal[] = []
  return {
    /** Notes what is no longer there. */
    remove(removal: Removal): void {
      removals.push(removal)
    },
    removals: () => removals,
    add(conversation: Thread, added: readonly IncomingMessage[]): void {
      if (added.length === 0) return
      const cut = conversation.cut === true || threads.get(conversation.remoteId)?.cut === true
      threads.set(conversation.remoteId, { ...conversation, cut })
      for (const message of added) {
        messages.set(message.remoteId, { thread: conversation.remoteId, message })
      }
    },
    message: (remoteId: string) => messages.get(remoteId)?.message,
    /** Each with its messages, the oldest first. */
    conversations(): IncomingConversation[] {
      const byThread = Map.groupBy(messages.values(), one => one.thread)
      return [...threads.values()].flatMap(thread => {
        const own = (byThread.get(thread.remoteId) ?? []).map(one => one.message)
        return own.length === 0 ? [] : [{ ...thread, messages: own.toSorted(byTime) }]
      })
    },
  }
}

/** Meta's times have no fraction: within a second the id decides, so that the order is stable. */
export function byTime(a: IncomingMessage, b: IncomingMessage): number {
  return a.sentAt - b.sentAt || (a.remoteId < b.remoteId ? -1 : 1)
}
