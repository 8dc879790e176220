import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { numberList } from '../../database/dialect.ts'

/**
 * Makes several conversations one, for they always were: what is in `from`, hangs on it or was said of it is
 * of `into` from now on, and these are deleted. Who is in charge of `into` stays so.
 */
export async function moveConversations(
  db: Db,
  from: readonly number[],
  into: number,
): Promise<void> {
  const gone = numberList(db, from)
  const column = sql.ref('conversationId')
  for (const table of [
    ...(['message', 'reply', 'privateAnswer', 'officialRequest'] as const),
    ...(['episode', 'unfilteredEpisode', 'conversationMerge'] as const),
  ]) {
    await sql`update ${sql.table(table)} set ${column} = ${into} where ${column} in ${gone}`.execute(
      db,
    )
  }
  await sql`update "conversationMerge" set "intoId" = ${into} where "intoId" in ${gone}`.execute(db)
  await sql`delete from "conversationMerge" where "conversationId" = "intoId"`.execute(db)
  // Each of these has one row for a conversation: what `into` has already stays.
  await sql`
    insert into "reading" ("conversationId", "reader", "day", "name", "firstAt", "lastAt")
    select ${sql.lit(into)}, "reader", "day", "name", "firstAt", "lastAt" from "reading"
    where "conversationId" in ${gone} on conflict do nothing`.execute(db)
  await sql`
    insert into "inCharge" ("conversationId", "communeId", "userId", "at")
    select ${sql.lit(into)}, "communeId", "userId", "at" from "inCharge"
    where "conversationId" in ${gone} order by "at" desc limit 1
    on conflict do nothing`.execute(db)
  await sql`delete from "conversation" where "id" in ${gone}`.execute(db)
}
