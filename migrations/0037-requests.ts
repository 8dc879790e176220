import { type Kysely, sql } from 'kysely'

/** Who is in charge of a conversation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Not columns of the conversation: whoever takes a person out holds the commune, and whoever holds
  // a conversation may wait for that.
  await sql`create table "inCharge" (
    "conversationId" integer not null primary key references "conversation" ("id") on delete cascade,
    "communeId" integer not null references "commune" ("id") on delete cascade,
    "userId" text not null references "user" ("id") on delete cascade,
    "at" bigint not null
  )`.execute(db)
  await sql`create index "inCharge_communeId_userId" on "inCharge" ("communeId", "userId")`.execute(
    db,
  )
}
