import { setMessageHolding } from '../../messages/store/messages.ts'
import { answeredByMessages } from '../../messages/store/private-answers.ts'
import type { Actor } from '../../people/actor.ts'
import { Refusal } from '../../platform/refusal.ts'
import { knownMessage } from '../known-message.ts'
import { inboxSentences } from '../sentences.ts'
import type { ConversationShape } from '../shapes/conversation.ts'
import { type OverrideDeps, override } from './override.ts'

/**
 * Says that an answer of the commune only makes people wait (« nous nous renseignons »), or that
 * it is a full one after all. It answers either way; the time to the full answer is told beside.
 * @throws Refusal (`not-found`, `bad-request`)
 */
export async function overrideHolding(
  deps: OverrideDeps,
  by: Actor,
  messageId: number,
  holding: boolean,
): Promise<ConversationShape> {
  const message = await knownMessage(deps.db, by.communeId, messageId)
  const { direction, kind, automatic, conversationId } = message
  if (direction !== 'outbound' || kind !== 'message' || automatic === 1) {
    throw new Refusal('bad-request', inboxSentences.onlyOursIsHolding)
  }
  return await override(deps, by, [conversationId], async transaction => {
    // Of two who press at once, the second only finds it done.
    if (!(await setMessageHolding(transaction, messageId, holding ? 1 : 0))) return null
    return {
      action: 'message.holding',
      subject: `message:${messageId}`,
      detail: { holding },
      touched: [conversationId, ...(await answeredByMessages(transaction, [messageId]))],
    }
  })
}
