import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'

export type BroadcastRow = Row<'broadcast'>

/** What is published on channels of these kinds since then, ms UTC, and has not gone to the outbox. */
export async function deliveriesToBroadcast(db: Db, connectors: readonly string[], since: number) {
  if (connectors.length === 0) return []
  // Most communes have none, and then nothing is asked of the deliveries, of which there are many.
  const channels = await db
    .selectFrom('channel')
    .select('id')
    .where('connector', 'in', [...connectors])
    .execute()
  if (channels.length === 0) return []
  return await db
    .selectFrom('delivery')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .leftJoin('broadcast', 'broadcast.deliveryId', 'delivery.id')
    .select(['delivery.id', 'delivery.communeId', 'delivery.channelId', 'delivery.validUntil'])
    .select(['variant.postId', 'post.kind'])
    .where(
      'delivery.channelId',
      'in',
      channels.map(({ id }) => id),
    )
    .where('delivery.publishedAt', '>=', since)
    .where('delivery.state', 'in', ['published', 'verified'])
    .where('broadcast.deliveryId', 'is', null)
    .orderBy('delivery.id')
    .execute()
}

/** @returns whether it is new; otherwise another process was quicker. */
export async function insertBroadcast(
  db: Db,
  row: Pick<BroadcastRow, 'deliveryId' | 'communeId' | 'at' | 'recipients'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('broadcast')
    .values(row)
    .onConflict(conflict => conflict.column('deliveryId').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function updateBroadcast(
  db: Db,
  deliveryId: number,
  patch: Partial<Pick<BroadcastRow, 'recipients' | 'reached' | 'failed'>>,
): Promise<void> {
  await db.updateTable('broadcast').set(patch).where('deliveryId', '=', deliveryId).execute()
}

/** What was kept of these deliveries, once they had gone to the outbox. */
export async function broadcastsOf(db: Db, deliveries: readonly number[]): Promise<BroadcastRow[]> {
  if (deliveries.length === 0) return []
  return await db
    .selectFrom('broadcast')
    .selectAll()
    .where('deliveryId', 'in', [...deliveries])
    .execute()
}

/** The deliveries of the same post that have gone to the outbox by the same way of being told. */
export async function sisterBroadcasts(
  db: Db,
  { id, postId }: { id: number; postId: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom('broadcast')
    .innerJoin('delivery', 'delivery.id', 'broadcast.deliveryId')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .select('delivery.id')
    .where('variant.postId', '=', postId)
    .where('delivery.id', '!=', id)
    .execute()
  return rows.map(row => row.id)
}

/**
 * A commune's broadcasts from an instant on and before another, ms UTC, newest first, with what they said
 * and, of SMS, the cents that were set aside for so many.
 */
export async function broadcastsBetween(
  db: Db,
  communeId: number,
  { since, before }: { since: number; before: number },
) {
  return await db
    .selectFrom('broadcast')
    .innerJoin('delivery', 'delivery.id', 'broadcast.deliveryId')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .leftJoin('event', 'event.id', 'post.eventId')
    .leftJoin('smsSpending', 'smsSpending.deliveryId', 'broadcast.deliveryId')
    .select([
      'broadcast.deliveryId',
      'broadcast.at',
      'broadcast.recipients',
      'broadcast.reached',
      'broadcast.failed',
      'delivery.channelId',
      'variant.text',
      'post.eventId',
      'post.kind as postKind',
      'event.title',
      'smsSpending.cents',
      'smsSpending.recipients as paidFor',
    ])
    .where('broadcast.communeId', '=', communeId)
    .where('broadcast.at', '>=', since)
    .where('broadcast.at', '<', before)
    .orderBy('broadcast.at', 'desc')
    .orderBy('broadcast.deliveryId', 'desc')
    .execute()
}

/** Those that began before then, ms UTC, of which the outbox still knows each recipient. */
export async function broadcastsToSum(
  db: Db,
  communeId: number,
  before: number,
): Promise<BroadcastRow[]> {
  return await db
    .selectFrom('broadcast')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('reached', 'is', null)
    .where('at', '<', before)
    .execute()
}

export type ChannelPosts = {
  channelId: number
  posts: number
  /** For how many a person told the readers, as the place itself counts them, and the most of these. */
  counted: number
  mostReaders: number | null
}

/**
 * What went out on each of a commune's channels from an instant on and before another, ms UTC, also what
 * was taken back since. A first comment is part of its post.
 */
export async function postsBetween(
  db: Db,
  communeId: number,
  { since, before }: { since: number; before: number },
): Promise<ChannelPosts[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .select(({ fn }) => [
      'delivery.channelId',
      fn.countAll<number>().as('posts'),
      fn.count<number>('delivery.readers').as('counted'),
      fn.max<number | null>('delivery.readers').as('mostReaders'),
    ])
    .where('delivery.communeId', '=', communeId)
    .where('delivery.publishedAt', '>=', since)
    .where('delivery.publishedAt', '<', before)
    .where('variant.place', '=', 'post')
    .groupBy('delivery.channelId')
    .execute()
  return rows.map(row => ({
    ...row,
    posts: Number(row.posts),
    counted: Number(row.counted),
    mostReaders: row.mostReaders === null ? null : Number(row.mostReaders),
  }))
}
