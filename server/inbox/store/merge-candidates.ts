import type { Db } from '../../database/database.ts'
import { inChunks, unindexed } from '../../database/dialect.ts'

/** The citizens of these conversations, also where the commune alone wrote, by their names; the unnamed are left out. */
export async function namesIn(db: Db, conversationIds: readonly number[]): Promise<string[]> {
  const rows = await db
    .selectFrom('conversation')
    .innerJoin('contact', 'contact.id', 'conversation.contactId')
    .select('contact.name')
    .where('conversation.id', 'in', [...conversationIds])
    .union(writersIn(db, conversationIds))
    .execute()
  return rows.flatMap(({ name }) => name ?? [])
}

const writersIn = (db: Db, conversationIds: readonly number[]) =>
  db
    .selectFrom('message')
    .innerJoin('contact', 'contact.id', 'message.contactId')
    .select('contact.name')
    .where('message.conversationId', 'in', [...conversationIds])
    .where('message.direction', '=', 'inbound')

/** The conversations that one of these wrote in, or that are with them, the one with the newest message first. */
export async function conversationsWith(
  db: Db,
  communeId: number,
  contactIds: readonly number[],
  limit: number,
): Promise<number[]> {
  const rows = await inChunks(contactIds, some =>
    // First what they wrote: PostgreSQL would rather walk all conversations, the newest first, until it has found
    // enough, and goes to the end where they wrote in few.
    db
      .with(
        wrote => wrote('wrote').materialized(),
        inside =>
          inside
            .selectFrom('message')
            .select('conversationId')
            .where('contactId', 'in', some)
            .where('direction', '=', 'inbound')
            .union(
              inside
                .selectFrom('conversation')
                .select('id as conversationId')
                .where('contactId', 'in', some),
            ),
      )
      .selectFrom('wrote')
      .innerJoin('conversation', 'conversation.id', 'wrote.conversationId')
      .select(['conversation.id', 'conversation.lastMessageAt'])
      .where(unindexed(db, 'conversation.communeId'), '=', communeId)
      .orderBy('conversation.lastMessageAt', 'desc')
      .orderBy('conversation.id', 'desc')
      .limit(limit)
      .execute(),
  )
  return [...new Map(rows.map(({ id, lastMessageAt }) => [id, lastMessageAt]))]
    .sort(([a, atA], [b, atB]) => atB - atA || b - a)
    .slice(0, limit)
    .map(([id]) => id)
}
