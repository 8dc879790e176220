import type { Removal } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import { type LivingMessage, livingMessages, livingUnderPosts } from './store/living-messages.ts'

export type Removed = { id: number; conversationId: number; removedAt: number }

/** An answer of ours may be accepted by the network before its lists have it. */
const settlingMs = 2 * 60_000

/**
 * The stored messages that a network no longer has, each once. What is gone takes with it whatever
 * answered it, where the network does so: nobody could answer those who wrote there any more.
 * @param now when it was noticed, which dates what the network does not date (ms UTC)
 */
export async function removedMessages(
  db: Db,
  channelId: number,
  removals: readonly Removal[],
  now: number,
): Promise<Removed[]> {
  if (removals.length === 0) return []
  const gone = new Map<number, Removed>()
  const note = (message: LivingMessage, at: number | null) => {
    if (gone.has(message.id)) return
    // Nothing is removed before it was written, or later than now, whatever clocks say.
    const removedAt = Math.max(Math.min(at ?? now, now), message.sentAt)
    gone.set(message.id, { id: message.id, conversationId: message.conversationId, removedAt })
  }

  const single = new Map(
    removals.flatMap(one => (one.of === 'message' ? [[one.remoteId, one] as const] : [])),
  )
  const threads = await livingMessages(db, channelId, [...single.keys()])
  for (const [remoteId, { at, alone }] of single) {
    const gone = alone ? threads.filter(one => one.remoteId === remoteId) : null
    for (const message of gone ?? withAnswers(threads, remoteId)) note(message, at)
  }

  const posts = removals.flatMap(one => (one.of === 'message' ? [] : [one]))
  const under = Map.groupBy(
    await livingUnderPosts(
      db,
      channelId,
      posts.map(one => (one.of === 'post' ? one.remoteId : one.post)),
    ),
    message => message.postRemoteId,
  )
  for (const removal of posts) {
    if (removal.of === 'post') {
      for (const message of under.get(removal.remoteId) ?? []) note(message, removal.at)
      continue
    }
    const kept = new Set(removal.kept)
    for (const message of under.get(removal.post) ?? []) {
      const isThePost = message.remoteId === removal.post
      const isSettling = message.userId !== null && now - message.sentAt < settlingMs
      if (!isThePost && !isSettling && !kept.has(message.remoteId)) note(message, null)
    }
  }
  return [...gone.values()]
}

/** A message and all that hang below it. */
function withAnswers(messages: readonly LivingMessage[], remoteId: string): LivingMessage[] {
  const found: LivingMessage[] = []
  const below = Map.groupBy(messages, message => message.parentRemoteId)
  const waiting = messages.filter(message => message.remoteId === remoteId)
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (found.includes(one)) continue
    found.push(one)
    waiting.push(...(below.get(one.remoteId) ?? []))
  }
  return found
}
