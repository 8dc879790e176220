import type { IncomingConversation, IncomingMessage, Removal } from '../connector.ts'
import type { Automatic } from './automatic.ts'
import type { Graph } from './client.ts'
import type { MetaCursor } from './cursor.ts'
import type { GraphError } from './graph-error.ts'
import type { Doing } from './network.ts'

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
export function createGather() {
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
