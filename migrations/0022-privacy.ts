import { type Kysely, sql } from 'kysely'

/**
 * How long words and names are kept, who was erased, and who read what. Of a message whose words
 * go, two columns say what the rules made of them, so that no figure changes with it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema.alterTable('message').addColumn('erasedAt', 'bigint').execute()
  await schema.alterTable('message').addColumn('erasedRule', 'text').execute()
  await schema.alterTable('message').addColumn('erasedNeedAt', 'bigint').execute()
  await sql`create index "messageKept" on "message" ("channelId", "sentAt") where "erasedAt" is null`.execute(
    db,
  )
  await schema.alterTable('contact').addColumn('erasedAt', 'bigint').execute()
  await sql`create index "contactErased" on "contact" ("channelId") where "erasedAt" is not null`.execute(
    db,
  )

  await sql`create table "privacy" (
    "communeId" integer primary key references "commune" ("id") on delete cascade,
    "months" integer not null,
    "erasesFrom" bigint not null,
    "sweptAt" bigint,
    "contact" text not null default '',
    "officer" text not null default '',
    "updatedAt" bigint not null
  )`.execute(db)
  await sql`create table "reading" (
    "conversationId" integer not null references "conversation" ("id") on delete cascade,
    "reader" text not null,
    "day" text not null,
    "name" text not null,
    "firstAt" bigint not null,
    "lastAt" bigint not null,
    primary key ("conversationId", "reader", "day")
  )`.execute(db)
  await sql`create index "reading_day" on "reading" ("day")`.execute(db)
}
