import type { Db } from '../../database/database.ts'

/**
 * The last message and the last answer under way that somebody had on the screen; 0: none was there.
 * `again`: the answer that is tried again, which is no news to itself.
 */
export type Seen = { message: number; reply: number; again: number | undefined }

/**
 * An answer that somebody of the commune wrote in one of these conversations and that is not
 * among what was seen: here or on the network itself, sent or still on its way. Ids tell the order,
 * because what is written into a conversation holds it (`lockConversations`). What was seen on its way
 * and has arrived since is seen, but what had failed and was sent again is not. What a machine sent by
 * itself, what was taken back and what an archive brought are no such answers.
 * @returns the newest, with who wrote it where that is known
 */
export async function unseenAnswer(
  db: Db,
  conversationIds: readonly number[],
  seen: Seen,
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
    .where('remoteId', 'not in', sentAtOnce(db, conversationIds).where('id', '<=', seen.reply))
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (arrived !== undefined) return arrived
  return await db
    .selectFrom('reply')
    .select('userId')
    .where('conversationId', 'in', [...conversationIds])
    .where('id', '>', seen.reply)
    .where('id', '!=', seen.again ?? 0)
    .where('state', 'in', ['sending', 'unconfirmed'])
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** The answers that left at their first attempt, by the network's id of what they became. */
export async function repliesByRemoteId(
  db: Db,
  conversationId: number,
): Promise<Map<string | null, number>> {
  const rows = await sentAtOnce(db, [conversationId]).select('id').execute()
  return new Map(rows.map(({ id, remoteId }) => [remoteId, id]))
}

function sentAtOnce(db: Db, conversationIds: readonly number[]) {
  return db
    .selectFrom('reply')
    .select('remoteId')
    .where('conversationId', 'in', [...conversationIds])
    .where('state', '=', 'sent')
    .where('remoteId', 'is not', null)
    .whereRef('attemptedAt', '=', 'createdAt')
}
