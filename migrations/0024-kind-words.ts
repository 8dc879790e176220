import { type Kysely, sql } from 'kysely'

/**
 * The rules know more words that want no answer: every commune’s messages are judged anew at the
 * first start, and how many count no more is told when that is done.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['leftOut', 'counted']) {
    await db.schema
      .alterTable('rebuild')
      .addColumn(column, 'integer', c => c.notNull().defaultTo(0))
      .execute()
  }
  // What was asked for already is widened, and begins anew.
  await sql`
    update "rebuild" set "fromDate" = null, "afterId" = 0, "done" = 0, "total" = null,
      "revision" = "revision" + 1
    where "fromDate" is not null or "afterId" > 0`.execute(db)
  await sql`
    insert into "rebuild" ("communeId", "requestedAt", "revision")
    select "id", 0, 1 from "commune"
    where exists (select 1 from "conversation" where "communeId" = "commune"."id")
      and not exists (select 1 from "rebuild" where "communeId" = "commune"."id")`.execute(db)
}
