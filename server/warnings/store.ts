import type { Db } from '../database/database.ts'
import type { Flag, Instant, Row } from '../database/schema.ts'
import type { WarningTopic } from './rules-warning.ts'

/** What everybody is warned of: a post, whose deliveries end when it does. */
type WarningTable = {
  postId: number
  communeId: number
  topic: WarningTopic
  endLocal: string
  zone: string
  /** 1: nothing of it goes out. */
  isDrill: Flag
  /** Who sent it, as the journal names them. */
  startedBy: string
  startedAt: Instant
  /** When it was taken back everywhere; null: nobody did. */
  liftedAt: Instant | null
  liftedBy: string | null
  /** What those are told whom it reached; null: nothing. */
  liftedText: string | null
  /** JSON: the channels whose readers are told. */
  endChannels: string | null
}

declare module '../database/schema.ts' {
  interface Schema {
    warning: WarningTable
  }
}

/** A warning with the words of its post. */
export type WarningRow = Row<'warning'> & { text: string }

export async function insertWarning(db: Db, row: Row<'warning'>): Promise<void> {
  await db.insertInto('warning').values(row).execute()
}

function warnings(db: Db, communeId: number) {
  return db
    .selectFrom('warning')
    .innerJoin('post', 'post.id', 'warning.postId')
    .selectAll('warning')
    .select('post.text')
    .where('warning.communeId', '=', communeId)
}

/** A commune's last ones, the newest first. */
export async function lastWarnings(
  db: Db,
  communeId: number,
  limit: number,
): Promise<WarningRow[]> {
  return await warnings(db, communeId)
    .orderBy('warning.startedAt', 'desc')
    .orderBy('warning.postId', 'desc')
    .limit(limit)
    .execute()
}

export async function findWarning(
  db: Db,
  communeId: number,
  postId: number,
): Promise<WarningRow | undefined> {
  return await warnings(db, communeId).where('warning.postId', '=', postId).executeTakeFirst()
}

/** Those that were taken back since then, ms UTC, and of whose end somebody is to be told. */
export async function liftedSince(db: Db, since: number): Promise<Row<'warning'>[]> {
  return await db
    .selectFrom('warning')
    .selectAll()
    .where('liftedAt', '>=', since)
    .where('liftedText', 'is not', null)
    .execute()
}

/** What a warning says on each of its channels. */
export async function wordingsOf(db: Db, postId: number) {
  return await db
    .selectFrom('variant')
    .innerJoin('channel', 'channel.id', 'variant.channelId')
    .select(['variant.channelId', 'variant.text', 'channel.name as channelName'])
    .select('channel.connector')
    .where('variant.postId', '=', postId)
    .orderBy('variant.id')
    .execute()
}

/** Takes it back, once: compare and set. @returns whether nobody was quicker */
export async function markLifted(
  db: Db,
  postId: number,
  lift: Pick<Row<'warning'>, 'liftedAt' | 'liftedBy' | 'liftedText' | 'endChannels'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('warning')
    .set(lift)
    .where('postId', '=', postId)
    .where('liftedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
