import { answeredByMessages } from '../../messages/store/private-answers.ts'
import type { Actor } from '../../people/actor.ts'
import { Refusal } from '../../platform/refusal.ts'
import { knownMessage } from '../known-message.ts'
import { inboxSentences } from '../sentences.ts'
import type { ConversationShape } from '../shapes/conversation.ts'
import { setAutomaticVerdict } from '../store/automatic.ts'
import { type OverrideDeps, override } from './override.ts'

/**
 * Says that an answer was sent by itself, and answers nobody, or that somebody wrote it: no network
 * marks them, and what is guessed can be wrong. What a person says holds whatever later readings
 * guess.
 * @param automatic null: takes the word back, what is guessed holds again
 * @throws Refusal (`not-found`, `bad-request`)
 */
export async function overrideAutomatic(
  deps: OverrideDeps,
  by: Actor,
  messageId: number,
  automatic: boolean | null,
): Promise<ConversationShape> {
  const message = await knownMessage(deps.db, by.communeId, messageId)
  const { direction, kind, conversationId } = message
  if (direction !== 'outbound' || kind !== 'message') {
    throw new Refusal('bad-request', inboxSentences.onlyOursIsAutomatic)
  }
  return await override(deps, by, [conversationId], async transaction => {
    const verdict = automatic === null ? null : automatic ? 1 : 0
    // Of two who press at once, the second only finds it done.
    if (!(await setAutomaticVerdict(transaction, messageId, verdict))) return null
    return {
      action: 'message.automatic',
      subject: `message:${messageId}`,
      detail: { automatic },
      touched: [conversationId, ...(await answeredByMessages(transaction, [messageId]))],
    }
  })
}
