import { sql } from 'kysely'
import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'
import { insertRows } from '../../database/insert-rows.ts'
import type { Row, Schema } from '../../database/schema.ts'
import { personNames } from '../../messages/store/contacts.ts'
import { isOldEpisode } from './aside-episodes.ts'
import { episodesById } from './period-episodes.ts'
import type { EpisodeTableName } from './tables.ts'

/** The stored episodes of these conversations. */
export async function episodesOfConversations(
  db: Db,
  conversationIds: readonly number[],
  table: EpisodeTableName = 'episode',
): Promise<Row<'episode'>[]> {
  const all: Row<'episode'>[] = []
  for (const ids of chunksOf(conversationIds)) {
    const rows = await db.selectFrom(table).selectAll().where('conversationId', 'in', ids).execute()
    all.push(...rows)
  }
  return all
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
export type EpisodeFilter = {
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

/** What makes an episode readable, told by the message that opened it. */
export type Opener = {
  channelName: string
  channelKind: string
  /** When its channel was connected. */
  channelSince: number
  subject: string | null
  /** The network's id of the conversation. */
  thread: string
  author: string | null
  /** The newest text; null once erased. */
  text: string | null
}

/** For each of these messages, by id. */
export async function openersOf(
  db: Db,
  messageIds: readonly number[],
): Promise<Map<number, Opener>> {
  const openers = new Map<number, Opener>()
  for (const ids of chunksOf(messageIds)) {
    const rows = await db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .innerJoin('channel', 'channel.id', 'message.channelId')
      .leftJoin('contact', 'contact.id', 'message.contactId')
      .select([
        'message.id',
        'message.text',
        'channel.name as channelName',
        'channel.connector as channelKind',
        'channel.createdAt as channelSince',
        'conversation.subject',
        'conversation.remoteId as thread',
        'message.contactId',
        'contact.name as author',
      ])
      .where('message.id', 'in', ids)
      .execute()
    const edits = await db
      .selectFrom('messageEdit')
      .select(['messageId', 'text'])
      .where('messageId', 'in', ids)
      .orderBy('at')
      .execute()
    const newest = new Map(edits.map(edit => [edit.messageId, edit.text]))
    const people = await personNames(
      db,
      rows.flatMap(({ contactId }) => contactId ?? []),
    )
    for (const { id, text, contactId, author, ...rest } of rows) {
      const name = people.get(contactId ?? 0) ?? author
      openers.set(id, {
        ...rest,
        author: name,
        text: text === null ? null : (newest.get(id) ?? text),
      })
    }
  }
  return openers
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
 * Those who wait in a commune and are due first, without whoever was late already when their channel
 * was connected: what is never due comes after them, who most probably wants no answer at the end. In no order.
 */
export async function waitingEpisodes(
  db: Db,
  communeId: number,
  limit: number,
): Promise<Row<'episode'>[]> {
  const first = await openNow(db, communeId)
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

/** How many they are, and how many of them most probably want no answer. */
export async function countWaiting(
  db: Db,
  communeId: number,
): Promise<{ count: number; unlikely: number }> {
  const { count, unlikely } = await openNow(db, communeId)
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.coalesce(fn.sum<number>('unlikely'), sql.lit(0)).as('unlikely'),
    ])
    .executeTakeFirstOrThrow()
  return { count: Number(count), unlikely: Number(unlikely) }
}

function openNow(db: Db, communeId: number) {
  return db
    .selectFrom('episode')
    .where('communeId', '=', communeId)
    .where(sql<boolean>`"episode"."state" = 'open'`)
    .where(sql<boolean>`not ${isOldEpisode}`)
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
