import type { z } from 'zod'
import {
  deleteNeedsReplyOverride,
  insertNeedsReplyOverride,
  lastNeedsReplyOverrideOf,
} from '../../messages/store/messages.ts'
import type { Actor } from '../../people/rules/role.ts'
import { notFound, Refusal } from '../../platform/refusal.ts'
import { knownMessage } from '../known-message.ts'
import { inboxSentences } from '../sentences.ts'
import type { ConversationShape } from '../shapes-conversation.ts'
import type { needsReplyOverrideNew } from '../shapes-override.ts'
import { type OverrideDeps, override } from './override.ts'

/**
 * A person's judgement that a citizen's message needs an answer, or needs none. The last one
 * counts; all of them stay, and the journal says whose they are. The episode's beginning stays the
 * message's own time.
 * @throws Refusal (`not-found`, `bad-request`)
 */
export async function overrideNeedsReply(
  deps: OverrideDeps,
  by: Actor,
  messageId: number,
  { needsReply, reason }: z.infer<typeof needsReplyOverrideNew>,
): Promise<ConversationShape> {
  const message = await knownMessage(deps.db, by.communeId, messageId)
  if (message.direction !== 'inbound' || message.kind !== 'message') {
    throw new Refusal('bad-request', inboxSentences.onlyTheirsWaits)
  }
  const { conversationId } = message
  return await override(deps, by, [conversationId], async (transaction, at) => {
    const { userId } = by
    const flag = needsReply ? 1 : 0
    const mark = await insertNeedsReplyOverride(transaction, {
      messageId,
      at,
      needsReply: flag,
      reason,
      userId,
    })
    return {
      action: 'message.marked',
      subject: `message:${messageId}`,
      detail: { needsReply, reason, mark },
      touched: [conversationId],
    }
  })
}

/**
 * Takes a judgement back: what held before it, an earlier one or the rules, holds again, and the
 * figures are again what they were. The journal keeps both.
 * @throws Refusal (`not-found`), (`conflict`) when somebody judged the message again since.
 */
export async function unmarkMessage(
  deps: OverrideDeps,
  by: Actor,
  messageId: number,
  markId: number,
): Promise<ConversationShape> {
  const message = await knownMessage(deps.db, by.communeId, messageId)
  const { conversationId } = message
  return await override(deps, by, [conversationId], async transaction => {
    const last = await lastNeedsReplyOverrideOf(transaction, messageId)
    if (last === undefined) throw notFound(inboxSentences.override)
    if (last.id !== markId) {
      throw new Refusal('conflict', inboxSentences.overriddenSince)
    }
    await deleteNeedsReplyOverride(transaction, markId)
    return {
      action: 'message.unmarked',
      subject: `message:${messageId}`,
      detail: { needsReply: last.needsReply === 1, reason: last.reason, mark: markId },
      touched: [conversationId],
    }
  })
}
