import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import { farMs } from './polls.ts'

/** An active channel that receives, as its line needs it. */
export type WatchedChannel = Pick<Row<'channel'>, 'id' | 'config' | 'secrets'>

/** Active receiving channels of these kinds, of every commune. */
export async function watchedChannels(
  db: Db,
  connectors: readonly string[],
): Promise<WatchedChannel[]> {
  if (connectors.length === 0) return []
  return await db
    .selectFrom('channel')
    .innerJoin('channelPoll', 'channelPoll.channelId', 'channel.id')
    .select(['channel.id', 'channel.config', 'channel.secrets'])
    .where('channel.state', '=', 'active')
    .where('channel.receives', '=', 1)
    .where('channel.connector', 'in', [...connectors])
    .orderBy('channel.id')
    .execute()
}

/**
 * Takes the line of a channel for this process until then, or holds it longer. The end that is held
 * tells the lease from any other.
 * @param held the end of the lease that we hold; null: we hold none
 * @returns whether it is ours.
 */
export async function leaseWatch(
  db: Db,
  channelId: number,
  { held, now, until }: { held: number | null; now: number; until: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('channelPoll')
    .set({ watchUntil: until })
    .where('channelId', '=', channelId)
    .where(eb =>
      held === null
        ? eb.or([
            eb('watchUntil', 'is', null),
            eb('watchUntil', '<=', now),
            eb('watchUntil', '>', now + farMs),
          ])
        : eb('watchUntil', '=', held),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Gives the line back, so that another process may hold it at once. */
export async function endWatch(db: Db, channelId: number, held: number): Promise<void> {
  await db
    .updateTable('channelPoll')
    .set({ watchUntil: null })
    .where('channelId', '=', channelId)
    .where('watchUntil', '=', held)
    .execute()
}
