import type { Db } from '../../database/database.ts'

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
