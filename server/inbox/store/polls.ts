import type { ExpressionBuilder } from 'kysely'
import { neverAt } from '../../channels/rules.ts'
import type { Db } from '../../database/database.ts'
import { isPostgres } from '../../database/dialect.ts'
import type { Row, Schema } from '../../database/schema.ts'

/**
 * Further ahead than any lease ends, and than the clocks of two machines differ, ms: what says so is of a
 * clock that was put back, and must make nobody wait for hours.
 */
const farMs = 5 * 60_000

type Polls = ExpressionBuilder<Schema, 'channelPoll'>

const isFree = ({ eb, or }: Polls, now: number) =>
  or([
    eb('channelPoll.leaseUntil', 'is', null),
    eb('channelPoll.leaseUntil', '<=', now),
    eb('channelPoll.leaseUntil', '>', now + farMs),
  ])

/** `put-back`: what says « later than now » was written by a clock that was put back since. */
export type Due = 'by-now' | 'put-back'

const isDue = ({ eb }: Polls, due: Due, now: number) =>
  due === 'by-now'
    ? eb('channelPoll.nextAt', '<=', now)
    : eb('channelPoll.startedAt', '>', now + farMs)

/**
 * Takes the polling of a channel for itself until `leaseUntil`. The lease's own end tells it from
 * any other: the next one can only begin after it.
 * @returns the row as it then is, or undefined when somebody else holds it.
 */
export async function claimPoll(
  db: Db,
  channelId: number,
  now: number,
  leaseUntil: number,
): Promise<Row<'channelPoll'> | undefined> {
  return await db
    .updateTable('channelPoll')
    .set({ leaseUntil, startedAt: now })
    .where('channelId', '=', channelId)
    .where(eb => isFree(eb, now))
    .returningAll()
    .executeTakeFirst()
}

/**
 * Takes what is due of every commune's channels, the longest due first, and at most so many. Who asks at
 * the same moment gets others, and waits for nobody.
 * @returns the rows as they then are, in that order.
 */
export async function claimDuePolls(
  db: Db,
  due: Due,
  { now, leaseUntil, most }: { now: number; leaseUntil: number; most: number },
): Promise<Row<'channelPoll'>[]> {
  const rows = await db
    .with('due', inside => {
      const found = dueRows(inside, due, now).limit(most)
      // One that another process takes at this moment is theirs.
      return isPostgres(db) ? found.forUpdate('channelPoll').skipLocked() : found
    })
    .updateTable('channelPoll')
    .from('due')
    .whereRef('channelPoll.channelId', '=', 'due.channelId')
    .set({ leaseUntil, startedAt: now })
    // SQLite knows no « table.* » here; both have the column of `due` in the table, too.
    .returningAll()
    .execute()
  return rows.toSorted((a, b) => a.nextAt - b.nextAt || a.channelId - b.channelId)
}

/**
 * Moves on to the next page and holds the lease longer.
 * @returns false when the lease is no longer held, or the channel no longer active: nothing was
 * written, and the one who holds it now knows better.
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

/** Active receiving channels of every commune; `channelPollNext` has them in this order: what is not due is not read. */
function dueRows(db: Pick<Db, 'selectFrom'>, due: Due, now: number) {
  return db
    .selectFrom('channelPoll')
    .innerJoin('channel', 'channel.id', 'channelPoll.channelId')
    .select('channelPoll.channelId')
    .where('channel.state', '=', 'active')
    .where('channel.receives', '=', 1)
    .where(eb => isDue(eb, due, now))
    .where(eb => isFree(eb, now))
    .orderBy('channelPoll.nextAt')
    .orderBy('channelPoll.channelId')
}

/** When the next of these is due (ms UTC), or null when none is looked at. */
export async function nextPollAt(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('channelPoll')
    .innerJoin('channel', 'channel.id', 'channelPoll.channelId')
    .select('channelPoll.nextAt as at')
    .where('channel.state', '=', 'active')
    .where('channel.receives', '=', 1)
    // Which tells the planner to go by the index.
    .where('channelPoll.nextAt', '<', neverAt)
    .orderBy('channelPoll.nextAt')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

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
