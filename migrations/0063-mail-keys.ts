import { type Kysely, sql } from 'kysely'
import type { Dialect } from './dialect.ts'

/**
 * By what a mail finds its conversation: its Message-ID, and those that it names. Of the mails that are
 * there the first is in their own id (inbound ones have a fingerprint behind it), and the mail with which
 * a conversation began, which may be nowhere here, in that of the conversation.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await sql`create table "mailKey" (
    "messageId" integer not null references "message" ("id") on delete cascade,
    "kind" text not null,
    "key" text not null,
    primary key ("messageId", "kind", "key")
  )`.execute(db)
  const mails = sql`
    "message" join "conversation" on "conversation"."id" = "message"."conversationId"
      join "channel" on "channel"."id" = "message"."channelId"
    where "channel"."connector" = 'mailbox' and "message"."kind" = 'message'
      and "conversation"."remoteId" not like 'report:%'`
  await sql`
    insert into "mailKey" ("messageId", "kind", "key")
    select "message"."id", 'own', case when "message"."direction" = 'outbound'
      then "message"."remoteId"
      else substr("message"."remoteId", 1, length("message"."remoteId") - 17) end
    from ${mails} and ("message"."direction" = 'outbound' or length("message"."remoteId") > 17)
      and "message"."remoteId" not like '____-__-__#________________'`.execute(db)
  const began =
    dialect === 'sqlite'
      ? sql`substr("conversation"."remoteId", 1, instr("conversation"."remoteId", ' ') - 1)`
      : sql`split_part("conversation"."remoteId", ' ', 1)`
  await sql`
    insert into "mailKey" ("messageId", "kind", "key")
    select min("message"."id"), 'names', ${began}
    from ${mails} and "conversation"."remoteId" like '% %'
    group by "conversation"."id", "conversation"."remoteId"`.execute(db)
  await sql`create index "mailKey_key" on "mailKey" ("key")`.execute(db)
}
