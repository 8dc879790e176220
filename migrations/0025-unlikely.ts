import { type Kysely, sql } from 'kysely'

/**
 * Of who waits it is told who most probably wants no answer. That is judged from the texts: every
 * commune’s messages are read anew at the first start, as in 0024.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['episode', 'bareEpisode']) {
    await db.schema
      .alterTable(table)
      .addColumn('unlikely', 'integer', c => c.notNull().defaultTo(0))
      .execute()
  }
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
