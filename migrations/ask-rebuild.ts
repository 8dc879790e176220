import { type Kysely, sql } from 'kysely'

/** Every commune that has messages has them judged anew at the next start, from the beginning. */
export async function askRebuild(db: Kysely<unknown>): Promise<void> {
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
