import type { IncomingConversation, IncomingMessage, Removal } from '../connector.ts'

/** Collects messages by conversation; the same message twice is one, as it was read last. */
export type Gather = {
  add(conversation: Omit<IncomingConversation, 'messages'>, messages: IncomingMessage[]): void
  message(remoteId: string): IncomingMessage | undefined
  /** Notes what is no longer there. */
  remove(removal: Removal): void
  removals(): Removal[]
  /** Each with its messages, the oldest first. */
  conversations(): IncomingConversation[]
}

export function createGather(): Gather {
  const threads = new Map<string, Omit<IncomingConversation, 'messages'>>()
  const messages = new Map<string, { thread: string; message: IncomingMessage }>()
  const removals: Removal[] = []
  return {
    remove: removal => {
      removals.push(removal)
    },
    removals: () => removals,
    add(conversation, added) {
      if (added.length === 0) return
      const cut = conversation.cut === true || threads.get(conversation.remoteId)?.cut === true
      threads.set(conversation.remoteId, { ...conversation, cut })
      for (const message of added) {
        messages.set(message.remoteId, { thread: conversation.remoteId, message })
      }
    },
    message: remoteId => messages.get(remoteId)?.message,
    conversations() {
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
