import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { numberList } from '../../database/dialect.ts'
import { linesAbout, ourselves, writeJournal } from '../../people/store/journal.ts'
import { findConversation } from './conversations.ts'

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
    ...(['message', 'reply', 'note', 'privateAnswer', 'officialRequest'] as const),
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
  await sql`
    insert into "conversationHold"
      ("conversationId", "communeId", "userId", "words", "untilDay", "endsAt", "at")
    select ${sql.lit(into)}, "communeId", "userId", "words", "untilDay", "endsAt", "at"
    from "conversationHold" where "conversationId" in ${gone} order by "at" desc limit 1
    on conflict do nothing`.execute(db)
  await sql`delete from "conversation" where "id" in ${gone}`.execute(db)
}

/**
 * Notes in the journal where conversations went that were another one all along: links in mails and
 * alerts name their old numbers. The journal keeps it, so that no list or figure meets an empty row.
 */
export async function noteMoves(
  db: Db,
  { communeId, at }: { communeId: number; at: number },
  from: readonly number[],
  into: number,
): Promise<void> {
  for (const id of from) {
    await writeJournal(db, {
      communeId,
      at,
      actor: ourselves,
      action: 'conversation.moved',
      subject: `conversation:${id}`,
      detail: { into },
    })
  }
}

/** That conversation, or the one into which it went, however many times; undefined: neither is there. */
export async function findWhereItWent(db: Db, communeId: number, id: number) {
  const seen = new Set<number>()
  for (let next: unknown = id; typeof next === 'number' && !seen.has(next); ) {
    seen.add(next)
    const row = await findConversation(db, communeId, next)
    if (row !== undefined) return row
    const lines = await linesAbout(db, communeId, [`conversation:${next}`], ['conversation.moved'])
    next = JSON.parse(lines.at(-1)?.detail ?? '{}').into
  }
  return undefined
}
