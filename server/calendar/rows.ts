import type { Db } from '../database/database.ts'
import type { FeedRow } from './store-feeds.ts'
import type { ItemRow } from './store-items.ts'

/** A commune's sources that are dead, by their names. */
export async function deadFeedsOf(db: Db, communeId: number): Promise<FeedRow[]> {
  return await db
    .selectFrom('calendarFeed')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('deadAt', 'is not', null)
    .orderBy('name')
    .execute()
}

/** What a commune, or every one, is offered to warn of and is not over. */
export async function warningItems(
  db: Db,
  now: number,
  communeId?: number,
): Promise<(ItemRow & { communeId: number })[]> {
  let items = db
    .selectFrom('feedItem')
    .innerJoin('calendarFeed', 'calendarFeed.id', 'feedItem.feedId')
    .selectAll('feedItem')
    .select('calendarFeed.communeId')
    .where('feedItem.state', '=', 'offered')
    .where('feedItem.until', '>', now)
  if (communeId !== undefined) items = items.where('calendarFeed.communeId', '=', communeId)
  return await items.orderBy('feedItem.id').execute()
}
