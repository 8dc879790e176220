import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { chunksOf, inChunks, isPostgres } from '../../database/dialect.ts'
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

/**
 * Inside a transaction: holds these conversations, and all that are joined to them, until its end,
 * so that of two who change one and recompute its episodes the second sees what the first did.
 * SQLite's transactions hold the whole database already, and it knows no `FOR UPDATE`.
 */
export async function lockConversations(db: Db, ids: readonly number[]): Promise<void> {
  if (isPostgres(db) && ids.length > 0) await lockGroups(db, ids)
}

/** The same, for who asks anyway what is joined to them. @returns as `groupOf` does */
export async function lockGroups(db: Db, ids: readonly number[]): Promise<Map<number, number[]>> {
  if (!isPostgres(db)) return await groupOf(db, ids)
  // Nobody joins or parts anything meanwhile, for doing so takes the table that this holds a
  // share of: who is in a group is known before it is held.
  await db.selectFrom('conversationMerge').select('id').where('id', '=', 0).forShare().execute()
  const groups = await groupOf(db, ids)
  // Always in the same order: two transactions never wait for each other.
  const all = [...new Set([...groups.values()].flat())].sort((a, b) => a - b)
  for (const some of chunksOf(all)) {
    await db
      .selectFrom('conversation')
      .select('id')
      .where('id', 'in', some)
      .orderBy('id')
      .forUpdate()
      .execute()
  }
  return groups
}

/**
 * The same for who joins or parts them: waits for everybody who holds any conversation, and keeps
 * them waiting; all may read on.
 */
export async function lockForMerge(db: Db, ids: readonly number[]): Promise<void> {
  if (!isPostgres(db)) return
  await sql`lock table "conversationMerge" in exclusive mode`.execute(db)
  await lockConversations(db, ids)
}
