import type { z } from 'zod'
import { setMessageHolding } from '../../messages/store/messages.ts'
import { answeredByMessages, confirmPrivateAnswer } from '../../messages/store/private-answers.ts'
import type { Actor } from '../../people/rules/role.ts'
import { notFound, Refusal } from '../../platform/refusal.ts'
import { knownMessage } from '../known-message.ts'
import { inboxSentences } from '../sentences.ts'
import type { ConversationShape } from '../shapes-conversation.ts'
import type { privateAnswerChange } from '../shapes-override.ts'
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
    // Where two press at once, the second only finds it done.
    if (!(await setMessageHolding(transaction, messageId, holding ? 1 : 0))) return null
    return {
      action: 'message.holding',
      subject: `message:${messageId}`,
      detail: { holding },
      touched: [conversationId, ...(await answeredByMessages(transaction, [messageId]))],
    }
  })
}

/**
 * Says whether what was written to somebody in private, on a network that does not tell, is the answer
 * to what they wrote in public: then that was answered at the private message's own time. What is said
 * no to is not asked about again.
 * @param messageId the public message
 * @throws Refusal (`not-found`), also where nobody is asked about these two
 */
export async function overridePrivateAnswer(
  deps: OverrideDeps,
  by: Actor,
  messageId: number,
  { answer, answers }: z.infer<typeof privateAnswerChange>,
): Promise<ConversationShape> {
  const message = await knownMessage(deps.db, by.communeId, messageId)
  const { conversationId } = message
  return await override(deps, by, [conversationId], async transaction => {
    const pair = { messageId: answer, answersId: messageId, conversationId }
    const state = answers === null ? 'unconfirmed' : answers ? 'confirmed' : 'denied'
    const isNews = await confirmPrivateAnswer(transaction, pair, state)
    if (isNews === null) throw notFound(inboxSentences.question)
    // Where two press at once, the second only finds it done.
    if (!isNews) return null
    return {
      action: 'message.private-answer',
      subject: `message:${messageId}`,
      detail: { answer, answers },
      touched: [conversationId],
    }
  })
}
