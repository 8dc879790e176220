import type { Db } from '../../database/database.ts'

/** A stretch of time [from, to), ms UTC. */
export type Between = { from: number; to: number }

/**
 * Of a commune's conversations whose newest message is at `newest` or before, `size` or a few more, those
 * with the newest message first: in which of them something was said then, in no order. Messages have
 * no index by their instants alone, so that each conversation that has a message since is looked into.
 * @returns also the `newest` of those that come next; null: no other can have anything
 */
export async function spokenAmong(
  db: Db,
  communeId: number,
  { from, to }: Between,
  { newest, size }: { newest: number; size: number },
): Promise<{ ids: number[]; next: number | null }> {
  const conversations = db
    .selectFrom('conversation')
    .where('communeId', '=', communeId)
    .where('lastMessageAt', '<=', newest)
  const last = await conversations
    .select('lastMessageAt')
    .where('lastMessageAt', '>=', from)
    .orderBy('lastMessageAt', 'desc')
    .offset(size - 1)
    .limit(1)
    .executeTakeFirst()
  const spoken = await conversations
    .select('conversation.id')
    .where('lastMessageAt', '>=', last?.lastMessageAt ?? from)
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
  return { ids: spoken.map(({ id }) => id), next: last ? last.lastMessageAt - 1 : null }
}
