import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'

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
