import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'
import { waiting } from './alerts.ts'

/**
 * Everybody who waits in these conversations and was alerted of: with the longest wait that an alert said,
 * minutes, and when the last notice was raised, ms UTC.
 */
export async function alertedWaiting(
  db: Db,
  communeId: number,
  conversationIds: readonly number[],
): Promise<
  { messageId: number; conversationId: number; openedAt: number; minutes: number; at: number }[]
> {
  const found = []
  for (const ids of chunksOf(conversationIds)) {
    const rows = await waiting(db, communeId)
      .innerJoin('alert', 'alert.messageId', 'episode.openedBy')
      .innerJoin('alertNotice', 'alertNotice.id', 'alert.noticeId')
      .select(({ fn }) => [
        'episode.openedBy as messageId',
        'episode.conversationId',
        'episode.openedAt',
        fn.max<number>('alert.minutes').as('minutes'),
        fn.max<number>('alertNotice.at').as('at'),
      ])
      .where('episode.conversationId', 'in', ids)
      .groupBy(['episode.openedBy', 'episode.conversationId', 'episode.openedAt'])
      .execute()
    found.push(...rows.map(row => ({ ...row, at: Number(row.at) })))
  }
  return found
}
