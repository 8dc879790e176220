import type { Db } from '../database/database.ts'
import type { SubscriberRow } from './store-subscribers.ts'

/** How many subscribers each channel has, by their state. */
export async function countSubscribers(
  db: Db,
  communeId: number,
): Promise<{ channelId: number; state: SubscriberRow['state']; count: number }[]> {
  const rows = await db
    .selectFrom('subscriberTheme')
    .innerJoin('subscriber', 'subscriber.id', 'subscriberTheme.subscriberId')
    .select(({ fn }) => [
      'subscriberTheme.channelId',
      'subscriber.state',
      fn.countAll<number>().as('count'),
    ])
    .where('subscriber.communeId', '=', communeId)
    .groupBy(['subscriberTheme.channelId', 'subscriber.state'])
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** Whether it still wants what that channel publishes. */
export async function isSubscribed(
  db: Db,
  subscriberId: number,
  channelId: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('subscriberTheme')
    .innerJoin('subscriber', 'subscriber.id', 'subscriberTheme.subscriberId')
    .select('subscriber.id')
    .where('subscriberTheme.subscriberId', '=', subscriberId)
    .where('subscriberTheme.channelId', '=', channelId)
    .where('subscriber.state', '=', 'active')
    .executeTakeFirst()
  return row !== undefined
}

/** A delivery with what it says, for who is told of it. */
export async function broadcastContent(db: Db, deliveryId: number) {
  return await db
    .selectFrom('delivery')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .innerJoin('commune', 'commune.id', 'delivery.communeId')
    .leftJoin('event', 'event.id', 'post.eventId')
    .select([
      'delivery.id',
      'delivery.communeId',
      'delivery.channelId',
      'delivery.variantId',
      'delivery.state',
      'delivery.publishedAt',
      'delivery.correction',
      'delivery.validUntil',
      'variant.text',
      'variant.link',
      'post.id as postId',
      'post.eventId',
      'channel.config',
      'channel.name as channelName',
      'commune.name as commune',
      'event.title',
      'event.slug',
      'event.listed',
      'event.approval',
    ])
    .where('delivery.id', '=', deliveryId)
    .executeTakeFirst()
}
export type BroadcastContent = NonNullable<Awaited<ReturnType<typeof broadcastContent>>>
