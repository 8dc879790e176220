import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { chunksOf, inChunks } from '../../database/dialect.ts'
import { insertRows } from '../../database/insert-rows.ts'
import type { Row, Schema } from '../../database/schema.ts'
import { episodesById } from './period-episodes.ts'
import type { EpisodeTableName } from './tables.ts'

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

/** The stored episodes of these conversations. */
export async function episodesOfConversations(
  db: Db,
  conversationIds: readonly number[],
  table: EpisodeTableName = 'episode',
): Promise<Row<'episode'>[]> {
  return await inChunks(conversationIds, ids =>
    db.selectFrom(table).selectAll().where('conversationId', 'in', ids).execute(),
  )
}

export async function deleteEpisodes(
  db: Db,
  ids: readonly number[],
  table: EpisodeTableName = 'episode',
): Promise<void> {
  for (const some of chunksOf(ids)) {
    await db.deleteFrom(table).where('id', 'in', some).execute()
  }
}

/** Every column; the number may be left to the database. */
export type NewEpisode = Omit<Row<'episode'>, 'id'> & { id?: number }

/** Adds episodes: those with a number keep it. */
export async function insertEpisodes(
  db: Db,
  episodes: readonly NewEpisode[],
  table: EpisodeTableName = 'episode',
): Promise<void> {
  const numbered = episodes.filter(row => row.id !== undefined)
  await insertRows(db, table, ['id', ...episodeColumns], numbered)
  const fresh = numbered.length === 0 ? episodes : episodes.filter(row => row.id === undefined)
  await insertRows(db, table, episodeColumns, fresh)
}

/** All but the number. */
export const episodeColumns = [
  'communeId',
  'channelId',
  'conversationId',
  'contactId',
  'visibility',
  'openedBy',
  'openedAt',
  'openedOn',
  'closedBy',
  'closedAt',
  'state',
  'reason',
  'elapsedMs',
  'officeMs',
  'openedOutside',
  'fullAnswerMs',
  'aimAt',
  'dueAt',
  'detectionMs',
  'history',
  'holding',
  'unfiltered',
  'unlikely',
  'figures',
] as const satisfies (keyof Schema['episode'])[]

/** Which episodes; dates are local, both included. */
type EpisodeFilter = {
  communeId: number
  from?: string
  to?: string
  channelId?: number | undefined
  conversationId?: number
  /** Only those that are open, or were taken back. */
  unanswered?: boolean
}

/** Whole episodes in the order of their openings. */
export async function episodeRows(db: Db, filter: EpisodeFilter): Promise<Row<'episode'>[]> {
  return await filtered(db, filter)
    .selectAll('episode')
    .orderBy('episode.openedAt')
    .orderBy('episode.id')
    .execute()
}

/** The local date of the first episode of a commune, or of one of its channels; null without one. */
export async function firstOpening(
  db: Db,
  communeId: number,
  channelId?: number,
): Promise<string | null> {
  let rows = db.selectFrom('episode').select('openedOn').where('communeId', '=', communeId)
  if (channelId !== undefined) rows = rows.where('channelId', '=', channelId)
  return (await rows.orderBy('openedOn').limit(1).executeTakeFirst())?.openedOn ?? null
}

function filtered(db: Db, filter: EpisodeFilter) {
  let rows = db.selectFrom('episode').where('episode.communeId', '=', filter.communeId)
  if (filter.from !== undefined) rows = rows.where('episode.openedOn', '>=', filter.from)
  if (filter.to !== undefined) rows = rows.where('episode.openedOn', '<=', filter.to)
  if (filter.channelId !== undefined) {
    rows = rows.where('episode.channelId', '=', filter.channelId)
  }
  if (filter.conversationId !== undefined) {
    rows = rows.where('episode.conversationId', '=', filter.conversationId)
  }
  if (filter.unanswered) rows = rows.where('episode.state', 'not in', ['answered', 'excluded'])
  return rows
}

/**
 * Whether anybody who wrote on this channel of the commune since then (ms UTC) has no answer yet:
 * asked after each look, so it goes by the index of who waits.
 */
export async function hasOpenSince(
  db: Db,
  { id, communeId }: Pick<Row<'channel'>, 'id' | 'communeId'>,
  since: number,
): Promise<boolean> {
  const open = await db
    .selectFrom('episode')
    .select('id')
    .where('communeId', '=', communeId)
    .where('channelId', '=', id)
    .where('openedAt', '>=', since)
    .where(sql<boolean>`"state" = 'open'`)
    .limit(1)
    .executeTakeFirst()
  return open !== undefined
}

/** How many wait in each of these conversations, and since when. */
export async function openEpisodesOf(
  db: Db,
  conversationIds: readonly number[],
): Promise<Pick<Row<'episode'>, 'channelId' | 'conversationId' | 'openedAt' | 'unlikely'>[]> {
  if (conversationIds.length === 0) return []
  return await db
    .selectFrom('episode')
    .select(['channelId', 'conversationId', 'openedAt', 'unlikely'])
    .where('conversationId', 'in', conversationIds)
    .where('state', '=', 'open')
    .execute()
}

/**
 * Those who wait in a commune and are due first, without those who were late already when their channel
 * was connected: what is never due comes after them, who most probably wants no answer at the end. In no order.
 */
export async function waitingEpisodes(
  db: Db,
  communeId: number,
  { limit, without }: { limit: number; without: readonly number[] },
): Promise<Row<'episode'>[]> {
  const open = db
    .selectFrom('episode')
    .where('communeId', '=', communeId)
    .where(sql<boolean>`"episode"."state" = 'open'`)
    .where(sql<boolean>`not ${isOldEpisode}`)
  const now = without.length === 0 ? open : open.where('conversationId', 'not in', [...without])
  const first = await now
    .select('id')
    .orderBy('unlikely')
    .orderBy(sql`"dueAt" is null`)
    .orderBy('dueAt')
    .orderBy('openedAt')
    .orderBy('id')
    .limit(limit)
    .execute()
  return await episodesById(
    db,
    first.map(({ id }) => id),
    'episode',
  )
}

/** How many they are, how many of them most probably want no answer, and how many were late already (`isOldEpisode`). */
export async function countWaiting(
  db: Db,
  communeId: number,
): Promise<{ count: number; unlikely: number; old: number }> {
  const { count, unlikely, old } = await db
    .selectFrom('episode')
    .select([
      sql<number>`count(case when not ${isOldEpisode} then 1 end)`.as('count'),
      sql<number>`count(case when not ${isOldEpisode} and "unlikely" = 1 then 1 end)`.as(
        'unlikely',
      ),
      sql<number>`count(case when ${isOldEpisode} then 1 end)`.as('old'),
    ])
    .where('communeId', '=', communeId)
    .where(sql<boolean>`"episode"."state" = 'open'`)
    .executeTakeFirstOrThrow()
  return { count: Number(count), unlikely: Number(unlikely), old: Number(old) }
}

/** How many wait in each commune, and since when the first of them; none where nobody does. */
export async function openByCommune(
  db: Db,
): Promise<{ communeId: number; count: number; since: number }[]> {
  const rows = await db
    .selectFrom('episode')
    .select(({ fn }) => [
      'communeId',
      fn.countAll<number>().as('count'),
      fn.min<number>('openedAt').as('since'),
    ])
    .where(sql<boolean>`"state" = 'open'`)
    .where('communeId', '>', 0)
    .groupBy('communeId')
    .orderBy('communeId')
    .execute()
  return rows.map(({ communeId, count, since }) => ({
    communeId,
    count: Number(count),
    since: Number(since),
  }))
}
