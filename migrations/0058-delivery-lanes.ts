import { type Kysely, sql } from 'kysely'

/**
 * The next row of a channel's lane is the first one of an index: what it has sent lies in none of what it is
 * to send, and rows of one instant lie in their order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index "deliverySendLane" on "delivery" ("channelId", "nextAt", "id")
    where "nextAt" is not null and "state" in ('scheduled', 'sending')`.execute(db)
  await sql`create index "deliveryReadLane" on "delivery" ("channelId", "nextAt", "id")
    where "nextAt" is not null
    and "state" in ('unconfirmed', 'published', 'awaiting-approval')`.execute(db)
  await sql`drop index "deliveryLane"`.execute(db)
}
