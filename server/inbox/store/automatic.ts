import type { Db } from '../../database/database.ts'
import { chunksOf } from '../../database/dialect.ts'

/** What the commune wrote with the network's own means, or what wrote for it. */
export async function writtenElsewhere(
  db: Db,
  channelId: number,
): Promise<{ id: number; conversationId: number; text: string }[]> {
  return await db
    .selectFrom('message')
    .select(['id', 'conversationId', 'text'])
    .where('channelId', '=', channelId)
    .where('direction', '=', 'outbound')
    .where('userId', 'is', null)
    .where('text', 'is not', null)
    .$narrowType<{ text: string }>()
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('reply')
            .select('reply.id')
            .whereRef('reply.conversationId', '=', 'message.conversationId')
            .whereRef('reply.remoteId', '=', 'message.remoteId'),
        ),
      ),
    )
    .execute()
}

/** What these are taken for from now on, where no person has said anything. */
export async function setAutomaticGuess(
  db: Db,
  ids: readonly number[],
  guess: 0 | 1,
): Promise<void> {
  for (const some of chunksOf(ids)) {
    await db
      .updateTable('message')
      .set(eb => ({
        automaticGuess: guess,
        automatic: eb.fn.coalesce('automaticVerdict', eb.val(guess)),
      }))
      .where('id', 'in', some)
      .execute()
  }
}

/**
 * Notes what a person says of a message that may have been sent by itself; null: nobody says anything.
 * @returns false when that is what was noted already.
 */
export async function setAutomaticVerdict(
  db: Db,
  id: number,
  verdict: 0 | 1 | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('message')
    .set(eb => ({
      automaticVerdict: verdict,
      automatic: verdict ?? eb.ref('automaticGuess'),
    }))
    .where('id', '=', id)
    .where('automaticVerdict', 'is distinct from', verdict)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
