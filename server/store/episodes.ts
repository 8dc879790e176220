import { sql } from 'kysely'
import { chunksOf } from './chunks.ts'
import type { Db } from './database.ts'
import type { NewRow, Row } from './schema.ts'

/** The stored episodes of these conversations. */
export async function episodesOfConversations(
  db: Db,
  conversationIds: readonly number[],
): Promise<Row<'episode'>[]> {
  const all: Row<'episode'>[] = []
  for (const ids of chunksOf(conversationIds)) {
    const rows = await db
      .selectFrom('episode')
      .selectAll()
      .where('conversationId', 'in', ids)
      .execute()
    all.push(...rows)
  }
  return all
}

export async function deleteEpisodes(db: Db, ids: readonly number[]): Promise<void> {
  for (const some of chunksOf(ids)) {
    await db.deleteFrom('episode').where('id', 'in', some).execute()
  }
}

export async function insertEpisodes(
  db: Db,
  episodes: readonly NewRow<'episode'>[],
): Promise<void> {
  for (const some of chunksOf(episodes)) await db.insertInto('episode').values(some).execute()
}

/** Which episodes; dates are local, both included. */
export type EpisodeFilter = {
  communeId: number
  from?: string
  to?: string
  channelId?: number | undefined
  conversationId?: number
  /** Only those still without an answer. */
  openOnly?: boolean
}

/** What figures need of an episode: no text and no name. */
export type EpisodeFigures = Pick<
  Row<'episode'>,
  | 'channelId'
  | 'openedAt'
  | 'openedOn'
  | 'closedAt'
  | 'state'
  | 'officeMs'
  | 'openedOutside'
  | 'history'
>

export async function episodeFigures(db: Db, filter: EpisodeFilter): Promise<EpisodeFigures[]> {
  return await filtered(db, filter)
    .select([
      'episode.channelId',
      'episode.openedAt',
      'episode.openedOn',
      'episode.closedAt',
      'episode.state',
      'episode.officeMs',
      'episode.openedOutside',
      'episode.history',
    ])
    .execute()
}

/** Whole episodes in the order of their openings. */
export async function episodeRows(db: Db, filter: EpisodeFilter): Promise<Row<'episode'>[]> {
  return await filtered(db, filter)
    .selectAll('episode')
    .orderBy('episode.openedAt')
    .orderBy('episode.id')
    .execute()
}

/** What makes an episode readable, told by the message that opened it. */
export type Opener = {
  channelName: string
  /** When its channel was connected. */
  channelSince: number
  subject: string | null
  /** The network's id of the conversation. */
  thread: string
  author: string | null
  /** The newest text; null once erased. */
  text: string | null
}

/** Of each of these messages, by id. */
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
        'channel.createdAt as channelSince',
        'conversation.subject',
        'conversation.remoteId as thread',
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
    for (const { id, text, ...rest } of rows) {
      openers.set(id, { ...rest, text: text === null ? null : (newest.get(id) ?? text) })
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
  // Spelled as in the partial index, which a bound value would not match.
  if (filter.openOnly) rows = rows.where(sql<boolean>`"episode"."state" = 'open'`)
  return rows
}

/** How many wait in each of these conversations, and since when. */
export async function openEpisodesOf(
  db: Db,
  conversationIds: readonly number[],
): Promise<Pick<Row<'episode'>, 'conversationId' | 'openedAt'>[]> {
  if (conversationIds.length === 0) return []
  return await db
    .selectFrom('episode')
    .select(['conversationId', 'openedAt'])
    .where('conversationId', 'in', conversationIds)
    .where('state', '=', 'open')
    .execute()
}
