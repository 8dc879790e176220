import type { z } from 'zod'
import { callScheme, isCall, soleTelephone } from '../../language/contact-address.ts'
import { touchConversations } from '../../messages/store/conversations.ts'
import {
  contactsIn,
  insertMessages,
  knownMessages,
  updateMessage,
} from '../../messages/store/messages.ts'
import type { Actor } from '../../people/rules/role.ts'
import { Refusal } from '../../platform/refusal.ts'
import { knownMessage } from '../known-message.ts'
import { inboxSentences } from '../sentences.ts'
import type { ConversationShape } from '../shapes-conversation.ts'
import type { calledNew } from '../shapes-override.ts'
import { type OverrideDeps, override } from './override.ts'

/** A clock's minute is told, and a message came within it. */
const minuteMs = 60_000

/**
 * Says that somebody whom nothing written reaches, who left a voice message or a telephone number alone,
 * was answered by telephone. It stands in the conversation as an answer and closes the episode at that
 * time. The same key twice is one answer.
 * @throws Refusal (`not-found`), (`bad-request`) for a message that can be answered in writing, and for
 * a time before it or to come
 */
export async function answerByTelephone(
  deps: OverrideDeps,
  by: Actor,
  messageId: number,
  { at: answeredAt, key }: z.infer<typeof calledNew>,
): Promise<ConversationShape> {
  const message = await knownMessage(deps.db, by.communeId, messageId)
  const { conversationId, channelId, contactId, direction } = message
  const contact = (await contactsIn(deps.db, conversationId)).get(contactId ?? 0)
  if (direction !== 'inbound' || soleTelephone(contact?.remoteId) === undefined) {
    throw new Refusal('bad-request', inboxSentences.notByTelephone)
  }
  const at = Date.parse(answeredAt)
  if (at > deps.clock.now()) throw new Refusal('bad-request', inboxSentences.calledLater, 'at')
  if (at <= message.sentAt - minuteMs) {
    throw new Refusal('bad-request', inboxSentences.calledBefore, 'at')
  }
  const remoteId = `${callScheme}${key}`
  return await override(deps, by, [conversationId], async (transaction, receivedAt) => {
    if ((await knownMessages(transaction, channelId, [remoteId])).size > 0) return null
    const ids = await insertMessages(transaction, [
      {
        ...{ channelId, conversationId, remoteId, parentRemoteId: null, contactId: null },
        ...{ direction: 'outbound', kind: 'message', userId: by.userId },
        ...{ text: inboxSentences.byTelephone.fr, attachments: null, mentions: null, url: null },
        ...{ sentAt: Math.max(at, message.sentAt), receivedAt, removedAt: null },
      },
    ])
    await touchConversations(transaction, [conversationId])
    return {
      action: 'message.called',
      subject: `message:${ids.get(remoteId)}`,
      detail: { called: true },
      touched: [conversationId],
    }
  })
}

/**
 * Takes that back: it stays to be seen, and answers nobody.
 * @throws Refusal (`not-found`), (`bad-request`) for another message
 */
export async function withdrawCall(
  deps: OverrideDeps,
  by: Actor,
  messageId: number,
): Promise<ConversationShape> {
  const message = await knownMessage(deps.db, by.communeId, messageId)
  const { remoteId, conversationId, direction, sentAt } = message
  // A mail may bear any name that its sender likes.
  if (direction !== 'outbound' || !isCall(remoteId))
    throw new Refusal('bad-request', inboxSentences.notByTelephone)
  return await override(deps, by, [conversationId], async transaction => {
    const { removedAt } = await knownMessage(transaction, by.communeId, messageId)
    if (removedAt !== null) return null
    // As one that was taken away at once, which stops no clock.
    await updateMessage(transaction, messageId, { removedAt: sentAt })
    return {
      action: 'message.called',
      subject: `message:${messageId}`,
      detail: { called: false },
      touched: [conversationId],
    }
  })
}
