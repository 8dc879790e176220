import { type Kysely, sql } from 'kysely'
import type { Dialect } from './dialect.ts'

/**
 * What goes with a post when it goes: the post that a conversation is under. And what a person says
 * of a message that seems to be sent by itself, beside what the network's reader takes it for. And
 * the rest that a network asked for, which is something else than when to look at it again.
 */
export async function up(db: Kysely<unknown>, _dialect: Dialect): Promise<void> {
  await db.schema.alterTable('conversation').addColumn('postRemoteId', 'text').execute()
  await sql`create index "conversationPost" on "conversation" ("channelId", "postRemoteId") where "postRemoteId" is not null`.execute(
    db,
  )
  await db.schema
    .alterTable('message')
    .addColumn('automaticGuess', 'integer', column => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('message').addColumn('automaticVerdict', 'integer').execute()
  await db.schema.alterTable('channelPoll').addColumn('restUntil', 'bigint').execute()
  await sql`update "message" set "automaticGuess" = "automatic" where "automatic" = 1`.execute(db)
}
