import { type Kysely, sql } from 'kysely'

/**
 * What is to be done with a post that is out (`amended`, `withdrawn`; null: nothing), and what it is
 * to say since its event changed; null: what its variant says.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "delivery" add column "wanted" text`.execute(db)
  await sql`alter table "delivery" add column "correction" text`.execute(db)
  await sql`create index "delivery_wanted" on "delivery" ("channelId") where "wanted" is not null`.execute(
    db,
  )
}
