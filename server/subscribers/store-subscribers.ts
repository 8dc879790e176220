import type { Db } from '../database/database.ts'
import type { NewRow, Row } from '../database/schema.ts'

export type SubscriberRow = Row<'subscriber'>

/** Who has this address in this commune. */
export async function subscriberByHash(
  db: Db,
  { communeId, way, addressHash }: Pick<SubscriberRow, 'communeId' | 'way' | 'addressHash'>,
): Promise<SubscriberRow | undefined> {
  return await db
    .selectFrom('subscriber')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('way', '=', way)
    .where('addressHash', '=', addressHash)
    .executeTakeFirst()
}

export async function findSubscriber(db: Db, id: number): Promise<SubscriberRow | undefined> {
  return await db.selectFrom('subscriber').selectAll().where('id', '=', id).executeTakeFirst()
}

/** A new one, or where another request was quicker, that one. */
export async function insertSubscriber(db: Db, row: NewRow<'subscriber'>): Promise<SubscriberRow> {
  return await db
    .insertInto('subscriber')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['communeId', 'way', 'addressHash']).doUpdateSet({ address: row.address }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function updateSubscriber(
  db: Db,
  id: number,
  patch: Partial<Omit<SubscriberRow, 'id'>>,
): Promise<void> {
  await db.updateTable('subscriber').set(patch).where('id', '=', id).execute()
}

/** Nothing of it is left but what it was counted in. */
export async function deleteSubscriber(db: Db, id: number): Promise<void> {
  await db.deleteFrom('subscriber').where('id', '=', id).execute()
}

/** Those who were asked and have not said yes by then, ms UTC. */
export async function deletePending(db: Db, communeId: number, before: number): Promise<void> {
  await db
    .deleteFrom('subscriber')
    .where('communeId', '=', communeId)
    .where('state', '=', 'pending')
    .where('createdAt', '<', before)
    .execute()
}

export async function themesOf(db: Db, subscriberId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('subscriberTheme')
    .select('channelId')
    .where('subscriberId', '=', subscriberId)
    .orderBy('channelId')
    .execute()
  return rows.map(({ channelId }) => channelId)
}

/** From now on it is told these and no others. */
export async function writeThemes(
  db: Db,
  subscriberId: number,
  channels: readonly number[],
): Promise<void> {
  await db.deleteFrom('subscriberTheme').where('subscriberId', '=', subscriberId).execute()
  if (channels.length === 0) return
  const rows = channels.map(channelId => ({ subscriberId, channelId }))
  await db.insertInto('subscriberTheme').values(rows).execute()
}

/** Who is told what a channel publishes, by number. */
export async function audienceOfChannel(db: Db, channelId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('subscriberTheme')
    .innerJoin('subscriber', 'subscriber.id', 'subscriberTheme.subscriberId')
    .select('subscriber.id')
    .where('subscriberTheme.channelId', '=', channelId)
    .where('subscriber.state', '=', 'active')
    .orderBy('subscriber.id')
    .execute()
  return rows.map(({ id }) => id)
}
