import type { Generated } from 'kysely'
import type { Db } from '../database/database.ts'
import { insertRows } from '../database/insert-rows.ts'
import type { Flag, Instant, Json, NewRow, Row } from '../database/schema.ts'
import type { RelayRule } from './rules/relay-rule.ts'
import type { SourceUse } from './rules/source.ts'

/** What somebody else keeps, by its public address: a neighbour's calendar, the news of a school. */
type CalendarFeedTable = {
  id: Generated<number>
  communeId: number
  name: string
  url: string
  /** What its server called the version that was read last, RFC 9110 § 8.8. */
  etag: string | null
  lastModified: string | null
  checkedAt: Instant | null
  /** When it was last read, or said that nothing had changed. */
  readAt: Instant | null
  /** When it is to be looked at again; the process that looks at it puts that off first. */
  nextAt: Instant
  failures: Generated<number>
  /** Why it could not be read the last time (`sentenceText`). */
  error: string | null
  /** Whether the public agenda shows its events. */
  inAgenda: Generated<Flag>
  /** The partner whose calendar it is. */
  partnerId: Generated<number | null>
  createdAt: Instant
  /** What it is followed for. */
  use: Generated<SourceUse>
  /** What is relayed without anybody's doing; null: nothing. */
  rule: Generated<Json<RelayRule> | null>
  /** Only what was found after that is relayed so. */
  ruleSince: Generated<Instant | null>
  /** Why it could not, the last time (`sentenceText`). */
  ruleProblem: Generated<string | null>
  /** Since when no look succeeded. */
  failingSince: Generated<Instant | null>
  /** When it was found to be dead. */
  deadAt: Generated<Instant | null>
  /** When it came back after that. */
  revivedAt: Generated<Instant | null>
  /** Sealed: what one must show to read it; null: nothing. */
  apiKey: Generated<string | null>
}

/** Something that takes place at a neighbour's; a repetition has a row for each time. */
type CalendarFeedEventTable = {
  id: Generated<number>
  feedId: number
  title: string
  /** On the commune's clocks: 'YYYY-MM-DDTHH:MM', or 'YYYY-MM-DD' for a whole day. */
  startLocal: string
  endLocal: string | null
  place: string
  link: string | null
}

declare module '../database/schema.ts' {
  interface Schema {
    calendarFeed: CalendarFeedTable
    calendarFeedEvent: CalendarFeedEventTable
  }
}

export type FeedRow = Row<'calendarFeed'>
export type FeedEventNew = Omit<NewRow<'calendarFeedEvent'>, 'id' | 'feedId'>

export async function insertFeed(db: Db, feed: NewRow<'calendarFeed'>): Promise<FeedRow> {
  return await db.insertInto('calendarFeed').values(feed).returningAll().executeTakeFirstOrThrow()
}

/** A commune's feeds by their names. */
export async function feedsOf(db: Db, communeId: number, id?: number): Promise<FeedRow[]> {
  let rows = db.selectFrom('calendarFeed').selectAll().where('communeId', '=', communeId)
  if (id !== undefined) rows = rows.where('id', '=', id)
  return await rows.orderBy('name').orderBy('id').execute()
}

/** How many events of each feed are to come, from a local date on. */
export async function countFeedEvents(
  db: Db,
  feedIds: readonly number[],
  from: string,
): Promise<Map<number, number>> {
  if (feedIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('calendarFeedEvent')
    .select(eb => ['feedId', eb.fn.countAll().as('count')])
    .where('feedId', 'in', [...feedIds])
    .where('startLocal', '>=', from)
    .groupBy('feedId')
    .execute()
  return new Map(rows.map(({ feedId, count }) => [feedId, Number(count)]))
}

export async function deleteFeed(db: Db, id: number): Promise<void> {
  await db.deleteFrom('calendarFeed').where('id', '=', id).execute()
}

/** The feeds that are to be looked at, of every commune. */
export async function dueFeeds(db: Db, now: number): Promise<FeedRow[]> {
  return await db
    .selectFrom('calendarFeed')
    .selectAll()
    .where('nextAt', '<=', now)
    .orderBy('nextAt')
    .execute()
}

/**
 * Compare and set: the process that looks at a feed puts it off first, so that nobody else does meanwhile.
 * @returns whether it was still due as it was.
 */
export async function claimFeed(
  db: Db,
  { id, nextAt }: Pick<FeedRow, 'id' | 'nextAt'>,
  until: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('calendarFeed')
    .set({ nextAt: until })
    .where('id', '=', id)
    .where('nextAt', '=', nextAt)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type FeedPatch = Partial<
  Pick<
    FeedRow,
    | 'etag'
    | 'lastModified'
    | 'checkedAt'
    | 'readAt'
    | 'nextAt'
    | 'failures'
    | 'error'
    | 'inAgenda'
    | 'partnerId'
    | 'rule'
    | 'ruleSince'
    | 'ruleProblem'
    | 'failingSince'
    | 'deadAt'
    | 'revivedAt'
  >
>

/** @returns whether it is still there. */
export async function updateFeed(db: Db, id: number, patch: FeedPatch): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('calendarFeed')
    .set(patch)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Replaces what is known of a feed from a local date on; what was before stays for a while, since
 * feeds forget what is over.
 * @param keptFrom the local date before which nothing is kept any more.
 */
export async function replaceFeedEvents(
  db: Db,
  feedId: number,
  events: readonly FeedEventNew[],
  { from, keptFrom }: { from: string; keptFrom: string },
): Promise<void> {
  await db
    .deleteFrom('calendarFeedEvent')
    .where('feedId', '=', feedId)
    .where(eb =>
      eb.or([
        eb(eb.fn.coalesce('endLocal', 'startLocal'), '>=', from),
        eb('startLocal', '<', keptFrom),
      ]),
    )
    .execute()
  const columns = ['feedId', 'title', 'startLocal', 'endLocal', 'place', 'link'] as const
  await insertRows(
    db,
    'calendarFeedEvent',
    columns,
    events.map(event => ({ ...event, feedId })),
  )
}

export type NeighbourRow = Row<'calendarFeedEvent'> & { feedName: string }

/** What takes place at a commune's neighbours from one local date to another, both included. */
export async function neighbourEventsBetween(
  db: Db,
  communeId: number,
  from: string,
  dayAfter: string,
): Promise<NeighbourRow[]> {
  return await db
    .selectFrom('calendarFeedEvent')
    .innerJoin('calendarFeed', 'calendarFeed.id', 'calendarFeedEvent.feedId')
    .selectAll('calendarFeedEvent')
    .select('calendarFeed.name as feedName')
    .where('calendarFeed.communeId', '=', communeId)
    .where('startLocal', '<', dayAfter)
    .where(eb => eb(eb.fn.coalesce('endLocal', 'startLocal'), '>=', from))
    .orderBy('startLocal')
    .orderBy('calendarFeedEvent.id')
    .execute()
}

/** Those of every commune that are dead, or came back since an instant. */
export async function feedsToTell(db: Db, revivedSince: number): Promise<FeedRow[]> {
  return await db
    .selectFrom('calendarFeed')
    .selectAll()
    .where(eb => eb.or([eb('deadAt', 'is not', null), eb('revivedAt', '>=', revivedSince)]))
    .orderBy('id')
    .execute()
}
