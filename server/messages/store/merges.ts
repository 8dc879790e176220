import { chunksOf, inChunks } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'

/**
 * Two conversations of one person that are one thread: since `at` and until `endedAt`, ms UTC.
 * Which of the two went into the other only says what a person clicked on.
 */
export type Merge = Pick<
  Row<'conversationMerge'>,
  'id' | 'conversationId' | 'intoId' | 'at' | 'endedAt'
>

const columns = ['id', 'conversationId', 'intoId', 'at', 'endedAt'] as const

/** The merges that hold now and that have one of these conversations at one of their ends. */
export async function activeMergesOf(
  db: Db,
  communeId: number,
  conversationIds: readonly number[],
): Promise<Merge[]> {
  const found = (await mergesAt(db, conversationIds)).filter(row => row.communeId === communeId)
  return found.map(({ communeId: _, ...merge }) => merge)
}

/** All of the merges of a commune that hold now. */
export async function activeMerges(db: Db, communeId: number): Promise<Merge[]> {
  return await db
    .selectFrom('conversationMerge')
    .select(columns)
    .where('communeId', '=', communeId)
    .where('endedAt', 'is', null)
    .orderBy('id')
    .execute()
}

/** Joins two conversations; whether they may be is the caller's affair, who holds both. */
export async function insertMerge(db: Db, merge: NewRow<'conversationMerge'>): Promise<void> {
  await db.insertInto('conversationMerge').values(merge).execute()
}

/**
 * Parts what was joined; the row stays, with who ended it.
 * @returns false when it had ended already.
 */
export async function endMerge(
  db: Db,
  id: number,
  { endedAt, endedBy }: { endedAt: number; endedBy: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('conversationMerge')
    .set({ endedAt, endedBy })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whether somebody parted any of the one side from any of the other. */
export async function endedMergesBetween(
  db: Db,
  one: readonly number[],
  other: readonly number[],
): Promise<boolean> {
  const row = await db
    .selectFrom('conversationMerge')
    .select('id')
    .where('endedAt', 'is not', null)
    .where(eb =>
      eb.or([
        eb('conversationId', 'in', one).and('intoId', 'in', other),
        eb('conversationId', 'in', other).and('intoId', 'in', one),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * For each of these conversations all that are one thread with it, itself included, in ascending
 * order; chains are followed. One query where nothing is joined, one more for each link of the
 * longest chain.
 * @param at By the merges that held at that instant, ms UTC; without it, by those that hold now.
 */
export async function groupOf(
  db: Db,
  ids: readonly number[],
  at?: number,
): Promise<Map<number, number[]>> {
  const seen = new Set(ids)
  const links = new Map<number, Merge>()
  let edge = [...seen]
  while (edge.length > 0) {
    const found = await mergesAt(db, edge, at)
    for (const merge of found) links.set(merge.id, merge)
    edge = found
      .flatMap(merge => [merge.conversationId, merge.intoId])
      .filter(id => !seen.has(id) && seen.add(id))
  }
  const groups = groupsOf([...links.values()])
  return new Map(ids.map(id => [id, groups.get(id) ?? [id]]))
}

/** By each joined conversation its whole group, ascending: the same array for all of a group. */
export function groupsOf(
  merges: readonly Pick<Merge, 'conversationId' | 'intoId'>[],
): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const { conversationId, intoId } of merges) {
    const one = groups.get(conversationId) ?? [conversationId]
    const other = groups.get(intoId) ?? [intoId]
    if (one === other) continue
    const both = [...one, ...other]
    for (const id of both) groups.set(id, both)
  }
  for (const group of new Set(groups.values())) group.sort((a, b) => a - b)
  return groups
}

async function mergesAt(
  db: Db,
  ids: readonly number[],
  at?: number,
): Promise<(Merge & { communeId: number })[]> {
  const found = await inChunks(ids, some => {
    let rows = db
      .selectFrom('conversationMerge')
      .select([...columns, 'communeId'])
      .where(eb => eb.or([eb('conversationId', 'in', some), eb('intoId', 'in', some)]))
    rows =
      at === undefined
        ? rows.where('endedAt', 'is', null)
        : rows
            .where('at', '<=', at)
            .where(eb => eb.or([eb('endedAt', 'is', null), eb('endedAt', '>', at)]))
    return rows.orderBy('id').execute()
  })
  return [...new Map(found.map(row => [row.id, row])).values()]
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

/** The same of the conversations that these lines are about. */
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
