import { type Kysely, sql } from 'kysely'

/** What the screens ask of deliveries, reminders and shares no longer goes through all that a commune ever had. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index "deliveryRemote" on "delivery" ("channelId", "remoteId")
    where "remoteId" is not null`.execute(db)
  await sql`create index "deliveryPublished" on "delivery" ("communeId", "publishedAt")
    where "publishedAt" is not null`.execute(db)
  await sql`create index "deliveryAwaiting" on "delivery" ("communeId")
    where "state" = 'awaiting-approval'`.execute(db)
  await sql`create index "reminder_communeId_dueAt" on "reminder" ("communeId", "dueAt")`.execute(
    db,
  )
  await sql`create index "share_communeId" on "share" ("communeId")`.execute(db)
}
