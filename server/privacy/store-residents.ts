import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { chunksOf, inChunks } from '../database/dialect.ts'
import type { Row } from '../database/schema.ts'
import { editsOf } from '../messages/store/messages.ts'

export type Resident = Pick<Row<'contact'>, 'id' | 'name' | 'remoteId' | 'channelId'> & {
  channel: string
  connector: string
}

const residents = (db: Db, communeId: number) =>
  db
    .selectFrom('contact')
    .innerJoin('channel', 'channel.id', 'contact.channelId')
    .select([
      'contact.id',
      'contact.name',
      'contact.remoteId',
      'contact.channelId',
      'channel.name as channel',
      'channel.connector',
    ])
    .where('contact.communeId', '=', communeId)
    .where('contact.erasedAt', 'is', null)

/** The next of a commune's residents after that number. */
export async function residentsAfter(
  db: Db,
  communeId: number,
  { after, limit }: { after: number; limit: number },
): Promise<Resident[]> {
  return await residents(db, communeId)
    .where('contact.id', '>', after)
    .orderBy('contact.id')
    .limit(limit)
    .execute()
}

/** These residents, those of them that the commune has and that were not erased. */
export async function residentsById(
  db: Db,
  communeId: number,
  ids: readonly number[],
): Promise<Resident[]> {
  return await residents(db, communeId)
    .where('contact.id', 'in', [...ids])
    .orderBy('contact.id')
    .execute()
}

/** How much each of these wrote, and when first and last, ms UTC. */
export async function writtenBy(
  db: Db,
  contactIds: readonly number[],
): Promise<Map<number, { count: number; first: number; last: number }>> {
  const rows = await db
    .selectFrom('message')
    .select(({ fn }) => [
      'contactId',
      fn.countAll<number>().as('count'),
      fn.min('sentAt').as('first'),
      fn.max('sentAt').as('last'),
    ])
    .where('contactId', 'in', [...contactIds])
    .groupBy('contactId')
    .execute()
  return new Map(
    rows.map(({ contactId, count, first, last }) => [
      contactId ?? 0,
      { count: Number(count), first, last },
    ]),
  )
}

export type PersonMessage = Pick<
  Row<'message'>,
  | 'id'
  | 'channelId'
  | 'conversationId'
  | 'remoteId'
  | 'parentRemoteId'
  | 'direction'
  | 'contactId'
  | 'text'
  | 'attachments'
  | 'mentions'
  | 'url'
  | 'sentAt'
  | 'removedAt'
  | 'erasedAt'
>

const personMessages = (db: Db) =>
  db
    .selectFrom('message')
    .select([
      'message.id',
      'message.channelId',
      'message.conversationId',
      'message.remoteId',
      'message.parentRemoteId',
      'message.direction',
      'message.contactId',
      'message.text',
      'message.attachments',
      'message.mentions',
      'message.url',
      'message.sentAt',
      'message.removedAt',
      'message.erasedAt',
    ])

/** What these people wrote. */
export async function messagesBy(db: Db, contactIds: readonly number[]): Promise<PersonMessage[]> {
  return await personMessages(db)
    .where('contactId', 'in', [...contactIds])
    .execute()
}

/**
 * All messages of these private conversations, and of these public ones what these people wrote and
 * what the commune did, in the order of time.
 */
export async function messagesAbout(
  db: Db,
  {
    privateIds,
    publicIds,
    contactIds,
  }: { privateIds: readonly number[]; publicIds: readonly number[]; contactIds: readonly number[] },
): Promise<PersonMessage[]> {
  const inPrivate = await inChunks(privateIds, some =>
    personMessages(db).where('conversationId', 'in', some).execute(),
  )
  const inPublic = await inChunks(publicIds, some =>
    personMessages(db)
      .where('conversationId', 'in', some)
      .where(eb =>
        eb.or([eb('direction', '=', 'outbound'), eb('contactId', 'in', [...contactIds])]),
      )
      .execute(),
  )
  return [...inPrivate, ...inPublic].sort((a, b) => a.sentAt - b.sentAt || a.id - b.id)
}

/** These conversations, and the private ones with one of these people. */
export async function conversationsAbout(
  db: Db,
  { ids, contactIds }: { ids: readonly number[]; contactIds: readonly number[] },
): Promise<Row<'conversation'>[]> {
  const conversations = db.selectFrom('conversation').selectAll()
  const theirs = await conversations.where('contactId', 'in', [...contactIds]).execute()
  const these = await inChunks(ids, some => conversations.where('id', 'in', some).execute())
  const rows = new Map([...theirs, ...these].map(row => [row.id, row]))
  return [...rows.values()].sort((a, b) => a.id - b.id)
}

export type QuotingMessage = Pick<
  Row<'message'>,
  'id' | 'conversationId' | 'contactId' | 'direction' | 'text' | 'sentAt'
>

/** The next messages of these channels that have content, after that number, as they now read. */
export async function keptMessagesAfter(
  db: Db,
  channelIds: readonly number[],
  { after, limit }: { after: number; limit: number },
): Promise<QuotingMessage[]> {
  const rows = await db
    .selectFrom('message')
    .select(['id', 'conversationId', 'contactId', 'direction', 'text', 'sentAt', 'amended'])
    .where('id', '>', after)
    // By their numbers, whatever the planner knows of the channels: the sign keeps their index away.
    .where(sql`+"channelId"`, 'in', [...channelIds])
    .where('text', 'is not', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  const edits = await editsOf(
    db,
    rows.filter(({ amended }) => amended === 1).map(({ id }) => id),
  )
  return rows.map(({ amended: _, text, ...row }) => ({
    ...row,
    text: edits.get(row.id)?.at(-1)?.text ?? text,
  }))
}

/** Which of these messages the commune has. */
export async function messagesOfCommune(
  db: Db,
  communeId: number,
  ids: readonly number[],
): Promise<PersonMessage[]> {
  return await inChunks(ids, some =>
    personMessages(db)
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .where('conversation.communeId', '=', communeId)
      .where('message.id', 'in', some)
      .execute(),
  )
}

/** Takes away what these conversations are called. */
export async function unnameConversations(db: Db, ids: readonly number[]): Promise<void> {
  for (const some of chunksOf(ids)) {
    await db
      .updateTable('conversation')
      .set({ subject: null, url: null })
      .where('id', 'in', some)
      .execute()
  }
}

/** The reasons that people gave in their own words for counting these messages or not. */
export async function reasonsAbout(
  db: Db,
  messageIds: readonly number[],
): Promise<Pick<Row<'needsReplyOverride'>, 'id' | 'reason'>[]> {
  return await inChunks(messageIds, some =>
    db
      .selectFrom('needsReplyOverride')
      .select(['id', 'reason'])
      .where('messageId', 'in', some)
      .execute(),
  )
}

/** Those of a commune that were given before an instant, ms UTC, and are none of the `keyed` ones. */
export async function ownReasonsBefore(
  db: Db,
  communeId: number,
  { before, keyed, limit }: { before: number; keyed: readonly string[]; limit: number },
): Promise<{ id: number; conversationId: number }[]> {
  return await db
    .selectFrom('needsReplyOverride')
    .innerJoin('message', 'message.id', 'needsReplyOverride.messageId')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .select(['needsReplyOverride.id', 'message.conversationId'])
    .where('conversation.communeId', '=', communeId)
    .where('needsReplyOverride.at', '<', before)
    .where('needsReplyOverride.reason', 'not in', [...keyed])
    .limit(limit)
    .execute()
}

export async function replaceReasons(
  db: Db,
  ids: readonly number[],
  reason: string,
): Promise<void> {
  for (const some of chunksOf(ids)) {
    await db.updateTable('needsReplyOverride').set({ reason }).where('id', 'in', some).execute()
  }
}
