import type { z } from 'zod'
import type { Opening, ReplyFile, ReplyVisibility } from '../../connectors/connector.ts'
import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import { fileNameOf } from '../../language/foreign-text.ts'
import { type Sentence, sentenceText } from '../../language/sentence.ts'
import { textRoom } from '../../language/text-length.ts'
import { findConversation } from '../../messages/store/conversations.ts'
import { groupOf, lockConversations } from '../../messages/store/merges.ts'
import { findMessage, userNames } from '../../messages/store/messages.ts'
import type { JournalAction } from '../../people/rules/journal.ts'
import type { Actor } from '../../people/rules/role.ts'
import { writeJournal } from '../../people/store/journal.ts'
import { notFound, Refusal } from '../../platform/refusal.ts'
import { knownMessage } from '../known-message.ts'
import { inboxSentences } from '../sentences.ts'
import type { replyAgain, replyNew } from '../shapes-acts.ts'
import type { ReplyShape } from '../shapes-conversation.ts'
import { unseenAnswer } from '../store/answered-since.ts'
import {
  findReply,
  findReplyByKey,
  insertReply,
  removeUnsent,
  updateReply,
} from '../store/replies.ts'
import { insertReplyFiles } from '../store/reply-files.ts'
import { lookForReply } from './reply-lookup.ts'
import { type Possible, possibleIn } from './reply-options.ts'
import { type AnswerDeps, replyOptionOf } from './reply-route.ts'
import { replyShapeOf } from './reply-shape.ts'
import { sendReply } from './send-reply.ts'

type FoundMessage = NonNullable<Awaited<ReturnType<typeof findMessage>>>

/**
 * The same with files, of a form that names the message alone.
 * @throws Refusal as `answer`, (`bad-request`, `too-large`) for files that its channel does not take
 */
export async function answerWithFiles(
  deps: AnswerDeps,
  by: Actor,
  wanted: z.infer<typeof replyNew>,
  files: readonly ReplyFile[],
): Promise<ReplyShape> {
  const message = await knownMessage(deps.db, by.communeId, wanted.message)
  return await answer(deps, by, message.conversationId, wanted, files)
}

/**
 * An officer's answer to a citizen's message: where the message is, or by another way that is open.
 * The intent is committed before the network is called, the outcome after; once the network has
 * accepted it the message is in the conversation and the episode is closed. The same key twice is
 * the same answer.
 * @returns the answer: sent, failed with a reason, or not known yet (`sending`).
 * @throws Refusal (`not-found`, `bad-request`, `conflict`) when it cannot be tried; a `conflict` in
 * `seenMessage` where somebody else answered what the draft was begun for.
 */
export async function answer(
  deps: AnswerDeps,
  by: Actor,
  conversationId: number,
  wanted: z.infer<typeof replyNew>,
  files: readonly ReplyFile[] = [],
): Promise<ReplyShape> {
  const { message: messageId, text, key, holding = false, leavesIn = 0 } = wanted
  const conversation = await findConversation(deps.db, by.communeId, conversationId)
  if (conversation === undefined) throw notFound(inboxSentences.conversation)
  const message = await findMessage(deps.db, by.communeId, messageId)
  if (message === undefined || message.conversationId !== conversationId) {
    throw notFound(inboxSentences.message)
  }
  const way = wanted.way ?? message.visibility
  const earlier = await findReplyByKey(deps.db, key)
  if (earlier !== undefined) {
    return await replyShapeOf(deps, sameIntent(earlier, by, message, way), message.visibility)
  }
  if (message.direction !== 'inbound' || message.kind !== 'message') {
    throw new Refusal('bad-request', inboxSentences.onlyToResidents)
  }
  const now = deps.clock.now()
  const intent = await deps.db.transaction().execute(async transaction => {
    // When two people answer at the same moment, the second sees that the first did.
    await lockConversations(transaction, [conversationId])
    await refuseUnseenAnswer(transaction, by, conversationId, wanted)
    const { opening, replyFiles, label } = await requireOpen(transaction, deps, message, way)
    if (textRoom(text, opening.limit) < 0) {
      throw new Refusal('bad-request', inboxSentences.replyTooLong(opening.limit.textLength))
    }
    const taken = takenFiles(files, replyFiles, label)
    const row = await insertReply(transaction, {
      communeId: by.communeId,
      conversationId,
      messageId,
      key,
      text,
      holding: holding ? 1 : 0,
      visibility: way === 'private' && message.visibility === 'public' ? 'private' : null,
      state: 'sending',
      userId: by.userId,
      createdAt: now,
      attemptedAt: now,
      leavesAt: leavesIn === 0 ? null : now + leavesIn * 1000,
    })
    if (row !== undefined) {
      await insertReplyFiles(transaction, row.id, taken)
      await journal(transaction, by, now, 'message.answered', row)
    }
    return row
  })
  if (intent === undefined) {
    const other = await findReplyByKey(deps.db, key)
    if (other === undefined) throw notFound(inboxSentences.reply)
    return await replyShapeOf(deps, sameIntent(other, by, message, way), message.visibility)
  }
  deps.changes.tell(by.communeId, 'messages')
  const reply = intent.leavesAt === null ? await sendReply(deps, intent) : intent
  return await replyShapeOf(deps, reply, message.visibility)
}

/**
 * Tries again an answer that failed, or of which nobody knows whether it left: then it is looked
 * for first, and sent only when it is certainly not there, and by the way that was chosen.
 * @param seen what was on the screen of who asks for it
 * @throws Refusal (`not-found`, `conflict`)
 */
export async function retryReply(
  deps: AnswerDeps,
  by: Actor,
  id: number,
  seen: z.infer<typeof replyAgain> = {},
): Promise<ReplyShape> {
  const reply = await findReply(deps.db, by.communeId, id)
  if (reply === undefined) throw notFound(inboxSentences.reply)
  const message = await knownMessage(deps.db, by.communeId, reply.messageId)
  const shaped = (row: Row<'reply'>) => replyShapeOf(deps, row, message.visibility)
  if (reply.state === 'sent') return await shaped(reply)
  // What may have left keeps the way shut for others, and not for itself.
  if (reply.state === 'failed') {
    await requireOpen(deps.db, deps, message, replyOptionOf(reply, message.visibility))
  }

  const now = deps.clock.now()
  const claimed = await deps.db.transaction().execute(async transaction => {
    const from = { states: [reply.state], attemptedAt: reply.attemptedAt }
    if (reply.state === 'sending') return undefined
    await lockConversations(transaction, [reply.conversationId])
    await refuseUnseenAnswer(transaction, by, reply.conversationId, { ...seen, again: id })
    const row = await updateReply(transaction, id, from, { state: 'sending', attemptedAt: now })
    if (row !== undefined) {
      const inDoubt = reply.state === 'unconfirmed'
      await journal(transaction, by, now, 'message.answered-again', row, inDoubt)
    }
    return row
  })
  if (claimed === undefined) {
    throw new Refusal('conflict', inboxSentences.sendingUnderWay)
  }
  deps.changes.tell(by.communeId, 'messages')
  const found = await lookForReply(deps, claimed)
  if (found.kind === 'sent') return await shaped(found.reply)
  if (found.kind === 'unclear' && reply.state === 'unconfirmed') {
    const from = { states: ['sending'], attemptedAt: now } as const
    const values = { state: 'unconfirmed', reason: sentenceText(found.reason) } as const
    const row = await updateReply(deps.db, id, from, values)
    deps.changes.tell(by.communeId, 'messages')
    return await shaped(row ?? claimed)
  }
  return await shaped(await sendReply(deps, claimed))
}

/**
 * Takes back an answer that has not left yet: nothing stays of it but a line of the journal.
 * @throws Refusal (`not-found`), (`conflict`) when it has left, or is leaving
 */
export async function takeReplyBack(deps: AnswerDeps, by: Actor, id: number): Promise<void> {
  const reply = await findReply(deps.db, by.communeId, id)
  if (reply === undefined) throw notFound(inboxSentences.reply)
  await deps.db.transaction().execute(async transaction => {
    if (!(await removeUnsent(transaction, id))) {
      throw new Refusal('conflict', inboxSentences.leftAlready)
    }
    await journal(transaction, by, deps.clock.now(), 'message.answer-taken-back', reply)
  })
  deps.changes.tell(by.communeId, 'messages')
}

/** @throws Refusal (`conflict`) when the key was used for something else. */
function sameIntent(
  earlier: Row<'reply'>,
  by: Actor,
  message: Pick<FoundMessage, 'id' | 'visibility'>,
  way: ReplyVisibility,
): Row<'reply'> {
  const isSame = earlier.communeId === by.communeId && earlier.messageId === message.id
  if (isSame && replyOptionOf(earlier, message.visibility) === way) return earlier
  throw new Refusal('conflict', inboxSentences.keyUsed)
}

/**
 * Citizens must not read two answers that contradict each other: who began a draft before a colleague
 * answered, or they themselves in another window, is shown that answer first. Without `seenMessage` nothing is held up.
 * @throws Refusal (`conflict`, `seenMessage`)
 */
async function refuseUnseenAnswer(
  db: Db,
  by: Actor,
  conversationId: number,
  { seenMessage, seenReply = 0, again }: z.infer<typeof replyAgain> & { again?: number },
): Promise<void> {
  if (seenMessage === undefined) return
  const ids = (await groupOf(db, [conversationId])).get(conversationId) ?? [conversationId]
  const seen = { message: seenMessage, reply: seenReply, again }
  const found = await unseenAnswer(db, ids, seen)
  if (found === undefined) return
  if (found.userId !== null && found.userId === by.userId) {
    throw new Refusal('conflict', inboxSentences.answeredElsewhere, 'seenMessage')
  }
  const names = await userNames(db, found.userId === null ? [] : [found.userId])
  const name = names.get(found.userId ?? '') ?? null
  throw new Refusal('conflict', inboxSentences.answeredSince(name), 'seenMessage')
}

/** @throws Refusal (`bad-request`) for a way that there never is, (`conflict`) for one that is closed. */
async function requireOpen(
  db: Db,
  { connectors, clock }: Pick<AnswerDeps, 'connectors' | 'clock'>,
  message: FoundMessage,
  way: ReplyVisibility,
): Promise<{ opening: Extract<Opening, { open: true }> } & Pick<Possible, 'replyFiles' | 'label'>> {
  const place = {
    id: message.conversationId,
    channelId: message.channelId,
    visibility: message.visibility,
  }
  const { replyOptions, replyFiles, label } = await possibleIn(
    db,
    { connectors },
    place,
    clock.now(),
  )
  const opening = replyOptions(message)[way]
  if (opening === null) {
    throw new Refusal(
      'bad-request',
      way === 'public' ? inboxSentences.notInPublic : inboxSentences.notInPrivate,
    )
  }
  if (!opening.open) throw new Refusal('conflict', opening.reason)
  return { opening, replyFiles, label }
}

/** @throws Refusal (`bad-request`) where no answer has files, (`too-large`) for too many, or too much. */
function takenFiles(
  files: readonly ReplyFile[],
  limit: Possible['replyFiles'],
  label: Sentence,
): ReplyFile[] {
  if (files.length === 0) return []
  if (limit === null) throw new Refusal('bad-request', inboxSentences.noFiles(label))
  if (files.length > limit.count) {
    throw new Refusal('too-large', inboxSentences.tooManyFiles(limit.count))
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  if (bytes > limit.bytes) {
    throw new Refusal('too-large', inboxSentences.filesTooLarge(limit.bytes))
  }
  return files.map(({ name, type, bytes }, place) => ({
    name: fileNameOf(name) ?? `fichier-${place + 1}`,
    type: mediaType.exec(type)?.[0].toLowerCase() ?? 'application/octet-stream',
    bytes,
  }))
}

/** Without its parameters (RFC 6838 § 4.2). */
const mediaType = /^[a-z0-9][\w!#$&^.+-]{0,62}\/[a-z0-9][\w!#$&^.+-]{0,62}(?=\s*(;|$))/i

async function journal(
  db: Db,
  by: Actor,
  at: number,
  action: JournalAction,
  reply: Row<'reply'>,
  inDoubt = false,
): Promise<void> {
  await writeJournal(db, {
    communeId: by.communeId,
    at,
    actor: by.actor,
    action,
    subject: `message:${reply.messageId}`,
    detail: {
      reply: reply.id,
      ...(reply.holding === 1 && { holding: true }),
      ...(reply.visibility === 'private' && { privately: true }),
      ...(inDoubt && { inDoubt }),
    },
  })
}
