import type { Db } from '../../database/database.ts'

/** Further ahead than any lease ends: what says so is of a clock that was put back. */
const farMs = 5 * 60_000

/**
 * Takes the renewal of a channel's access for this process until then. The end of the lease tells it from
 * any other.
 * @returns false when another is at it.
 */
export async function claimRenewal(
  db: Db,
  channelId: number,
  now: number,
  until: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('channelPoll')
    .set({ renewUntil: until })
    .where('channelId', '=', channelId)
    .where(eb =>
      eb.or([
        eb('renewUntil', 'is', null),
        eb('renewUntil', '<=', now),
        eb('renewUntil', '>', now + farMs),
      ]),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Gives it back, if it is still ours. */
export async function endRenewal(db: Db, channelId: number, held: number): Promise<void> {
  await db
    .updateTable('channelPoll')
    .set({ renewUntil: null })
    .where('channelId', '=', channelId)
    .where('renewUntil', '=', held)
    .execute()
}
