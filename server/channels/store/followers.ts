import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

/** The last count of a day is kept. */
export async function keepFollowers(db: Db, row: Row<'followerCount'>): Promise<void> {
  await db
    .insertInto('followerCount')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['channelId', 'day']).doUpdateSet({ count: row.count }),
    )
    .execute()
}

/**
 * The first and the last count of each of a commune's channels between two local dates, both included,
 * by channel, the first before the last; one where there is no other.
 */
export async function followersBetween(
  db: Db,
  communeId: number,
  { from, to }: { from: string; to: string },
): Promise<Row<'followerCount'>[]> {
  const ends = db
    .selectFrom('followerCount')
    .innerJoin('channel', 'channel.id', 'followerCount.channelId')
    .select(({ fn }) => ['channelId', fn.min('day').as('first'), fn.max('day').as('last')])
    .where('channel.communeId', '=', communeId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('channelId')
    .as('ends')
  return await db
    .selectFrom('followerCount')
    .innerJoin(ends, 'ends.channelId', 'followerCount.channelId')
    .selectAll('followerCount')
    .where(eb =>
      eb.or([
        eb('followerCount.day', '=', eb.ref('ends.first')),
        eb('followerCount.day', '=', eb.ref('ends.last')),
      ]),
    )
    .orderBy('followerCount.channelId')
    .orderBy('followerCount.day')
    .execute()
}
