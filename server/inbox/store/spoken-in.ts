import type { Db } from '../../database/database.ts'
import { breathe } from '../../platform/breathe.ts'

/** A stretch of time [from, to), ms UTC. */
export type Between = { from: number; to: number }

/** So many conversations are looked into by one statement. */
const portion = 5_000

/**
 * The conversations of a commune in which something was said then, in no order. Messages have no index
 * by their instants alone: each conversation that has a message since is looked into, those with the
 * newest message first, and where SQLite looks into tens of thousands others have their turn in between.
 * @param newest only conversations whose newest message is not after this instant
 */
export async function spokenIn(
  db: Db,
  communeId: number,
  { from, to }: Between,
  newest = Number.MAX_SAFE_INTEGER,
  size = portion,
): Promise<number[]> {
  const found: number[] = []
  let end = newest
  while (end >= from) {
    const conversations = db
      .selectFrom('conversation')
      .where('communeId', '=', communeId)
      .where('lastMessageAt', '<=', end)
    const last = await conversations
      .select('lastMessageAt')
      .where('lastMessageAt', '>=', from)
      .orderBy('lastMessageAt', 'desc')
      .offset(size - 1)
      .limit(1)
      .executeTakeFirst()
    const begin = last?.lastMessageAt ?? from
    const spoken = await conversations
      .select('conversation.id')
      .where('lastMessageAt', '>=', begin)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('message')
            .select('message.id')
            .whereRef('message.conversationId', '=', 'conversation.id')
            .where('message.sentAt', '>=', from)
            .where('message.sentAt', '<', to),
        ),
      )
      .execute()
    for (const { id } of spoken) found.push(id)
    end = begin - 1
    await breathe()
  }
  return found
}
