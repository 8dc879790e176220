import { type Kysely, sql } from 'kysely'

/** Contacts that have an address to be found by: nearly all of a mailbox, and none of a page. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index "contactAddressed" on "contact" ("communeId", "remoteId")
    where "remoteId" like '%@%' or "remoteId" like 'tel:%'`.execute(db)
}
