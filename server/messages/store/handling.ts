import type { Db } from '../../database/database.ts'
import { chunksOf, inChunks } from '../../database/dialect.ts'
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

/** Somebody of the commune who is in charge of a conversation. */
export type InCharge = { id: string; name: string }

/**
 * Who is in charge of each of these conversations, by the groups in which they are (`groupOf`): of
 * several who came together by joining, the one named last. Parted, each has its own again.
 */
export async function inChargeOf(
  db: Db,
  groups: ReadonlyMap<number, readonly number[]>,
): Promise<Map<number, InCharge>> {
  const named = await lastNamed(db, groups)
  return new Map([...named].map(([conversation, { id, name }]) => [conversation, { id, name }]))
}

/** Who of these is in charge since later than `at`, ms UTC, of the conversations that these lines are about. */
export async function takenSince(
  db: Db,
  lines: readonly { conversationId: number }[],
  at: number,
): Promise<Map<number, InCharge>> {
  const ids = [...new Set(lines.map(({ conversationId }) => conversationId))]
  const named = await lastNamed(db, await groupOf(db, ids))
  return new Map([...named].filter(([, person]) => person.at > at))
}

async function lastNamed(
  db: Db,
  groups: ReadonlyMap<number, readonly number[]>,
): Promise<Map<number, InCharge & { at: number }>> {
  const named = new Map<number, InCharge & { at: number }>()
  const rows = await inChunks([...new Set([...groups.values()].flat())], some =>
    db
      .selectFrom('inCharge')
      .innerJoin('user', 'user.id', 'inCharge.userId')
      .select(['inCharge.conversationId', 'inCharge.at', 'user.id', 'user.name'])
      .where('inCharge.conversationId', 'in', some)
      .execute(),
  )
  for (const { conversationId, ...person } of rows) named.set(conversationId, person)
  const found = new Map<number, InCharge & { at: number }>()
  if (named.size === 0) return found
  for (const [conversation, group] of groups) {
    const [last] = group
      .flatMap(id => named.get(id) ?? [])
      // At the same instant, the one whose conversation came first: the order of the group.
      .toSorted((a, b) => b.at - a.at)
    if (last !== undefined) found.set(conversation, last)
  }
  return found
}

/** Who is in charge of the conversations that these lines are about. */
export async function inChargeIn(
  db: Db,
  lines: readonly { conversationId: number }[],
): Promise<Map<number, InCharge>> {
  const ids = [...new Set(lines.map(({ conversationId }) => conversationId))]
  return await inChargeOf(db, await groupOf(db, ids))
}

/** Puts somebody in charge of these conversations; null: nobody. The caller holds them. */
export async function putInCharge(
  db: Db,
  ids: readonly number[],
  person: { communeId: number; userId: string; at: number } | null,
): Promise<void> {
  for (const some of chunksOf(ids)) {
    await db.deleteFrom('inCharge').where('conversationId', 'in', some).execute()
    if (person === null) continue
    const rows = some.map(conversationId => ({ conversationId, ...person }))
    await db.insertInto('inCharge').values(rows).execute()
  }
}

/**
 * Nobody is in charge any more of what this person was, in one commune.
 * @returns of how many conversations they were
 */
export async function releaseAll(db: Db, communeId: number, userId: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('inCharge')
    .where('communeId', '=', communeId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
