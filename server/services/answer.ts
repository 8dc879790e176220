import type { z } from 'zod'
import type { JournalAction } from '../domain/journal.ts'
import type { ReplyShape, replyNew } from '../shapes/conversation.ts'
import { findConversation } from '../store/conversations.ts'
import { writeJournal } from '../store/journal.ts'
import { findMessage } from '../store/messages.ts'
import { polledChannel } from '../store/polls.ts'
import { findReply, findReplyByKey, insertReply, updateReply } from '../store/replies.ts'
import type { Row } from '../store/schema.ts'
import { connectorOf } from './channel-call.ts'
import { notFound, Refusal } from './refusal.ts'
import { lookForReply } from './reply-lookup.ts'
import type { AnswerDeps } from './reply-route.ts'
import { replyShapeOf } from './reply-shape.ts'
import { sendReply } from './send-reply.ts'

export type { AnswerDeps } from './reply-route.ts'

/** Who of the commune acts: a person, or an API key (`userId` null). */
export type Actor = { communeId: number; userId: string | null; actor: string }

/**
 * An officer's answer to a citizen's message. The intent is committed before the network is
 * called, the outcome after; once the network has accepted it the message is in the conversation
 * and the episode is closed. The same key twice is the same answer.
 * @returns the answer: sent, failed with a reason, or not known yet (`sending`).
 * @throws Refusal (`not-found`, `bad-request`, `conflict`) when it cannot be tried.
 */
export async function answer(
  deps: AnswerDeps,
  by: Actor,
  conversationId: number,
  { message: messageId, text, key, holding = false }: z.infer<typeof replyNew>,
): Promise<ReplyShape> {
  const conversation = await findConversation(deps.db, by.communeId, conversationId)
  if (conversation === undefined) throw notFound('Cette conversation')
  const message = await findMessage(deps.db, by.communeId, messageId)
  if (message === undefined || message.conversationId !== conversationId) {
    throw notFound('Ce message')
  }
  const earlier = await findReplyByKey(deps.db, key)
  if (earlier !== undefined) return await replyShapeOf(deps, sameIntent(earlier, by, messageId))
  if (message.direction !== 'inbound' || message.kind !== 'message') {
    throw new Refusal('bad-request', 'On ne répond qu’au message d’un habitant.')
  }
  if (message.removedAt !== null) {
    throw new Refusal('conflict', 'Ce message a été retiré : il n’est plus possible d’y répondre.')
  }
  await refuseIdleChannel(deps, message.channelId)

  const now = deps.clock.now()
  const intent = await deps.db.transaction().execute(async transaction => {
    const row = await insertReply(transaction, {
      communeId: by.communeId,
      conversationId,
      messageId,
      key,
      text,
      holding: holding ? 1 : 0,
      state: 'sending',
      userId: by.userId,
      createdAt: now,
      attemptedAt: now,
    })
    if (row !== undefined) await journal(transaction, by, now, 'message.answered', row)
    return row
  })
  if (intent === undefined) {
    const other = await findReplyByKey(deps.db, key)
    if (other === undefined) throw notFound('Cette réponse')
    return await replyShapeOf(deps, sameIntent(other, by, messageId))
  }
  deps.changes.tell(by.communeId, 'messages')
  return await replyShapeOf(deps, await sendReply(deps, intent))
}

/**
 * Tries again an answer that failed, or of which nobody knows whether it left: then it is looked
 * for first, and sent only when it is certainly not there.
 * @throws Refusal (`not-found`, `conflict`)
 */
export async function retryReply(deps: AnswerDeps, by: Actor, id: number): Promise<ReplyShape> {
  const reply = await findReply(deps.db, by.communeId, id)
  if (reply === undefined) throw notFound('Cette réponse')
  if (reply.state === 'sent') return await replyShapeOf(deps, reply)
  const message = await findMessage(deps.db, by.communeId, reply.messageId)
  if (message === undefined) throw notFound('Ce message')
  await refuseIdleChannel(deps, message.channelId)

  const now = deps.clock.now()
  const claimed = await deps.db.transaction().execute(async transaction => {
    const from = { states: [reply.state], attemptedAt: reply.attemptedAt }
    if (reply.state === 'sending') return undefined
    const row = await updateReply(transaction, id, from, { state: 'sending', attemptedAt: now })
    if (row !== undefined) await journal(transaction, by, now, 'message.answered-again', row)
    return row
  })
  if (claimed === undefined) {
    throw new Refusal('conflict', 'L’envoi de cette réponse est en cours : attendez son résultat.')
  }
  deps.changes.tell(by.communeId, 'messages')
  const found = await lookForReply(deps, claimed)
  if (found.kind === 'sent') return await replyShapeOf(deps, found.reply)
  if (found.kind === 'unclear' && reply.state === 'unconfirmed') {
    const from = { states: ['sending'], attemptedAt: now } as const
    const values = { state: 'unconfirmed', reason: found.reason } as const
    const row = await updateReply(deps.db, id, from, values)
    deps.changes.tell(by.communeId, 'messages')
    return await replyShapeOf(deps, row ?? claimed)
  }
  return await replyShapeOf(deps, await sendReply(deps, claimed))
}

/** @throws Refusal (`conflict`) when the key was used for something else. */
function sameIntent(earlier: Row<'reply'>, by: Actor, messageId: number): Row<'reply'> {
  if (earlier.communeId === by.communeId && earlier.messageId === messageId) return earlier
  throw new Refusal('conflict', 'Cette clé a déjà servi pour une autre réponse.')
}

async function refuseIdleChannel(deps: AnswerDeps, channelId: number): Promise<void> {
  const channel = await polledChannel(deps.db, channelId)
  if (channel === undefined) throw notFound('Ce canal')
  if (channel.state !== 'active') {
    const state = channel.state === 'paused' ? 'en pause' : 'déconnecté'
    throw new Refusal(
      'conflict',
      `Le canal « ${channel.name} » est ${state} : reconnectez-le pour répondre.`,
    )
  }
  const { manifest, reply } = connectorOf(deps, channel.connector)
  if (reply === undefined) {
    throw new Refusal('conflict', `${manifest.label} ne permet pas de répondre depuis Tambour.`)
  }
}

async function journal(
  db: AnswerDeps['db'],
  by: Actor,
  at: number,
  action: JournalAction,
  reply: Row<'reply'>,
): Promise<void> {
  await writeJournal(db, {
    communeId: by.communeId,
    at,
    actor: by.actor,
    action,
    subject: `message:${reply.messageId}`,
    detail: { reply: reply.id, ...(reply.holding === 1 && { holding: true }) },
  })
}
