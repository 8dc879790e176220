import { accessRefused, freshCall } from '../../channels/call.ts'
import { channelById } from '../../channels/rows.ts'
import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import { addHidings, endHiding, isMessageHidden } from '../../messages/store/hidings.ts'
import type { Actor } from '../../people/rules/role.ts'
import { notFound, Refusal } from '../../platform/refusal.ts'
import { getConversation } from '../conversations.ts'
import { knownMessage } from '../known-message.ts'
import { override } from '../override/override.ts'
import { inboxSentences } from '../sentences.ts'
import type { ConversationShape } from '../shapes-conversation.ts'
import type { AnswerDeps } from './reply-route.ts'

/**
 * Hides a comment or a visitor's post on the network, or shows it again: its author is not
 * told, and it asks for no answer meanwhile (docs/reply-times.md). It is written down as soon as
 * the network has done it, whether a poll learns of it before or after. Nothing is written before:
 * to ask the same of the network twice changes nothing there, so there is nothing to settle.
 * @throws Refusal (`not-found`, `bad-request`), (`conflict`, `unavailable`) as the network refuses.
 */
export async function hideMessage(
  deps: AnswerDeps,
  by: Actor,
  messageId: number,
  hidden: boolean,
): Promise<ConversationShape> {
  const message = await knownMessage(deps.db, by.communeId, messageId)
  if (message.visibility === 'private') {
    throw new Refusal('bad-request', inboxSentences.privateIsHidden)
  }
  if (message.direction === 'outbound') {
    throw new Refusal('bad-request', inboxSentences.ownIsNotHidden)
  }
  if (message.removedAt !== null) {
    throw new Refusal('conflict', inboxSentences.nothingToHide)
  }
  const wasHidden = await isMessageHidden(deps.db, messageId)
  await hideThere(deps, message, hidden)
  const { conversationId } = message
  if (wasHidden === hidden) return await getConversation(deps, by.communeId, conversationId)
  return await override(deps, by, [conversationId], async (transaction, at) => {
    await note(transaction, messageId, hidden, at)
    return {
      action: 'message.hidden',
      subject: `message:${messageId}`,
      detail: { hidden },
      touched: [conversationId],
    }
  })
}

/** A poll may have been faster, and then says since when. */
async function note(db: Db, messageId: number, hidden: boolean, at: number): Promise<void> {
  if ((await isMessageHidden(db, messageId)) === hidden) return
  if (hidden) await addHidings(db, [messageId], at)
  else await endHiding(db, messageId, at)
}

async function hideThere(
  deps: AnswerDeps,
  message: Pick<Row<'message'>, 'channelId' | 'remoteId'>,
  hidden: boolean,
): Promise<void> {
  const stored = await channelById(deps.db, message.channelId)
  if (stored === undefined) throw notFound(inboxSentences.channel)
  if (stored.state === 'paused') {
    throw new Refusal('conflict', inboxSentences.reconnectFirst(stored.name))
  }
  const { connector, call, channel } = await freshCall(deps, stored)
  if (connector.hide === undefined) {
    const { label } = connector.manifest
    throw new Refusal('conflict', inboxSentences.cannotHide(label))
  }
  const done = await connector.hide(call, message, hidden)
  if (done.kind === 'done') return
  if (done.kind === 'reauthorize') await accessRefused(deps, channel, done.reason)
  const isPassing = done.kind === 'failed' && done.retryAt !== null
  throw new Refusal(isPassing ? 'unavailable' : 'conflict', done.reason)
}
