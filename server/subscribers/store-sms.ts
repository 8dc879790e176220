import type { Db } from '../database/database.ts'
import type { NewRow, Row } from '../database/schema.ts'

/** The same delivery is kept once, as it was counted last. */
export async function keepSpending(db: Db, row: Row<'smsSpending'>): Promise<void> {
  const { at, cents, recipients } = row
  await db
    .insertInto('smsSpending')
    .values(row)
    .onConflict(conflict => conflict.column('deliveryId').doUpdateSet({ at, cents, recipients }))
    .execute()
}

/** What was kept for a delivery, cents. */
export async function spendingOf(
  db: Db,
  deliveryId: number,
): Promise<Row<'smsSpending'> | undefined> {
  return await db
    .selectFrom('smsSpending')
    .selectAll()
    .where('deliveryId', '=', deliveryId)
    .executeTakeFirst()
}

/** What was spent on a channel since then, cents. @param except a delivery that is left out */
export async function spentSince(
  db: Db,
  channelId: number,
  since: number,
  except: number | null,
): Promise<number> {
  const { cents } = await db
    .selectFrom('smsSpending')
    .select(({ fn }) => fn.sum<number | null>('cents').as('cents'))
    .where('channelId', '=', channelId)
    .where('at', '>=', since)
    .where('deliveryId', '!=', except ?? -1)
    .executeTakeFirstOrThrow()
  return Number(cents ?? 0)
}

export async function insertSent(db: Db, row: NewRow<'smsSent'>): Promise<void> {
  await db
    .insertInto('smsSent')
    .values(row)
    .onConflict(conflict => conflict.columns(['channelId', 'remoteId', 'subscriberId']).doNothing())
    .execute()
}

/** Notes what became of those of that remote id of which nothing was known. @returns whose they are */
export async function noteReceipt(
  db: Db,
  channelId: number,
  remoteId: string,
  state: 'delivered' | 'failed',
): Promise<number[]> {
  const rows = await db
    .updateTable('smsSent')
    .set({ state })
    .where('channelId', '=', channelId)
    .where('remoteId', '=', remoteId)
    .where('state', '=', 'sent')
    .returning('subscriberId')
    .execute()
  return rows.map(({ subscriberId }) => subscriberId)
}

/** How many of each of these deliveries arrived, did not, and are awaited. */
export async function countReceipts(
  db: Db,
  deliveries: readonly number[],
): Promise<{ deliveryId: number; state: Row<'smsSent'>['state']; count: number }[]> {
  if (deliveries.length === 0) return []
  const rows = await db
    .selectFrom('smsSent')
    .select(({ fn }) => ['deliveryId', 'state', fn.countAll<number>().as('count')])
    .where('deliveryId', 'in', [...deliveries])
    .groupBy(['deliveryId', 'state'])
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** Forgets what became of those of before then, ms UTC. */
export async function deleteSent(db: Db, communeId: number, before: number): Promise<void> {
  await db
    .deleteFrom('smsSent')
    .where('communeId', '=', communeId)
    .where('at', '<', before)
    .execute()
}

export async function newsOf(db: Db, channelId: number): Promise<Row<'smsNews'> | undefined> {
  return await db
    .selectFrom('smsNews')
    .selectAll()
    .where('channelId', '=', channelId)
    .executeTakeFirst()
}

/** One process asks at a time: compare and set. @returns whether it is this one */
export async function claimNews(
  db: Db,
  row: Pick<Row<'smsNews'>, 'channelId' | 'communeId'>,
  before: number | null,
  nextAt: number,
): Promise<boolean> {
  if (before === null) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('smsNews')
      .values({ ...row, cursor: null, nextAt })
      .onConflict(conflict => conflict.column('channelId').doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await db
    .updateTable('smsNews')
    .set({ nextAt })
    .where('channelId', '=', row.channelId)
    .where('nextAt', '=', before)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function updateNews(
  db: Db,
  channelId: number,
  patch: Partial<Pick<Row<'smsNews'>, 'cursor' | 'nextAt'>>,
): Promise<void> {
  await db.updateTable('smsNews').set(patch).where('channelId', '=', channelId).execute()
}

/** Those of an import, by the instant at which it was made. */
export async function deleteImported(db: Db, communeId: number, at: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('subscriber')
    .where('communeId', '=', communeId)
    .where('way', '=', 'sms')
    .where('createdAt', '=', at)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
