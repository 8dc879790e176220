import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'
import { groupOf } from './merges.ts'

/** Somebody of the commune who is in charge of a conversation. */
export type InCharge = { id: string; name: string }

/**
 * Who is in charge of each of these conversations, by the groups in which they are (`groupOf`): of
 * several who came together by joining, whoever was named last. Parted, each has its own again.
 */
export async function inChargeOf(
  db: Db,
  groups: ReadonlyMap<number, readonly number[]>,
): Promise<Map<number, InCharge>> {
  const named = new Map<number, InCharge & { at: number }>()
  for (const some of chunksOf([...new Set([...groups.values()].flat())])) {
    const rows = await db
      .selectFrom('inCharge')
      .innerJoin('user', 'user.id', 'inCharge.userId')
      .select(['inCharge.conversationId', 'inCharge.at', 'user.id', 'user.name'])
      .where('inCharge.conversationId', 'in', some)
      .execute()
    for (const { conversationId, ...person } of rows) named.set(conversationId, person)
  }
  const found = new Map<number, InCharge>()
  if (named.size === 0) return found
  for (const [conversation, group] of groups) {
    const [last] = group
      .flatMap(id => named.get(id) ?? [])
      // Of the same instant, the one whose conversation came first: the order of the group.
      .toSorted((a, b) => b.at - a.at)
    if (last !== undefined) found.set(conversation, { id: last.id, name: last.name })
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

/** Puts somebody in charge of these conversations; null: nobody. Whoever calls holds them. */
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
