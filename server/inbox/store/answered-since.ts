import type { Db } from '../../database/database.ts'

/** The last message and the last answer under way that somebody had on the screen; 0: none was there. */
export type Seen = { message: number; reply: number }

/**
 * An answer that somebody else of the commune wrote in one of these conversations and that is not
 * among what was seen: here or on the network itself, sent or still on its way. Ids tell the order,
 * because what is written into a conversation holds it (`lockConversations`). What a machine sent by
 * itself, what was taken back and what an archive brought are no such answers.
 * @param userId whose own answers do not count; null: the caller has none
 * @returns the newest, with who wrote it where that is known
 */
export async function unseenAnswer(
  db: Db,
  conversationIds: readonly number[],
  seen: Seen,
  userId: string | null,
): Promise<{ userId: string | null } | undefined> {
  const arrived = await db
    .selectFrom('message')
    .select('userId')
    .where('conversationId', 'in', [...conversationIds])
    .where('id', '>', seen.message)
    .where('direction', '=', 'outbound')
    .where('kind', '=', 'message')
    .where('automatic', '=', 0)
    .where('history', '=', 0)
    .where('removedAt', 'is', null)
    .where(eb => eb.or([eb('userId', 'is', null), eb('userId', '!=', userId ?? '')]))
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (arrived !== undefined) return arrived
  return await db
    .selectFrom('reply')
    .select('userId')
    .where('conversationId', 'in', [...conversationIds])
    .where('id', '>', seen.reply)
    .where('state', 'in', ['sending', 'unconfirmed'])
    .where(eb => eb.or([eb('userId', 'is', null), eb('userId', '!=', userId ?? '')]))
    .orderBy('id', 'desc')
    .executeTakeFirst()
}
