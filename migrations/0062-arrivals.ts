import { type Kysely, sql } from 'kysely'

/**
 * Whether an answer that left by mail arrived; null: nothing speaks against it. What is in doubt
 * already is found by the next round of its mails (server/contact-form/arrivals.ts).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('message').addColumn('arrival', 'text').execute()
  await sql`create index "messageArrival" on "message" ("conversationId") where "arrival" is not null`.execute(
    db,
  )
  await sql`create index "mailUnconfirmed" on "mail" ("kind") where "state" = 'unconfirmed'`.execute(
    db,
  )
}
