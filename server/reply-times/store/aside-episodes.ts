import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../database/database.ts'

/**
 * Whether an open episode was late already when its channel was connected. Nobody could have
 * answered it in time from here: it waits to be sorted, and nobody is alerted.
 */
export const isOldEpisode: RawBuilder<SqlBool> = sql<SqlBool>`("episode"."history" = 1
  and "episode"."dueAt" < (select "channel"."createdAt" from "channel" where "channel"."id" = "episode"."channelId"))`

/**
 * Those that can be set aside in one press: `old` ones, and of the others those that most probably
 * want no answer.
 */
export type AsideKind = 'old' | 'unlikely'

export const isAside: Record<AsideKind, RawBuilder<SqlBool>> = {
  old: isOldEpisode,
  unlikely: sql<SqlBool>`("episode"."unlikely" = 1 and not ${isOldEpisode})`,
}

/** The ones of that kind of a commune that nobody has answered or set aside, oldest first. */
export async function asideEpisodes(
  db: Db,
  communeId: number,
  kind: AsideKind,
  limit: number,
): Promise<{ openedBy: number; conversationId: number }[]> {
  return await db
    .selectFrom('episode')
    .select(['openedBy', 'conversationId'])
    .where('communeId', '=', communeId)
    .where(sql<boolean>`"episode"."state" = 'open'`)
    .where(isAside[kind])
    .orderBy('openedAt')
    .orderBy('id')
    .limit(limit)
    .execute()
}
