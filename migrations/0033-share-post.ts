import { type Kysely, sql } from 'kysely'

/**
 * Which post was planned on the page that a partner lent, so that this one alone says whether the offer
 * is published. Until now the notes of what happened held it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "share" add column "postId"
    integer references "post" ("id") on delete set null`.execute(db)
  await sql`create index "share_postId" on "share" ("postId") where "postId" is not null`.execute(
    db,
  )
  const { rows } = await sql<{ shareId: number; detail: string }>`
    select "shareId", "detail" from "shareStep"
    where "what" = 'accepted' and "detail" is not null order by "id"`.execute(db)
  for (const { shareId, detail } of rows) {
    const { post }: { post?: number } = JSON.parse(detail)
    if (post === undefined) continue
    await sql`update "share" set "postId" = (select "id" from "post" where "id" = ${post})
      where "id" = ${shareId}`.execute(db)
  }
}
