import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../../database/database.ts'
import type { Row, Schema } from '../../database/schema.ts'

/**
 * Further ahead than any lease ends, and than the clocks of two machines differ, ms: what says so is of a
 * clock that was put back, and must make nobody wait for hours.
 */
export const farMs = 5 * 60_000

type Polls = ExpressionBuilder<Schema, 'channelPoll'>

const isFree = ({ eb, or }: Polls, now: number) =>
  or([
    eb('channelPoll.leaseUntil', 'is', null),
    eb('channelPoll.leaseUntil', '<=', now),
    eb('channelPoll.leaseUntil', '>', now + farMs),
  ])

const isDue = ({ eb, or }: Polls, now: number) =>
  or([eb('channelPoll.nextAt', '<=', now), eb('channelPoll.startedAt', '>', now + farMs)])

/**
 * Takes the polling of a channel for itself until `leaseUntil`. The lease's own end tells it from
 * any other: the next one can only begin after it.
 * @param onlyDue whether to leave it alone when it is not due (any more)
 * @returns the row as it then is, or undefined when somebody else holds it, or it is not due.
 */
export async function claimPoll(
  db: Db,
  channelId: number,
  now: number,
  leaseUntil: number,
  onlyDue = false,
): Promise<Row<'channelPoll'> | undefined> {
  let rows = db
    .updateTable('channelPoll')
    .set({ leaseUntil, startedAt: now })
    .where('channelId', '=', channelId)
    .where(eb => isFree(eb, now))
  if (onlyDue) rows = rows.where(eb => isDue(eb, now))
  return await rows.returningAll().executeTakeFirst()
}

/**
 * Moves on to the next page and holds the lease longer.
 * @returns false when the lease is no longer held, or the channel no longer active: nothing was
 * written, and whoever holds it now knows better.
 */
export async function advancePoll(
  db: Db,
  channelId: number,
  held: number,
  next: Pick<Row<'channelPoll'>, 'cursor' | 'leaseUntil'> &
    Partial<Pick<Row<'channelPoll'>, 'progressRead' | 'progressOf'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('channelPoll')
    .set(next)
    .where('channelId', '=', channelId)
    .where('leaseUntil', '=', held)
    .where('channelId', 'in', eb =>
      eb
        .selectFrom('channel')
        .select('id')
        .where('id', '=', channelId)
        .where('state', '=', 'active'),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Holds the lease longer. @returns false when it was no longer held. */
export async function renewPoll(
  db: Db,
  channelId: number,
  held: number,
  leaseUntil: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('channelPoll')
    .set({ leaseUntil })
    .where('channelId', '=', channelId)
    .where('leaseUntil', '=', held)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type PollEnd = Partial<
  Pick<Row<'channelPoll'>, 'succeededAt' | 'nextAt' | 'restUntil' | 'failures' | 'error' | 'gaps'>
>

/** Gives the lease back and notes how it went. @returns false when it was no longer held. */
export async function endPoll(
  db: Db,
  channelId: number,
  held: number,
  end: PollEnd,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('channelPoll')
    .set({ ...end, leaseUntil: null })
    .where('channelId', '=', channelId)
    .where('leaseUntil', '=', held)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Active receiving channels of every commune that should be looked at by now, longest due first. */
export async function duePolls(db: Db, now: number): Promise<number[]> {
  const rows = await db
    .selectFrom('channelPoll')
    .innerJoin('channel', 'channel.id', 'channelPoll.channelId')
    .select('channel.id')
    .where('channel.state', '=', 'active')
    .where('channel.receives', '=', 1)
    .where(eb => isDue(eb, now))
    .where(eb => isFree(eb, now))
    .orderBy('channelPoll.nextAt')
    .orderBy('channel.id')
    .execute()
  return rows.map(row => row.id)
}

/** When the next of these is due (ms UTC), or null when none is looked at. */
export async function nextPollAt(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('channelPoll')
    .innerJoin('channel', 'channel.id', 'channelPoll.channelId')
    .select(({ fn }) => fn.min('channelPoll.nextAt').as('at'))
    .where('channel.state', '=', 'active')
    .where('channel.receives', '=', 1)
    .executeTakeFirst()
  return row?.at ?? null
}
