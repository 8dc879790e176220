import { type Kysely, sql } from 'kysely'

/**
 * What was known at a past instant is read from what is stored: when the last thing happened to a
 * conversation's messages that changes what was said before it (an edit, a hiding, a judgement, a
 * removal), and the instants of episodes beside their figures, in one index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('conversation').addColumn('amendedAt', 'bigint').execute()
  // An answer in private counts in the thread of what it answers, too.
  const found = sql`
    select "message"."id" as "messageId", "message"."conversationId", "what"."at"
    from (
      select "messageId", "at" from "messageEdit"
      union all select "messageId", "fromAt" from "messageHiding"
      union all select "messageId", "toAt" from "messageHiding" where "toAt" is not null
      union all select "messageId", "at" from "mark"
      union all select "id", "removedAt" from "message" where "removedAt" is not null
      union all select "id", "erasedNeedAt" from "message" where "erasedNeedAt" is not null
    ) as "what"
    inner join "message" on "message"."id" = "what"."messageId"`
  await sql`
    update "conversation" set "amendedAt" = "last"."at"
    from (
      select "conversationId", max("at") as "at" from (
        select "conversationId", "at" from (${found}) as "own"
        union all
        select "privateAnswer"."conversationId", "theirs"."at" from (${found}) as "theirs"
        inner join "privateAnswer" on "privateAnswer"."messageId" = "theirs"."messageId"
      ) as "all" group by "conversationId"
    ) as "last"
    where "last"."conversationId" = "conversation"."id"`.execute(db)
  await sql`create index "conversationAmended" on "conversation" ("communeId", "amendedAt") where "amendedAt" is not null`.execute(
    db,
  )
  for (const table of ['episode', 'bareEpisode']) {
    await sql`drop index ${sql.id(`${table}_communeId_openedOn_figures`)}`.execute(db)
    await sql`create index ${sql.id(`${table}Figures`)} on ${sql.id(table)} ("communeId", "openedOn", "figures", "openedAt", "closedAt", "conversationId")`.execute(
      db,
    )
  }
}
