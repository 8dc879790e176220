import type { z } from 'zod'
import type { ConversationShape, markNew } from '../shapes/conversation.ts'
import { lockConversations } from '../store/conversations.ts'
import { writeJournal } from '../store/journal.ts'
import { findMessage, insertMark } from '../store/messages.ts'
import type { Actor } from './answer.ts'
import { type ConversationDeps, getConversation } from './conversations.ts'
import type { Deps } from './deps.ts'
import { measureOf, recomputeConversation } from './episodes.ts'
import { notFound, Refusal } from './refusal.ts'

/**
 * A person's judgement that a citizen's message needs an answer, or needs none. The last one
 * counts, so undoing is another mark; all of them stay, and the journal says whose they are. The
 * episode's beginning stays the message's own time.
 * @throws Refusal (`not-found`, `bad-request`)
 */
export async function markMessage(
  deps: Pick<Deps, 'changes'> & ConversationDeps,
  by: Actor,
  messageId: number,
  { needsReply, reason }: z.infer<typeof markNew>,
): Promise<ConversationShape> {
  const message = await findMessage(deps.db, by.communeId, messageId)
  if (message === undefined) throw notFound('Ce message')
  if (message.direction !== 'inbound' || message.kind !== 'message') {
    throw new Refusal('bad-request', 'Seul le message d’un habitant attend, ou non, une réponse.')
  }
  const at = deps.clock.now()
  await deps.db.transaction().execute(async transaction => {
    await lockConversations(transaction, [message.conversationId])
    await insertMark(transaction, {
      messageId,
      at,
      needsReply: needsReply ? 1 : 0,
      reason,
      userId: by.userId,
    })
    const measure = await measureOf({ db: transaction }, by.communeId)
    await recomputeConversation(transaction, message.conversationId, measure)
    await writeJournal(transaction, {
      communeId: by.communeId,
      at,
      actor: by.actor,
      action: 'message.marked',
      subject: `message:${messageId}`,
      detail: { needsReply, reason },
    })
  })
  deps.changes.tell(by.communeId, 'messages')
  return await getConversation(deps, by.communeId, message.conversationId)
}
