import { type Expression, type ExpressionBuilder, type SqlBool, sql, type Updateable } from 'kysely'
import type { Db } from '../../database/database.ts'
import { chunksOf } from '../../database/dialect.ts'
import type { NewRow, Row, Schema } from '../../database/schema.ts'
import type { ReplyTable } from './tables.ts'

/**
 * Writes down the intent to answer.
 * @returns the new row, or undefined when that key is taken.
 */
export async function insertReply(
  db: Db,
  reply: NewRow<'reply'>,
): Promise<Row<'reply'> | undefined> {
  return await db
    .insertInto('reply')
    .values(reply)
    .onConflict(conflict => conflict.column('key').doNothing())
    .returningAll()
    .executeTakeFirst()
}

export async function findReplyByKey(db: Db, key: string): Promise<Row<'reply'> | undefined> {
  return await db.selectFrom('reply').selectAll().where('key', '=', key).executeTakeFirst()
}

export async function findReply(
  db: Db,
  communeId: number,
  id: number,
): Promise<Row<'reply'> | undefined> {
  return await db
    .selectFrom('reply')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * Changes an answer that is still in one of those states and, if told, still in that attempt.
 * @returns the row as it then is, or undefined when somebody else was faster.
 */
export async function updateReply(
  db: Db,
  id: number,
  from: { states: readonly Row<'reply'>['state'][]; attemptedAt?: number },
  values: Updateable<ReplyTable>,
): Promise<Row<'reply'> | undefined> {
  let update = db
    .updateTable('reply')
    .set(values)
    .where('id', '=', id)
    .where('state', 'in', [...from.states])
  if (from.attemptedAt !== undefined) update = update.where('attemptedAt', '=', from.attemptedAt)
  return await update.returningAll().executeTakeFirst()
}

/** Takes an answer away that has not left. @returns whether there was one */
export async function removeUnsent(db: Db, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('reply')
    .where('id', '=', id)
    .where('leavesAt', 'is not', null)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Answers of every commune that have not left, the first to leave first. */
export async function repliesToLeave(db: Db, most: number): Promise<Row<'reply'>[]> {
  return await db
    .selectFrom('reply')
    .selectAll()
    .where('leavesAt', 'is not', null)
    .orderBy('leavesAt')
    .limit(most)
    .execute()
}

/**
 * Claims one for its first attempt, from which on nobody can take it back.
 * @returns it, or undefined when somebody else did, or took it back
 */
export async function claimToLeave(
  db: Db,
  id: number,
  now: number,
): Promise<Row<'reply'> | undefined> {
  return await db
    .updateTable('reply')
    .set({ leavesAt: null, createdAt: now, attemptedAt: now })
    .where('id', '=', id)
    .where('leavesAt', 'is not', null)
    .returningAll()
    .executeTakeFirst()
}

/**
 * Answers to messages of a conversation that decide whether another can be sent: those that went
 * or may have gone to one person in private, and those that the network took no more.
 */
export async function decidingReplies(db: Db, conversationId: number): Promise<Row<'reply'>[]> {
  return await db
    .selectFrom('reply')
    .selectAll()
    .where('conversationId', '=', conversationId)
    .where(eb =>
      eb.or([
        eb.and([eb('visibility', '=', 'private'), eb('state', '!=', 'failed')]),
        eb.and([eb('closes', '=', 1), eb('state', '=', 'failed')]),
      ]),
    )
    .orderBy('attemptedAt')
    .execute()
}

/** A conversation's answers that the network has not confirmed, oldest first. */
export async function unsentReplies(db: Db, conversationId: number): Promise<Row<'reply'>[]> {
  return await db
    .selectFrom('reply')
    .selectAll()
    .where('conversationId', '=', conversationId)
    .where('state', '!=', 'sent')
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

/**
 * Answers of every commune of which nobody knows whether they went out: attempts that began
 * before `before.texts`, or with files before `before.files`, and those that a person must judge, not
 * older than `since`.
 */
export async function unsettledReplies(
  db: Db,
  before: { texts: number; files: number },
  since: number,
): Promise<Row<'reply'>[]> {
  return await db
    .selectFrom('reply')
    .selectAll()
    // As it stands in the partial index.
    .where(sql<SqlBool>`"state" in ('sending', 'unconfirmed')`)
    .where(eb =>
      eb.or([
        eb.and([
          eb('state', '=', 'sending'),
          eb('leavesAt', 'is', null),
          eb('attemptedAt', '<=', before.texts),
          eb.or([
            eb('attemptedAt', '<=', before.files),
            eb('id', 'not in', eb.selectFrom('replyFile').select('replyId')),
          ]),
        ]),
        eb.and([eb('state', '=', 'unconfirmed'), eb('createdAt', '>=', since)]),
      ]),
    )
    .orderBy('id')
    .execute()
}

/** The private conversations with who wrote that message, as far as they are known. */
export async function threadsWithAuthorOf(db: Db, messageId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.contactId', 'message.contactId')
    .select('conversation.id')
    .where('message.id', '=', messageId)
    .where('conversation.visibility', '=', 'private')
    .execute()
  return rows.map(row => row.id)
}

/**
 * An outbound message of one of these conversations with that text, at or after `since`, that no
 * answer of ours accounts for; the earliest.
 */
export async function unclaimedMessage(
  db: Db,
  conversationIds: readonly number[],
  text: string,
  since: number,
): Promise<Pick<Row<'message'>, 'remoteId' | 'url' | 'sentAt'> | undefined> {
  if (conversationIds.length === 0) return undefined
  return await db
    .selectFrom('message')
    .select(['message.remoteId', 'message.url', 'message.sentAt'])
    .where('message.conversationId', 'in', [...conversationIds])
    .where('message.direction', '=', 'outbound')
    .where('message.text', '=', text)
    .where('message.sentAt', '>=', since)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('reply')
            .innerJoin('message as answered', 'answered.id', 'reply.messageId')
            .select('reply.id')
            .whereRef('answered.channelId', '=', 'message.channelId')
            .whereRef('reply.remoteId', '=', 'message.remoteId'),
        ),
      ),
    )
    .orderBy('message.sentAt')
    .orderBy('message.id')
    .executeTakeFirst()
}

/** Takes the texts of a commune's answers away that were written before, ms UTC. */
export async function forgetReplies(db: Db, communeId: number, before: number): Promise<void> {
  await takeTextsAway(db, eb =>
    eb.and([eb('communeId', '=', communeId), eb('createdAt', '<', before)]),
  )
}

/** Answers that left are messages by now; the others go whole. */
async function takeTextsAway(
  db: Db,
  ofThese: (eb: ExpressionBuilder<Schema, 'reply'>) => Expression<SqlBool>,
): Promise<void> {
  await db
    .deleteFrom('reply')
    .where(ofThese)
    .where('state', 'in', ['failed', 'unconfirmed'])
    .execute()
  await db
    .updateTable('reply')
    .set({ text: '', reason: null })
    .where(ofThese)
    .where('state', '=', 'sent')
    .where(eb => eb.or([eb('text', '!=', ''), eb('reason', 'is not', null)]))
    .execute()
}

/** Which answers speak to somebody: to these messages, in these conversations, or as these messages. */
export type RepliesAbout = {
  messageIds: readonly number[]
  conversationIds: readonly number[]
  /** The network's ids of messages of ours. */
  remoteIds: readonly string[]
}

/**
 * Takes the texts of the answers about somebody away.
 * @returns false when one of them is being sent: nothing of them is changed then
 */
export async function eraseRepliesAbout(
  db: Db,
  communeId: number,
  about: RepliesAbout,
): Promise<boolean> {
  const parts = [
    ['messageId', about.messageIds],
    ['conversationId', about.conversationIds],
    ['remoteId', about.remoteIds],
  ] as const
  for (const [column, ids] of parts) {
    for (const some of chunksOf<number | string>(ids)) {
      const sending = await db
        .selectFrom('reply')
        .select('id')
        .where('communeId', '=', communeId)
        .where(column, 'in', some)
        .where('state', '=', 'sending')
        .executeTakeFirst()
      if (sending !== undefined) return false
      await takeTextsAway(db, eb =>
        eb.and([eb('communeId', '=', communeId), eb(column, 'in', some)]),
      )
    }
  }
  return true
}

/** What the rules of a network ask of messages, to tell whether they can be answered: of a screen of them. */
export async function messagesToAnswer(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return []
  return await db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .leftJoin('contact', 'contact.id', 'message.contactId')
    .select(eb => [
      'message.id',
      'message.remoteId',
      'message.sentAt',
      'message.removedAt',
      'message.takesPrivate',
      'conversation.channelId',
      'conversation.visibility',
      'contact.remoteId as authorRemoteId',
      eb
        .selectFrom('message as said')
        .select(({ fn }) => fn.max('said.sentAt').as('at'))
        .whereRef('said.conversationId', '=', 'conversation.id')
        .where('said.direction', '=', 'inbound')
        .as('lastInboundAt'),
    ])
    .where('message.id', 'in', ids)
    .execute()
}
