import { type Kysely, sql } from 'kysely'

/**
 * What readers outside the commune are told: its postcode, null where nobody looked it up yet, and who
 * offers an event, so that an answer by mail reaches them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('commune').addColumn('postcode', 'text').execute()
  await sql`alter table "share" add column "proposedById" text references "user" ("id") on delete set null`.execute(
    db,
  )
}
