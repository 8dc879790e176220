import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../database/database.ts'

/**
 * Of an open episode: whether it was late already when its channel was connected. Nobody could have
 * answered it in time from here: it waits to be sorted, and nobody is alerted.
 */
export const isOldEpisode: RawBuilder<SqlBool> = sql<SqlBool>`("episode"."history" = 1
  and "episode"."dueAt" < (select "channel"."createdAt" from "channel" where "channel"."id" = "episode"."channelId"))`

/** The old ones of a commune that nobody has answered or set aside, oldest first. */
export async function oldEpisodes(
  db: Db,
  communeId: number,
  limit: number,
): Promise<{ openedBy: number; conversationId: number }[]> {
  return await db
    .selectFrom('episode')
    .select(['openedBy', 'conversationId'])
    .where('communeId', '=', communeId)
    .where(sql<boolean>`"episode"."state" = 'open'`)
    .where(isOldEpisode)
    .orderBy('openedAt')
    .orderBy('id')
    .limit(limit)
    .execute()
}
