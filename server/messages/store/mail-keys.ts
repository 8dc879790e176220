import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'
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
  const all: KeyedMail[] = []
  for (const some of chunksOf([...new Set(keys)])) {
    const rows = await db
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
      .execute()
    all.push(...rows)
  }
  return all
}

/** The keys of these mails: their ids, and whom else they went to. */
export async function keysOfMails(
  db: Db,
  messageIds: readonly number[],
): Promise<Pick<Row<'mailKey'>, 'messageId' | 'kind' | 'key'>[]> {
  const all: Row<'mailKey'>[] = []
  for (const some of chunksOf(messageIds)) {
    all.push(
      ...(await db
        .selectFrom('mailKey')
        .selectAll()
        .where('messageId', 'in', some)
        .where('kind', 'in', ['own', 'names', 'to'])
        .execute()),
    )
  }
  return all
}

/** Private conversations as mails are placed in them, by number. */
export async function mailConversations(db: Db, ids: readonly number[]) {
  const all = new Map<number, Pick<Row<'conversation'>, 'id' | 'remoteId' | 'subject'>>()
  for (const some of chunksOf(ids)) {
    const rows = await db
      .selectFrom('conversation')
      .select(['id', 'remoteId', 'subject'])
      .where('id', 'in', some)
      .execute()
    for (const row of rows) all.set(row.id, row)
  }
  return all
}

/** A channel's messages with these remote ids, with whom they are. */
export async function messagesCalled(db: Db, channelId: number, remoteIds: readonly string[]) {
  const all: (Pick<Row<'message'>, 'id' | 'remoteId' | 'conversationId'> & {
    contactId: number | null
    correspondent: string | null
  })[] = []
  for (const some of chunksOf([...new Set(remoteIds)])) {
    const rows = await db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .leftJoin('contact', 'contact.id', 'conversation.contactId')
      .select(['message.id', 'message.remoteId', 'message.conversationId'])
      .select(['conversation.contactId', 'contact.remoteId as correspondent'])
      .where('message.channelId', '=', channelId)
      .where('message.remoteId', 'in', some)
      .execute()
    all.push(...rows)
  }
  return all
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
  const times: { remoteId: string; sentAt: number }[] = []
  for (const some of chunksOf(conversationIds)) {
    const rows = await db
      .selectFrom('message')
      .select(['remoteId', 'sentAt'])
      .where('conversationId', 'in', some)
      .where('direction', '=', 'inbound')
      .execute()
    times.push(...rows)
  }
  return times
}
