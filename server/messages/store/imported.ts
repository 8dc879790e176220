import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { inChunks } from '../../database/dialect.ts'
import type { Row } from '../../database/schema.ts'

/** What a download's conversations and messages are called, before a network gives them its ids. */
export const importedPrefix = 'archive:'
/** As a pattern of what they are called. */
export const archived = `${importedPrefix}%`

export type PlacedMessage = Pick<
  Row<'message'>,
  'id' | 'conversationId' | 'remoteId' | 'direction' | 'text' | 'sentAt'
>

const placed = (db: Db) =>
  db
    .selectFrom('message')
    .select([
      'message.id',
      'message.conversationId',
      'message.remoteId',
      'message.direction',
      'message.text',
      'message.sentAt',
    ])

/**
 * Inside a transaction: keeps a look at the channel from taking anything in until its end, for a
 * look writes the row of its polling first.
 */
export async function holdPolling(db: Db, channelId: number): Promise<void> {
  await db
    .updateTable('channelPoll')
    .set(eb => ({ channelId: eb.ref('channelId') }))
    .where('channelId', '=', channelId)
    .execute()
}

/** A channel's private messages that the network itself gave, with numbers beyond `afterId`. */
export async function givenMessagesAfter(
  db: Db,
  channelId: number,
  afterId: number,
): Promise<(PlacedMessage & { subject: string | null })[]> {
  return await placed(db)
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .select('conversation.subject')
    .where('message.id', '>', afterId)
    .where('message.channelId', '=', channelId)
    .where('message.remoteId', 'not like', archived)
    .where('conversation.visibility', '=', 'private')
    .orderBy('message.id')
    .execute()
}

/** When the newest message of each of these channels was sent, ms UTC, where they have any. */
export async function lastMessagesAt(
  db: Db,
  channelIds: readonly number[],
): Promise<Map<number, number>> {
  if (channelIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('conversation')
    .select(({ fn }) => ['channelId', fn.max('lastMessageAt').as('at')])
    .where('channelId', 'in', channelIds)
    .groupBy('channelId')
    .execute()
  return new Map(rows.map(({ channelId, at }) => [channelId, at]))
}

/** The highest number that a message has; 0 without any. */
export async function newestMessageId(db: Db): Promise<number> {
  const { newest } = await db
    .selectFrom('message')
    .select(({ fn }) => fn.max('id').as('newest'))
    .executeTakeFirstOrThrow()
  return newest ?? 0
}

/** Where the messages with these remote ids are, as far as the channel has them. */
export async function placesOf(
  db: Db,
  channelId: number,
  remoteIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await inChunks(remoteIds, some =>
    db
      .selectFrom('message')
      .select(['remoteId', 'conversationId'])
      .where('channelId', '=', channelId)
      .where('remoteId', 'in', some)
      .execute(),
  )
  return new Map(rows.map(row => [row.remoteId, row.conversationId]))
}

/**
 * The messages of these conversations: those of a download, or those that the network gave.
 * @param between when they were sent, ms UTC, bounds included
 */
export async function messagesIn(
  db: Db,
  conversationIds: readonly number[],
  origin: 'download' | 'network',
  between: { from: number; to: number },
): Promise<PlacedMessage[]> {
  return await inChunks(conversationIds, some =>
    placed(db)
      .where('message.conversationId', 'in', some)
      .where('message.remoteId', origin === 'download' ? 'like' : 'not like', archived)
      .where('message.sentAt', '>=', between.from)
      .where('message.sentAt', '<=', between.to)
      .orderBy('message.id')
      .execute(),
  )
}

/** Messages of conversations that only a download gave yet, sent within these seconds (UTC). */
export async function archivedAt(
  db: Db,
  channelId: number,
  seconds: readonly number[],
): Promise<(PlacedMessage & { subject: string | null })[]> {
  return await inChunks(seconds, some =>
    placed(db)
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .select('conversation.subject')
      .where('conversation.channelId', '=', channelId)
      .where('conversation.remoteId', 'like', archived)
      .where('message.remoteId', 'like', archived)
      .where('message.sentAt', '>=', Math.min(...some) * 1000)
      .where('message.sentAt', '<', (Math.max(...some) + 1) * 1000)
      .where(sql<number>`"message"."sentAt" / 1000`, 'in', some)
      .execute(),
  )
}

/** Conversations by what identifies them, as far as the channel has them. */
export async function conversationsCalled(
  db: Db,
  channelId: number,
  remoteIds: readonly string[],
): Promise<Pick<Row<'conversation'>, 'id' | 'remoteId'>[]> {
  return await inChunks(remoteIds, some =>
    db
      .selectFrom('conversation')
      .select(['id', 'remoteId'])
      .where('channelId', '=', channelId)
      .where('remoteId', 'in', some)
      .execute(),
  )
}

/** The network's id in the place of a download's. */
export async function renameConversation(db: Db, id: number, remoteId: string): Promise<void> {
  await db.updateTable('conversation').set({ remoteId }).where('id', '=', id).execute()
}

/** The first messages of a conversation that only a download gave are there, too. */
export async function endImportCut(db: Db, id: number): Promise<void> {
  await db
    .updateTable('conversation')
    .set({ cut: 0 })
    .where('id', '=', id)
    .where('remoteId', 'like', archived)
    .execute()
}

export async function renameMessage(db: Db, id: number, remoteId: string): Promise<void> {
  await db.updateTable('message').set({ remoteId }).where('id', '=', id).execute()
}

/** Says of a private conversation's citizen who the network says they are. */
export async function nameCitizen(
  db: Db,
  conversationId: number,
  contactId: number,
): Promise<void> {
  await db
    .updateTable('message')
    .set({ contactId })
    .where('conversationId', '=', conversationId)
    .where('direction', '=', 'inbound')
    .execute()
}

/** A private conversation's remote id, and its citizen where one is known. */
export async function partiesOf(
  db: Db,
  conversationId: number,
): Promise<{ conversation: string; citizen: { remoteId: string; name: string | null } | null }> {
  const { remoteId: conversation } = await db
    .selectFrom('conversation')
    .select('remoteId')
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow()
  const citizen = await db
    .selectFrom('message')
    .innerJoin('contact', 'contact.id', 'message.contactId')
    .select(['contact.remoteId', 'contact.name'])
    .where('message.conversationId', '=', conversationId)
    .where('message.direction', '=', 'inbound')
    .orderBy('message.id')
    .limit(1)
    .executeTakeFirst()
  return { conversation, citizen: citizen ?? null }
}

/** Which of these channels have messages that only a download gave. */
export async function channelsWithImport(
  db: Db,
  channelIds: readonly number[],
): Promise<Set<number>> {
  if (channelIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('channel')
    .select('channel.id')
    .where('channel.id', 'in', channelIds)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('message')
          .select('message.id')
          .whereRef('message.channelId', '=', 'channel.id')
          // A range is looked up in the index, however a database sorts signs; a pattern is not.
          .where('message.remoteId', '>=', 'archive')
          .where('message.remoteId', '<', 'archivf')
          .where('message.remoteId', 'like', archived),
      ),
    )
    .execute()
  return new Set(rows.map(({ id }) => id))
}
