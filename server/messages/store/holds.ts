import { chunksOf, inChunks } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import { groupOf } from './merges.ts'

/** What a conversation waits for, and until when. */
export type Hold = Pick<Row<'conversationHold'>, 'words' | 'untilDay' | 'endsAt' | 'at'> & {
  /** Whether its day has come, and nobody has answered since. */
  isBack: boolean
}

/**
 * The conversations of a commune that wait for somebody else, and those that are back from it. Of several
 * that are joined each has the hold set last. It ends by itself where the resident has written since, and
 * once it is back where the commune has: nothing has to happen at that moment for it to end.
 */
export async function holdsIn(db: Db, communeId: number, now: number): Promise<Map<number, Hold>> {
  const rows = await db
    .selectFrom('conversationHold')
    .selectAll()
    .where('communeId', '=', communeId)
    .execute()
  return await livingOf(db, rows, now)
}

/** The communes that hold something, or have it back. */
export async function communesThatHold(db: Db): Promise<number[]> {
  const rows = await db.selectFrom('conversationHold').select('communeId').distinct().execute()
  return rows.map(({ communeId }) => communeId)
}

/** The same of these conversations, of which each stands for those that it is joined with. */
export async function holdsOf(
  db: Db,
  groups: ReadonlyMap<number, readonly number[]>,
  now: number,
): Promise<Map<number, Hold>> {
  const rows = await inChunks([...new Set([...groups.values()].flat())], some =>
    db.selectFrom('conversationHold').selectAll().where('conversationId', 'in', some).execute(),
  )
  return await livingOf(db, rows, now)
}

async function livingOf(
  db: Db,
  rows: readonly Row<'conversationHold'>[],
  now: number,
): Promise<Map<number, Hold>> {
  const found = new Map<number, Hold>()
  if (rows.length === 0) return found
  const groups = await groupOf(
    db,
    rows.map(({ conversationId }) => conversationId),
  )
  const said = await latestMessages(
    db,
    [...new Set([...groups.values()].flat())],
    Math.min(...rows.map(({ at }) => at)),
  )
  const inOrder = rows.toSorted((a, b) => a.at - b.at || a.conversationId - b.conversationId)
  for (const { conversationId, words, untilDay, endsAt, at } of inOrder) {
    const group = groups.get(conversationId) ?? [conversationId]
    const inGroup = said.filter(one => group.includes(one.conversationId))
    const isOver = inGroup.some(({ direction, receivedAt }) =>
      direction === 'inbound' ? receivedAt > at : receivedAt >= endsAt,
    )
    const hold = isOver ? null : { words, untilDay, endsAt, at, isBack: now >= endsAt }
    // What was set later stands in the place of what was set before, also where it is over.
    for (const id of group) hold === null ? found.delete(id) : found.set(id, hold)
  }
  return found
}

/** When something was last said in these conversations by either side, and later than `since`, ms UTC. */
async function latestMessages(
  db: Db,
  ids: readonly number[],
  since: number,
): Promise<{ conversationId: number; direction: 'inbound' | 'outbound'; receivedAt: number }[]> {
  const rows = await inChunks(ids, some =>
    db
      .selectFrom('message')
      .select(({ fn }) => [
        'conversationId',
        'direction',
        fn.max<number>('receivedAt').as('receivedAt'),
      ])
      .where('conversationId', 'in', some)
      .where('receivedAt', '>', since)
      .where('kind', '=', 'message')
      .where('automatic', '=', 0)
      // An import brings what was said long ago.
      .where('history', '=', 0)
      .groupBy(['conversationId', 'direction'])
      .execute(),
  )
  return rows.map(row => ({ ...row, receivedAt: Number(row.receivedAt) }))
}

/** These conversations wait, each with the same hold; null: none does. The caller holds them. */
export async function putHold(
  db: Db,
  ids: readonly number[],
  hold: Omit<NewRow<'conversationHold'>, 'conversationId'> | null,
): Promise<void> {
  for (const some of chunksOf(ids)) {
    await db.deleteFrom('conversationHold').where('conversationId', 'in', some).execute()
    if (hold === null) continue
    const rows = some.map(conversationId => ({ conversationId, ...hold }))
    await db.insertInto('conversationHold').values(rows).execute()
  }
}

/** A commune's holds go that ended before; ms UTC. */
export async function forgetHolds(db: Db, communeId: number, before: number): Promise<void> {
  await db
    .deleteFrom('conversationHold')
    .where('communeId', '=', communeId)
    .where('endsAt', '<', before)
    .execute()
}

/** For what each of these conversations waits, or waited. */
export async function holdRows(
  db: Db,
  ids: readonly number[],
): Promise<Pick<Row<'conversationHold'>, 'conversationId' | 'words'>[]> {
  return await inChunks(ids, some =>
    db
      .selectFrom('conversationHold')
      .select(['conversationId', 'words'])
      .where('conversationId', 'in', some)
      .execute(),
  )
}
