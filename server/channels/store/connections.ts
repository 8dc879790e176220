import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'

export async function insertConnection(db: Db, row: NewRow<'connection'>): Promise<void> {
  await db.insertInto('connection').values(row).execute()
}

/** Whose attempt it must be. */
export type Attempt = Pick<Row<'connection'>, 'communeId' | 'userId' | 'connector' | 'stateHash'>

/**
 * Takes the attempt that was begun with that word, once.
 * @param until when what it now brings is forgotten
 * @returns undefined when it is nobody's, another's, was taken before, or came too late.
 */
export async function claimConnection(
  db: Db,
  { communeId, userId, connector, stateHash }: Attempt,
  now: number,
  until: number,
): Promise<Row<'connection'> | undefined> {
  return await db
    .updateTable('connection')
    .set({ returnedAt: now, expiresAt: until })
    .where('stateHash', '=', stateHash)
    .where('communeId', '=', communeId)
    .where('userId', '=', userId)
    .where('connector', '=', connector)
    .where('returnedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returningAll()
    .executeTakeFirst()
}

/** Whether that word was taken before, by the same person. */
export async function wasClaimed(db: Db, { userId, stateHash }: Attempt): Promise<boolean> {
  const row = await db
    .selectFrom('connection')
    .select('id')
    .where('stateHash', '=', stateHash)
    .where('userId', '=', userId)
    .where('returnedAt', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function offerConnection(db: Db, id: number, offered: string): Promise<void> {
  await db.updateTable('connection').set({ offered }).where('id', '=', id).execute()
}

/** That person's attempt, come back and not yet forgotten. */
export async function findOffer(
  db: Db,
  { communeId, userId }: Pick<Attempt, 'communeId' | 'userId'>,
  id: number,
  now: number,
): Promise<(Row<'connection'> & { offered: string }) | undefined> {
  return await db
    .selectFrom('connection')
    .selectAll()
    .where('id', '=', id)
    .where('communeId', '=', communeId)
    .where('userId', '=', userId)
    .where('offered', 'is not', null)
    .$narrowType<{ offered: string }>()
    .where('expiresAt', '>', now)
    .executeTakeFirst()
}

export async function deleteConnection(db: Db, id: number): Promise<void> {
  await db.deleteFrom('connection').where('id', '=', id).execute()
}

/** Forgets the attempts whose time was over at `now`. @returns how many. */
export async function deleteExpiredConnections(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('connection')
    .where('expiresAt', '<=', now)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

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
