import type { Updateable } from 'kysely'
import type { Db } from '../../database/database.ts'
import { inChunks } from '../../database/dialect.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import type { MessageTable } from './tables.ts'

/** A stored message with what decides whether the network's version of it is news. */
export type KnownMessage = Row<'message'> & {
  /** The newest text: of the last edit, else the one that was sent. Null once erased. */
  currentText: string | null
  /** Whether the page hides it. */
  isHidden: boolean
  /** When it was last hidden or shown, as far as is known here; 0: never. */
  hidingAt: number
  /** Whether it was written here. */
  isOurs: boolean
}

/** Those of a channel's messages that the database has, by the network's id. */
export async function knownMessages(
  db: Db,
  channelId: number,
  remoteIds: readonly string[],
): Promise<Map<string, KnownMessage>> {
  const rows = await inChunks(remoteIds, some =>
    db
      .selectFrom('message')
      .selectAll()
      .where('channelId', '=', channelId)
      .where('remoteId', 'in', some)
      .execute(),
  )
  return new Map((await withCurrent(db, rows)).map(message => [message.remoteId, message]))
}

/** A conversation's messages in the order in which they were sent. */
export async function messagesOf(db: Db, conversationId: number): Promise<KnownMessage[]> {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('conversationId', '=', conversationId)
    .orderBy('sentAt')
    .orderBy('id')
    .execute()
  return await withCurrent(db, rows)
}

/** The messages of these numbers, in the order in which they were sent. */
export async function messagesByIds(db: Db, ids: readonly number[]): Promise<KnownMessage[]> {
  const rows = await inChunks(ids, some =>
    db.selectFrom('message').selectAll().where('id', 'in', some).execute(),
  )
  return await withCurrent(
    db,
    rows.sort((a, b) => a.sentAt - b.sentAt || a.id - b.id),
  )
}

async function withCurrent(db: Db, rows: Row<'message'>[]): Promise<KnownMessage[]> {
  const hidden = new Set<number>()
  const changed = new Map<number, number>()
  const key = (row: { channelId: number; remoteId: string | null }) =>
    `${row.channelId} ${row.remoteId}`
  const outbound = rows.filter(row => row.direction === 'outbound').map(row => row.remoteId)
  // An answer in private is kept in another conversation than what it answers.
  const replies = await inChunks(outbound, some =>
    db
      .selectFrom('reply')
      .innerJoin('message', 'message.id', 'reply.messageId')
      .select(['message.channelId', 'reply.remoteId'])
      .where('reply.remoteId', 'in', some)
      .execute(),
  )
  const ours = new Set(replies.map(key))
  const ids = rows.map(row => row.id)
  const edits = await editsOf(db, ids)
  const hidings = await inChunks(ids, some =>
    db.selectFrom('messageHiding').selectAll().where('messageId', 'in', some).execute(),
  )
  for (const { messageId, fromAt, toAt } of hidings) {
    if (toAt === null) hidden.add(messageId)
    changed.set(messageId, Math.max(changed.get(messageId) ?? 0, fromAt, toAt ?? 0))
  }
  return rows.map(row => ({
    ...row,
    currentText: row.text === null ? null : (edits.get(row.id)?.at(-1)?.text ?? row.text),
    isHidden: hidden.has(row.id),
    hidingAt: changed.get(row.id) ?? 0,
    isOurs: ours.has(key(row)),
  }))
}

/** Adds messages; returns their ids by the network's. */
export async function insertMessages(
  db: Db,
  messages: readonly NewRow<'message'>[],
): Promise<Map<string, number>> {
  const rows = await inChunks(messages, some =>
    db.insertInto('message').values(some).returning(['id', 'remoteId']).execute(),
  )
  return new Map(rows.map(row => [row.remoteId, row.id]))
}

export async function updateMessage(
  db: Db,
  id: number,
  values: Updateable<MessageTable>,
): Promise<void> {
  await db.updateTable('message').set(values).where('id', '=', id).execute()
}

/** The texts that these messages were given since they were sent, in the order of time. */
export async function editsOf(
  db: Db,
  messageIds: readonly number[],
): Promise<Map<number, Row<'messageEdit'>[]>> {
  const edits = await inChunks(messageIds, some =>
    db.selectFrom('messageEdit').selectAll().where('messageId', 'in', some).orderBy('at').execute(),
  )
  return Map.groupBy(edits, ({ messageId }) => messageId)
}

/** Notes that a message has had this text since `at`; of two in the same millisecond the later counts. */
export async function addEdit(db: Db, messageId: number, at: number, text: string): Promise<void> {
  await db
    .insertInto('messageEdit')
    .values({ messageId, at, text })
    .onConflict(conflict => conflict.columns(['messageId', 'at']).doUpdateSet({ text }))
    .execute()
  await markAmended(db, [messageId])
}

/** Notes that a message has an edit, a hiding or a mark, which are looked for only then. */
export async function markAmended(db: Db, messageIds: readonly number[]): Promise<void> {
  await db.updateTable('message').set({ amended: 1 }).where('id', 'in', messageIds).execute()
}

/** When the citizen of a conversation last wrote in it, ms UTC; 0 when nobody did. */
export async function lastInboundAt(db: Db, conversationId: number): Promise<number> {
  const row = await db
    .selectFrom('message')
    .select(({ fn }) => fn.max('sentAt').as('at'))
    .where('conversationId', '=', conversationId)
    .where('direction', '=', 'inbound')
    .executeTakeFirst()
  return row?.at ?? 0
}

/** One message of that commune with its conversation and channel, or undefined. */
export async function findMessage(db: Db, communeId: number, id: number) {
  return await db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .leftJoin('contact', 'contact.id', 'message.contactId')
    .selectAll('message')
    .select([
      'conversation.visibility',
      'conversation.communeId',
      'conversation.subject',
      'contact.remoteId as authorRemoteId',
    ])
    .where('conversation.communeId', '=', communeId)
    .where('message.id', '=', id)
    .executeTakeFirst()
}

/** @returns the mark's id. */
export async function insertNeedsReplyOverride(
  db: Db,
  mark: NewRow<'needsReplyOverride'>,
): Promise<number> {
  await markAmended(db, [mark.messageId])
  return (
    await db.insertInto('needsReplyOverride').values(mark).returning('id').executeTakeFirstOrThrow()
  ).id
}

/** The judgement that counts, or undefined where nobody judged. */
export async function lastNeedsReplyOverrideOf(
  db: Db,
  messageId: number,
): Promise<Row<'needsReplyOverride'> | undefined> {
  return await db
    .selectFrom('needsReplyOverride')
    .selectAll()
    .where('messageId', '=', messageId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** These judgements, as far as they are there. */
export async function marksById(
  db: Db,
  ids: readonly number[],
): Promise<Row<'needsReplyOverride'>[]> {
  return await inChunks(ids, some =>
    db.selectFrom('needsReplyOverride').selectAll().where('id', 'in', some).execute(),
  )
}

export async function deleteNeedsReplyOverride(db: Db, id: number): Promise<void> {
  await db.deleteFrom('needsReplyOverride').where('id', '=', id).execute()
}

/**
 * Says whether a message is a holding reply.
 * @returns false when that is what it was already.
 */
export async function setMessageHolding(db: Db, id: number, holding: 0 | 1): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('message')
    .set({ holding })
    .where('id', '=', id)
    .where('holding', '!=', holding)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * The newest message that a person wrote in each of these conversations, with its newest text: an
 * automatic answer would hide what somebody waits for.
 */
export async function lastMessagesOf(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, KnownMessage>> {
  if (ids.length === 0) return new Map()
  const newest = db
    .selectFrom('message')
    .select(({ fn }) => ['conversationId', fn.max('sentAt').as('sentAt')])
    .where('conversationId', 'in', ids)
    .where('automatic', '=', 0)
    .groupBy('conversationId')
    .as('newest')
  const rows = await db
    .selectFrom('message')
    .innerJoin(newest, join =>
      join
        .onRef('newest.conversationId', '=', 'message.conversationId')
        .onRef('newest.sentAt', '=', 'message.sentAt'),
    )
    .selectAll('message')
    .where('message.automatic', '=', 0)
    .orderBy('message.id')
    .execute()
  const messages = await withCurrent(db, rows)
  return new Map(messages.map(message => [message.conversationId, message]))
}

/** Who wrote in a conversation, by our number. */
export async function contactsIn(
  db: Db,
  conversationId: number,
): Promise<Map<number, Pick<Row<'contact'>, 'name' | 'remoteId'>>> {
  const rows = await db
    .selectFrom('message')
    .innerJoin('contact', 'contact.id', 'message.contactId')
    .select(['contact.id', 'contact.name', 'contact.remoteId'])
    .distinct()
    .where('message.conversationId', '=', conversationId)
    .execute()
  return new Map(rows.map(({ id, ...contact }) => [id, contact]))
}

/** Names of people of the commune, by id. */
export async function userNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('user').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
