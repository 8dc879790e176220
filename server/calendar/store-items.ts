import type { Generated } from 'kysely'
import type { Db } from '../database/database.ts'
import type { Flag, Instant, NewRow, Row } from '../database/schema.ts'
import type { ItemState } from './rules/item.ts'
import type { WarnedTopic } from './rules/source.ts'

/** One article of a feed that is followed for what it writes. */
type FeedItemTable = {
  id: Generated<number>
  feedId: number
  /** What it is known by the next time, without scheme and host. */
  guidKey: string
  linkKey: string | null
  title: string
  /** Its first words. */
  text: string
  link: string | null
  picture: string | null
  publishedAt: Instant | null
  /** Its place in the list: when it was published, or found. */
  at: Instant
  foundAt: Instant
  /** When its feed had it last. */
  seenAt: Instant
  state: ItemState
  decidedAt: Instant | null
  decidedBy: string | null
  byRule: Generated<Flag>
  /** The post that relays it. */
  postId: number | null
  /** What it warns of; null: nothing. */
  topic: Generated<WarnedTopic | null>
  /** Until when it does. */
  until: Generated<Instant | null>
}

declare module '../database/schema.ts' {
  interface Schema {
    feedItem: FeedItemTable
  }
}

export type ItemRow = Row<'feedItem'>
/** An item with its feed, and what became of its post. */
export type ItemWithFeed = ItemRow & { feedName: string; dueAt: Instant | null }

export async function itemsOfFeed(db: Db, feedId: number): Promise<ItemRow[]> {
  return await db.selectFrom('feedItem').selectAll().where('feedId', '=', feedId).execute()
}

export async function insertItems(
  db: Db,
  items: readonly Omit<NewRow<'feedItem'>, 'id'>[],
): Promise<void> {
  for (const item of items) await db.insertInto('feedItem').values(item).execute()
}

export async function updateItem(
  db: Db,
  id: number,
  patch: Partial<Omit<ItemRow, 'id' | 'feedId'>>,
): Promise<void> {
  await db.updateTable('feedItem').set(patch).where('id', '=', id).execute()
}

/** What its feed has not had for long is forgotten. */
export async function deleteItemsBefore(db: Db, feedId: number, seenBefore: number): Promise<void> {
  await db
    .deleteFrom('feedItem')
    .where('feedId', '=', feedId)
    .where('seenAt', '<', seenBefore)
    .execute()
}

/**
 * Compare and set.
 * @returns whether it was in one of the states still.
 */
export async function moveItem(
  db: Db,
  id: number,
  from: readonly ItemState[],
  patch: Partial<Omit<ItemRow, 'id' | 'feedId'>> & { state: ItemState },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('feedItem')
    .set(patch)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * What a commune is offered or has decided about since an instant, the newest first.
 * @param id of one, whatever its age
 */
export async function itemsOf(
  db: Db,
  communeId: number,
  { id, since = 0, limit = 1 }: { id?: number; since?: number; limit?: number },
): Promise<ItemWithFeed[]> {
  let rows = db
    .selectFrom('feedItem')
    .innerJoin('calendarFeed', 'calendarFeed.id', 'feedItem.feedId')
    .selectAll('feedItem')
    .select('calendarFeed.name as feedName')
    .select(eb =>
      eb
        .selectFrom('delivery')
        .innerJoin('variant', 'variant.id', 'delivery.variantId')
        .whereRef('variant.postId', '=', 'feedItem.postId')
        .select(dues => dues.fn.min('delivery.dueAt').as('dueAt'))
        .as('dueAt'),
    )
    .where('calendarFeed.communeId', '=', communeId)
    .where('feedItem.state', '!=', 'old')
  rows = id === undefined ? rows.where('at', '>=', since) : rows.where('feedItem.id', '=', id)
  return await rows.orderBy('at', 'desc').orderBy('feedItem.id', 'desc').limit(limit).execute()
}

/** How many of a feed's items its rule relayed since an instant. */
export async function countRelayedByRule(db: Db, feedId: number, since: number): Promise<number> {
  const { count } = await db
    .selectFrom('feedItem')
    .select(eb => eb.fn.countAll().as('count'))
    .where('feedId', '=', feedId)
    .where('byRule', '=', 1)
    .where('decidedAt', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What of a feed is offered, found after an instant: the oldest first. */
export async function offeredAfter(db: Db, feedId: number, instant: number): Promise<ItemRow[]> {
  return await db
    .selectFrom('feedItem')
    .selectAll()
    .where('feedId', '=', feedId)
    .where('state', '=', 'offered')
    .where('foundAt', '>', instant)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** How many items each feed offers since an instant, and when its newest was found or published. */
export async function itemFiguresOf(
  db: Db,
  feedIds: readonly number[],
  since: number,
): Promise<Map<number, { offered: number; newestAt: number }>> {
  if (feedIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('feedItem')
    .select(eb => [
      'feedId',
      eb.fn.max('at').as('newestAt'),
      eb.fn
        .sum<number | string | bigint>(
          eb
            .case()
            .when(eb.and([eb('state', '=', 'offered'), eb('at', '>=', since)]))
            .then(1)
            .else(0)
            .end(),
        )
        .as('offered'),
    ])
    .where('feedId', 'in', [...feedIds])
    .groupBy('feedId')
    .execute()
  return new Map(
    rows.map(({ feedId, newestAt, offered }) => [
      feedId,
      { offered: Number(offered), newestAt: Number(newestAt) },
    ]),
  )
}
