import type { Db } from '../../database/database.ts'
import { chunksOf, inChunks } from '../../database/dialect.ts'
import type { Row } from '../../database/schema.ts'

/** A mail that bears or names an id, and where it is; `contactId`: with whom that conversation is. */
export type KeyedMail = Pick<Row<'mailKey'>, 'messageId' | 'kind' | 'key'> &
  Pick<Row<'message'>, 'conversationId' | 'direction' | 'sentAt'> & {
    contactId: number | null
    correspondent: string | null
  }

/** A channel's mails with one of these keys, of these kinds. */
export async function mailsWithKeys(
  db: Db,
  channelId: number,
  keys: readonly string[],
  kinds: readonly Row<'mailKey'>['kind'][],
): Promise<KeyedMail[]> {
  return await inChunks([...new Set(keys)], some =>
    db
      .selectFrom('mailKey')
      .innerJoin('message', 'message.id', 'mailKey.messageId')
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .leftJoin('contact', 'contact.id', 'conversation.contactId')
      .select(['mailKey.messageId', 'mailKey.kind', 'mailKey.key'])
      .select(['message.conversationId', 'message.direction', 'message.sentAt'])
      .select(['conversation.contactId', 'contact.remoteId as correspondent'])
      .where('mailKey.key', 'in', some)
      .where('mailKey.kind', 'in', kinds)
      .where('message.channelId', '=', channelId)
      .execute(),
  )
}

/** The keys of these mails: their ids, and whom else they went to. */
export async function keysOfMails(
  db: Db,
  messageIds: readonly number[],
): Promise<Pick<Row<'mailKey'>, 'messageId' | 'kind' | 'key'>[]> {
  return await inChunks(messageIds, some =>
    db
      .selectFrom('mailKey')
      .selectAll()
      .where('messageId', 'in', some)
      .where('kind', 'in', ['own', 'names', 'to'])
      .execute(),
  )
}

/** Private conversations as mails are placed in them, by number. */
export async function mailConversations(db: Db, ids: readonly number[]) {
  const rows = await inChunks(ids, some =>
    db
      .selectFrom('conversation')
      .select(['id', 'remoteId', 'subject'])
      .where('id', 'in', some)
      .execute(),
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** A channel's messages with these remote ids, with whom they are. */
export async function messagesCalled(db: Db, channelId: number, remoteIds: readonly string[]) {
  return await inChunks([...new Set(remoteIds)], some =>
    db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .leftJoin('contact', 'contact.id', 'conversation.contactId')
      .select(['message.id', 'message.remoteId', 'message.conversationId'])
      .select(['conversation.contactId', 'contact.remoteId as correspondent'])
      .where('message.channelId', '=', channelId)
      .where('message.remoteId', 'in', some)
      .execute(),
  )
}

export async function insertMailKeys(db: Db, rows: readonly Row<'mailKey'>[]): Promise<void> {
  for (const some of chunksOf(rows)) {
    await db
      .insertInto('mailKey')
      .values(some)
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
}

/** What is no longer one mail among others is found by nothing any more. */
export async function deleteMailKeys(db: Db, messageIds: readonly number[]): Promise<void> {
  for (const some of chunksOf(messageIds)) {
    await db.deleteFrom('mailKey').where('messageId', 'in', some).execute()
  }
}

/** A mail whose answered mail is known now. */
export async function deleteRecipientKeys(db: Db, messageId: number): Promise<void> {
  await db
    .deleteFrom('mailKey')
    .where('messageId', '=', messageId)
    .where('kind', '=', 'to')
    .execute()
}

/** When each message that came into these conversations was sent (ms UTC), by the network's id. */
export async function inboundTimes(
  db: Db,
  conversationIds: readonly number[],
): Promise<{ remoteId: string; sentAt: number }[]> {
  return await inChunks(conversationIds, some =>
    db
      .selectFrom('message')
      .select(['remoteId', 'sentAt'])
      .where('conversationId', 'in', some)
      .where('direction', '=', 'inbound')
      .execute(),
  )
}
