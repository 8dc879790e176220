import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'

/** The citizens who wrote in these conversations, by their names; the unnamed are left out. */
export async function namesIn(db: Db, conversationIds: readonly number[]): Promise<string[]> {
  const rows = await db
    .selectFrom('message')
    .innerJoin('contact', 'contact.id', 'message.contactId')
    .select('contact.name')
    .distinct()
    .where('message.conversationId', 'in', [...conversationIds])
    .where('message.direction', '=', 'inbound')
    .execute()
  return rows.flatMap(({ name }) => name ?? [])
}

/** The conversations in which one of these wrote, the one with the newest message first. */
export async function conversationsWith(
  db: Db,
  communeId: number,
  contactIds: readonly number[],
  limit: number,
): Promise<number[]> {
  const found = new Map<number, number>()
  for (const some of chunksOf(contactIds)) {
    const rows = await db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .select(['conversation.id', 'conversation.lastMessageAt'])
      .distinct()
      .where('conversation.communeId', '=', communeId)
      .where('message.contactId', 'in', some)
      .where('message.direction', '=', 'inbound')
      .orderBy('conversation.lastMessageAt', 'desc')
      .orderBy('conversation.id', 'desc')
      .limit(limit)
      .execute()
    for (const { id, lastMessageAt } of rows) found.set(id, lastMessageAt)
  }
  return [...found]
    .sort(([a, atA], [b, atB]) => atB - atA || b - a)
    .slice(0, limit)
    .map(([id]) => id)
}
