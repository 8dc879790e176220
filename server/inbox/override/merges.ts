import type { Db } from '../../database/database.ts'
import { findConversation, lockForMerge } from '../../messages/store/conversations.ts'
import { activeMergesOf, endMerge, groupOf, insertMerge } from '../../messages/store/merges.ts'
import type { Actor } from '../../people/actor.ts'
import { notFound, Refusal } from '../../platform/refusal.ts'
import { inboxSentences } from '../sentences.ts'
import type { ConversationShape } from '../shapes/conversation.ts'
import { type Override, type OverrideDeps, override } from './override.ts'

/**
 * Says that two conversations are one: the same person wrote here and there about the same thing.
 * From then on they are one thread with all that is joined to either, whose answers answer both.
 * @throws Refusal (`not-found`, `bad-request`), (`conflict`) when they are joined already.
 */
export async function mergeConversations(
  deps: OverrideDeps,
  by: Actor,
  conversationId: number,
  intoId: number,
): Promise<ConversationShape> {
  const { communeId, userId } = by
  if (conversationId === intoId) {
    throw new Refusal('bad-request', inboxSentences.notWithItself)
  }
  for (const id of [conversationId, intoId]) {
    if ((await findConversation(deps.db, communeId, id)) === undefined) {
      throw notFound(inboxSentences.conversation)
    }
  }
  const join = async (transaction: Db, at: number): Promise<Override> => {
    const group = (await groupOf(transaction, [conversationId])).get(conversationId) ?? []
    if (group.includes(intoId)) {
      throw new Refusal('conflict', inboxSentences.joinedAlready)
    }
    await insertMerge(transaction, { communeId, conversationId, intoId, at, userId })
    return {
      action: 'conversation.merged',
      subject: `conversation:${conversationId}`,
      detail: { into: intoId },
      touched: [conversationId, intoId],
    }
  }
  return await override(deps, by, [conversationId, intoId], join, lockForMerge)
}

/**
 * Parts what was joined. With `from`, exactly the two that were joined come apart, each with what
 * else is joined to it: that is what takes a merge back. Without it the conversation leaves its
 * group alone, and the others stay together.
 * @throws Refusal (`not-found`), (`conflict`) when it is joined with none, or not with `from`.
 */
export async function splitConversation(
  deps: OverrideDeps,
  by: Actor,
  conversationId: number,
  from?: number,
): Promise<ConversationShape> {
  const { communeId, userId } = by
  if ((await findConversation(deps.db, communeId, conversationId)) === undefined) {
    throw notFound(inboxSentences.conversation)
  }
  const part = async (transaction: Db, at: number): Promise<Override> => {
    const merges = await activeMergesOf(transaction, communeId, [conversationId])
    const beside = merges.map(merge => ({
      id: merge.id,
      other: merge.conversationId === conversationId ? merge.intoId : merge.conversationId,
    }))
    const parted = beside.filter(({ other }) => from === undefined || other === from)
    if (parted.length === 0) {
      throw new Refusal(
        'conflict',
        from === undefined ? inboxSentences.joinedWithNone : inboxSentences.joinedNoMore,
      )
    }
    for (const { id } of parted) await endMerge(transaction, id, { endedAt: at, endedBy: userId })
    const others = parted.map(({ other }) => other)
    const [first, ...rest] = others
    // Those that only this one held together stay one thread.
    if (first !== undefined) {
      for (const other of rest) {
        const merge = { communeId, conversationId: other, intoId: first, at, userId }
        await insertMerge(transaction, merge)
      }
    }
    return {
      action: 'conversation.split',
      subject: `conversation:${conversationId}`,
      detail: { from: others },
      touched: [conversationId, ...others],
    }
  }
  return await override(deps, by, [conversationId], part, lockForMerge)
}
