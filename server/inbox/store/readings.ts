import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

/** An open screen asks again with each change: so often its last look is noted, ms. */
const noteEveryMs = 10 * 60_000

/** Notes that somebody reads a conversation: one row a reader and day. */
export async function noteReading(
  db: Db,
  { at, ...reading }: Omit<Row<'reading'>, 'firstAt' | 'lastAt'> & { at: number },
): Promise<void> {
  await db
    .insertInto('reading')
    .values({ ...reading, firstAt: at, lastAt: at })
    .onConflict(conflict =>
      conflict
        .columns(['conversationId', 'reader', 'day'])
        .doUpdateSet({ lastAt: at })
        .where('reading.lastAt', '<=', at - noteEveryMs),
    )
    .execute()
}

/** Who read these conversations, the last first, 200 at most. */
export async function readingsOf(
  db: Db,
  conversationIds: readonly number[],
): Promise<Row<'reading'>[]> {
  return await db
    .selectFrom('reading')
    .selectAll()
    .where('conversationId', 'in', conversationIds)
    .orderBy('lastAt', 'desc')
    .orderBy('reader')
    .limit(200)
    .execute()
}

/** Forgets who read a commune's conversations before that local date. */
export async function forgetReadings(db: Db, communeId: number, day: string): Promise<void> {
  await db
    .deleteFrom('reading')
    .where('day', '<', day)
    .where('conversationId', 'in', ofCommune(communeId))
    .execute()
}

const ofCommune = (communeId: number) =>
  sql<number>`(select "id" from "conversation" where "communeId" = ${communeId})`
