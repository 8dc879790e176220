import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import type { Deps } from '../../deps.ts'
import { measureOf } from '../../hours/measure.ts'
import { touchConversations } from '../../messages/store/conversations.ts'
import { lockConversations } from '../../messages/store/merges.ts'
import {
  findMessage,
  insertMessages,
  type KnownMessage,
  knownMessages,
  updateMessage,
} from '../../messages/store/messages.ts'
import { linkPrivateAnswer } from '../../messages/store/private-answers.ts'
import type { Attachment } from '../../messages/store/tables.ts'
import { recomputeConversations } from '../../reply-times/episodes.ts'
import { findReply, updateReply } from '../store/replies.ts'
import { deleteReplyFiles, replyFileFacts } from '../store/reply-files.ts'

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
    const message = await findMessage(transaction, reply.communeId, reply.messageId)
    const polled = message && (await polledAs(transaction, message.channelId, sent.remoteId))
    const places = [
      ...new Set([reply.conversationId, polled?.conversationId ?? reply.conversationId]),
    ]
    await lockConversations(transaction, places)
    const states = ['sending', 'failed', 'unconfirmed'] as const
    const { remoteId } = sent
    const values = { state: 'sent', reason: null, remoteId, settledAt } as const
    const updated = await updateReply(transaction, reply.id, { states }, values)
    if (updated === undefined) return undefined
    const facts = (await replyFileFacts(transaction, [reply.id])).get(reply.id) ?? []
    const files = facts.map(({ name, type, size }) => ({ name, type, url: null, bytes: size }))
    if (message) {
      const recording = { reply, message, polled, sent, settledAt, files }
      await addToConversation(transaction, recording)
    }
    await deleteReplyFiles(transaction, reply.id)
    await touchConversations(transaction, places)
    const measure = await measureOf({ db: transaction }, reply.communeId)
    await recomputeConversations(transaction, places, measure)
    return updated
  })
  deps.changes.tell(reply.communeId, 'messages')
  // Somebody else was faster: what they wrote is what is.
  return row ?? (await findReply(deps.db, reply.communeId, reply.id)) ?? reply
}

async function polledAs(db: Db, channelId: number, remoteId: string) {
  return (await knownMessages(db, channelId, [remoteId])).get(remoteId)
}

type Recording = {
  reply: Row<'reply'>
  message: NonNullable<Awaited<ReturnType<typeof findMessage>>>
  /** The answer, where a poll was faster. */
  polled: KnownMessage | undefined
  sent: SentReply
  settledAt: number
  /** What went with it, by name. */
  files: Attachment[]
}

async function addToConversation(db: Db, recording: Recording): Promise<void> {
  const messageId = await outboundOf(db, recording)
  const { reply, message } = recording
  if (reply.visibility !== 'private' || messageId === undefined) return
  const { conversationId } = message
  await linkPrivateAnswer(db, { messageId, answersId: message.id, conversationId })
}

/**
 * The answer as a message. What went to one person in private stands in the public thread until a
 * poll shows the conversation to which it belongs (ingest.ts).
 * @returns its id
 */
async function outboundOf(
  db: Db,
  { reply, message, polled, sent: { remoteId, url, at }, settledAt, files }: Recording,
): Promise<number | undefined> {
  if (polled !== undefined) {
    // What a person said of the message since it was polled stays said.
    const holding = reply.holding === 1 ? 1 : polled.holding
    await updateMessage(db, polled.id, {
      userId: reply.userId,
      automatic: 0,
      automaticGuess: 0,
      holding,
    })
    return polled.id
  }
  const isPublic = message.visibility === 'public' && reply.visibility === null
  const ids = await insertMessages(db, [
    {
      channelId: message.channelId,
      conversationId: reply.conversationId,
      remoteId,
      parentRemoteId: isPublic ? message.remoteId : null,
      direction: 'outbound',
      kind: 'message',
      contactId: null,
      userId: reply.userId,
      text: reply.text,
      attachments: files.length === 0 ? null : JSON.stringify(files),
      mentions: null,
      holding: reply.holding,
      url,
      // A network's clock ahead of ours must not make the answer older than what it answers.
      sentAt: Math.max(at, message.sentAt),
      receivedAt: settledAt,
      removedAt: null,
    },
  ])
  return ids.get(remoteId)
}
