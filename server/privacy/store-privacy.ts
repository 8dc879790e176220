import { type Generated, sql } from 'kysely'
import type { Db } from '../database/database.ts'
import type { Instant, Row } from '../database/schema.ts'
import { leaveJoins } from '../messages/store/contacts.ts'

/** How long a commune keeps words and names, and to whom people write about it. */
type PrivacyTable = {
  communeId: number
  /** After so many months a message keeps its times alone. */
  months: number
  /** Nothing is erased before. */
  erasesFrom: Instant
  /** When what was due was last erased to the end. */
  sweptAt: Generated<Instant | null>
  /** Where people ask for what is kept of them: an address, a telephone; empty: nobody said. */
  contact: Generated<string>
  /** The data protection officer, name and address; empty: nobody said. */
  officer: Generated<string>
  updatedAt: Instant
}

declare module '../database/schema.ts' {
  interface Schema {
    privacy: PrivacyTable
  }
}

export type PrivacyRow = Row<'privacy'>

/** What a commune chose, or undefined while it chose nothing. */
export async function findPrivacy(db: Db, communeId: number): Promise<PrivacyRow | undefined> {
  return await db
    .selectFrom('privacy')
    .selectAll()
    .where('communeId', '=', communeId)
    .executeTakeFirst()
}

/** What says when each commune is swept next; nulls: it chose nothing, and nobody for it. */
export async function sweepTimes(
  db: Db,
): Promise<{ id: number; zone: string; erasesFrom: number | null; sweptAt: number | null }[]> {
  return await db
    .selectFrom('commune')
    .leftJoin('privacy', 'privacy.communeId', 'commune.id')
    .select(['commune.id', 'commune.zone', 'privacy.erasesFrom', 'privacy.sweptAt'])
    .orderBy('commune.id')
    .execute()
}

export async function writePrivacy(db: Db, row: PrivacyRow): Promise<void> {
  const { communeId, ...values } = row
  await db
    .insertInto('privacy')
    .values(row)
    .onConflict(conflict => conflict.column('communeId').doUpdateSet(values))
    .execute()
}

/** Notes when what was due was erased to the end; what people choose meanwhile stays. */
export async function markSwept(db: Db, communeId: number, sweptAt: number): Promise<void> {
  await db.updateTable('privacy').set({ sweptAt }).where('communeId', '=', communeId).execute()
}

/** A message as it is exported, with where it is and who wrote it. */
export type KeptMessage = {
  id: number
  channel: string
  conversationId: number
  visibility: 'private' | 'public'
  subject: string | null
  direction: 'inbound' | 'outbound'
  author: string | null
  sentAt: number
  /** As it now reads. */
  text: string | null
  attachments: string | null
}

/** The next messages that were sent before, oldest first, after the place of the last one. */
export async function keptMessagesBefore(
  db: Db,
  communeId: number,
  {
    before,
    after,
    limit,
  }: { before: number; after: Pick<KeptMessage, 'sentAt' | 'id'>; limit: number },
): Promise<KeptMessage[]> {
  return await db
    .selectFrom('message')
    .innerJoin('channel', 'channel.id', 'message.channelId')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .leftJoin('contact', 'contact.id', 'message.contactId')
    .leftJoin('user', 'user.id', 'message.userId')
    .select(({ fn }) => [
      'message.id',
      'channel.name as channel',
      'message.conversationId',
      'conversation.visibility',
      'conversation.subject',
      'message.direction',
      fn.coalesce('contact.name', 'user.name').as('author'),
      'message.sentAt',
      sql<string | null>`coalesce((select "text" from "messageEdit"
        where "messageId" = "message"."id" order by "at" desc limit 1), "message"."text")`.as(
        'text',
      ),
      'message.attachments',
    ])
    .where('channel.communeId', '=', communeId)
    .where('message.erasedAt', 'is', null)
    .where('message.sentAt', '<', before)
    .where(eb =>
      eb.or([
        eb('message.sentAt', '>', after.sentAt),
        eb.and([eb('message.sentAt', '=', after.sentAt), eb('message.id', '>', after.id)]),
      ]),
    )
    .orderBy('message.sentAt')
    .orderBy('message.id')
    .limit(limit)
    .execute()
}

/** Parts from all with whom they are one person the contacts of whom no words are kept: as `forgetNames`. */
export async function forgetJoins(db: Db, communeId: number, before: number): Promise<void> {
  const silent = await db
    .selectFrom('contact')
    .select('contact.id')
    .where('contact.id', 'in', eb =>
      eb
        .selectFrom('contactJoin')
        .select('contactId as id')
        .where('communeId', '=', communeId)
        .union(
          eb.selectFrom('contactJoin').select('otherId as id').where('communeId', '=', communeId),
        ),
    )
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('message')
            .select('message.id')
            .whereRef('message.contactId', '=', 'contact.id')
            .where('message.erasedAt', 'is', null),
        ),
      ),
    )
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('conversation')
            .select('conversation.id')
            .whereRef('conversation.contactId', '=', 'contact.id')
            .where('conversation.lastMessageAt', '>=', before),
        ),
      ),
    )
    .orderBy('contact.id')
    .execute()
  for (const { id } of silent) await leaveJoins(db, id)
}
