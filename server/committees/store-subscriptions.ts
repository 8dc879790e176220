import type { Db } from '../database/database.ts'
import type { NewRow, Row } from '../database/schema.ts'

export type SubscriptionRow = Row<'subscription'>

/** A commune’s, or those of one of its committees. */
export async function subscriptionsOf(
  db: Db,
  communeId: number,
  committeeId?: number,
): Promise<SubscriptionRow[]> {
  let rows = db.selectFrom('subscription').selectAll().where('communeId', '=', communeId)
  if (committeeId !== undefined) rows = rows.where('committeeId', '=', committeeId)
  return await rows.execute()
}

export async function insertSubscription(
  db: Db,
  row: NewRow<'subscription'>,
): Promise<SubscriptionRow> {
  return await db.insertInto('subscription').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function deleteSubscription(db: Db, id: number): Promise<void> {
  await db.deleteFrom('subscription').where('id', '=', id).execute()
}

/** Those that are to be looked at, of every commune; of a committee that is closed, none. */
export async function dueSubscriptions(db: Db, now: number): Promise<SubscriptionRow[]> {
  return await db
    .selectFrom('subscription')
    .innerJoin('committee', 'committee.id', 'subscription.committeeId')
    .selectAll('subscription')
    .where('subscription.nextAt', '<=', now)
    .where('committee.endedAt', 'is', null)
    .orderBy('subscription.nextAt')
    .execute()
}

/**
 * Compare and set, as `claimFeed`: the process that looks at it puts it off first.
 * @returns whether it was still due as it was
 */
export async function claimSubscription(
  db: Db,
  { id, nextAt }: Pick<SubscriptionRow, 'id' | 'nextAt'>,
  until: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('subscription')
    .set({ nextAt: until })
    .where('id', '=', id)
    .where('nextAt', '=', nextAt)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** @returns whether it is still there */
export async function updateSubscription(
  db: Db,
  id: number,
  patch: Partial<Omit<SubscriptionRow, 'id' | 'communeId' | 'committeeId' | 'url' | 'createdAt'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('subscription')
    .set(patch)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
