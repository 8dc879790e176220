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
