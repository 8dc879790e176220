import { lockConversations, touchConversations } from '../store/conversations.ts'
import type { Db } from '../store/database.ts'
import { findMessage, insertMessages, knownMessages, updateMessage } from '../store/messages.ts'
import { findReply, updateReply } from '../store/replies.ts'
import type { Row } from '../store/schema.ts'
import type { Deps } from './deps.ts'
import { recomputeConversation } from './episodes.ts'
import { measureOf } from './measure.ts'

/** An answer as the network has it. */
export type SentReply = {
  remoteId: string
  url: string | null
  /** When it was accepted as far as we know (ms UTC): the next poll brings the network's own time. */
  at: number
}

/**
 * Writes that an answer of ours is on the network, whatever was thought of it before, and adds it
 * to its conversation unless a poll was faster: the episode closes in the same transaction.
 * @returns the row as it then is.
 */
export async function recordSent(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  reply: Row<'reply'>,
  sent: SentReply,
): Promise<Row<'reply'>> {
  const settledAt = deps.clock.now()
  const row = await deps.db.transaction().execute(async transaction => {
    await lockConversations(transaction, [reply.conversationId])
    const states = ['sending', 'failed', 'unconfirmed'] as const
    const { remoteId } = sent
    const values = { state: 'sent', reason: null, remoteId, settledAt } as const
    const updated = await updateReply(transaction, reply.id, { states }, values)
    if (updated === undefined) return undefined
    await addToConversation(transaction, reply, sent, settledAt)
    await touchConversations(transaction, [reply.conversationId])
    const measure = await measureOf({ db: transaction }, reply.communeId)
    await recomputeConversation(transaction, reply.conversationId, measure)
    return updated
  })
  deps.changes.tell(reply.communeId, 'messages')
  // Somebody else was faster: what they wrote is what is.
  return row ?? (await findReply(deps.db, reply.communeId, reply.id)) ?? reply
}

async function addToConversation(
  db: Db,
  reply: Row<'reply'>,
  { remoteId, url, at }: SentReply,
  receivedAt: number,
): Promise<void> {
  const message = await findMessage(db, reply.communeId, reply.messageId)
  if (message === undefined) return
  const known = await knownMessages(db, message.channelId, [remoteId])
  const polled = known.get(remoteId)
  if (polled !== undefined) {
    // What a person said of the message since it was polled stays said.
    const holding = reply.holding === 1 ? 1 : polled.holding
    await updateMessage(db, polled.id, {
      userId: reply.userId,
      automatic: 0,
      automaticGuess: 0,
      holding,
    })
    return
  }
  await insertMessages(db, [
    {
      channelId: message.channelId,
      conversationId: reply.conversationId,
      remoteId,
      parentRemoteId: message.visibility === 'public' ? message.remoteId : null,
      direction: 'outbound',
      kind: 'message',
      contactId: null,
      userId: reply.userId,
      text: reply.text,
      attachments: null,
      mentions: null,
      holding: reply.holding,
      url,
      // A network's clock ahead of ours must not make the answer older than what it answers.
      sentAt: Math.max(at, message.sentAt),
      receivedAt,
      removedAt: null,
    },
  ])
}
