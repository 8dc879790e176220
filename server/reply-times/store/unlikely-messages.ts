import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'

/** Which of these messages wait in an episode that most probably wants no answer. */
export async function unlikelyMessages(db: Db, ids: readonly number[]): Promise<Set<number>> {
  const found = new Set<number>()
  for (const some of chunksOf(ids)) {
    const rows = await db
      .selectFrom('message')
      .innerJoin('episode', 'episode.conversationId', 'message.conversationId')
      .select('message.id')
      .where('message.id', 'in', some)
      .where('message.direction', '=', 'inbound')
      .where('episode.state', '=', 'open')
      .where('episode.unlikely', '=', 1)
      .whereRef('message.sentAt', '>=', 'episode.openedAt')
      .where(eb =>
        eb.or([
          eb('message.contactId', '=', eb.ref('episode.contactId')),
          eb.and([eb('message.contactId', 'is', null), eb('episode.contactId', 'is', null)]),
        ]),
      )
      .execute()
    for (const { id } of rows) found.add(id)
  }
  return found
}
