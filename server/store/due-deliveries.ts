import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from './database.ts'
import type { Row, Schema } from './schema.ts'

/**
 * A channel with something to do: `send` what is scheduled and settle what was cut off, in order;
 * `read` what needs only looking, which holds nothing up: nor does what nobody approved in time.
 */
export type Lane = { channelId: number; kind: 'send' | 'read' }

const sent = ['scheduled', 'sending'] as const
const read = ['unconfirmed', 'published', 'awaiting-approval'] as const

const statesOf = (kind: Lane['kind']) => (kind === 'send' ? [...sent] : [...read])

/** Of scheduled rows, only those that nothing unsettled holds back on their channel. */
function unlessHeldBack({
  eb,
  or,
  not,
  exists,
  selectFrom,
}: ExpressionBuilder<Schema, 'delivery'>) {
  return or([
    eb('state', '!=', 'scheduled'),
    not(
      exists(
        selectFrom('delivery as other')
          .select('other.id')
          .whereRef('other.channelId', '=', 'delivery.channelId')
          .where('other.state', '=', 'sending'),
      ),
    ),
  ])
}

/** The lanes in which something can be done now, the one that waited longest first. */
export async function dueLanes(db: Db, now: number): Promise<Lane[]> {
  const rows = await db
    .selectFrom('delivery')
    .select(eb => [
      'channelId',
      eb
        .case()
        .when('state', 'in', [...sent])
        .then(sql.lit('send'))
        .else(sql.lit('read'))
        .end()
        .as('kind'),
    ])
    .select(eb => eb.fn.min('nextAt').as('first'))
    .where('nextAt', '<=', now)
    .where(unlessHeldBack)
    .groupBy(['channelId', 'kind'])
    .orderBy('first')
    .execute()
  return rows.map(({ channelId, kind }) => ({
    channelId,
    kind: kind === 'send' ? 'send' : 'read',
  }))
}

/**
 * The next row due of a lane. Nothing is sent on a channel while an earlier sending there is under
 * way or not settled.
 */
export async function nextInLane(
  db: Db,
  { channelId, kind }: Lane,
  now: number,
): Promise<Row<'delivery'> | undefined> {
  if (kind === 'send') {
    const sending = await db
      .selectFrom('delivery')
      .selectAll()
      .where('channelId', '=', channelId)
      .where('state', '=', 'sending')
      .executeTakeFirst()
    if (sending !== undefined) {
      return sending.nextAt !== null && sending.nextAt <= now ? sending : undefined
    }
  }
  return await db
    .selectFrom('delivery')
    .selectAll()
    .where('channelId', '=', channelId)
    .where('nextAt', '<=', now)
    .where('state', 'in', statesOf(kind))
    .orderBy('nextAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/**
 * The instant at which something must be done next; null when nothing is planned. What waits
 * behind an unsettled sending on its channel does not count, nor do the lanes of `except`.
 */
export async function nextDueAt(db: Db, except: readonly Lane[] = []): Promise<number | null> {
  const first = async (kind: Lane['kind']) => {
    const busy = except.filter(lane => lane.kind === kind).map(lane => lane.channelId)
    let rows = db
      .selectFrom('delivery')
      .select('nextAt')
      .where('nextAt', 'is not', null)
      .where('state', 'in', statesOf(kind))
    if (busy.length > 0) rows = rows.where('channelId', 'not in', busy)
    if (kind === 'send') rows = rows.where(unlessHeldBack)
    return (await rows.orderBy('nextAt').limit(1).executeTakeFirst())?.nextAt ?? null
  }
  const send = await first('send')
  const look = await first('read')
  return send === null || look === null ? (send ?? look) : Math.min(send, look)
}

export type Claim = { worker: string; now: number; leaseUntil: number }

/**
 * `scheduled → sending` with a lease, if the row still is as it was read and nothing else is being
 * sent on its channel.
 * @returns whether the row is this worker's.
 */
export async function claimDelivery(
  db: Db,
  row: Pick<Row<'delivery'>, 'id' | 'nextAt'>,
  { worker, now, leaseUntil }: Claim,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set(eb => ({
      state: 'sending' as const,
      leaseOwner: worker,
      leaseUntil,
      nextAt: leaseUntil,
      claimedAt: eb.fn.coalesce('claimedAt', eb.val(now)),
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', '=', row.id)
    .where('state', '=', 'scheduled')
    .where('nextAt', '=', row.nextAt)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Whether a claim failed because another worker took the channel at the same instant; its
 * transaction is void, and nothing is lost.
 */
export function lostTheRace(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return error.code === '23505' || error.code === 'SQLITE_CONSTRAINT_UNIQUE'
}

/** Prolongs a lease that is still this worker's. */
export async function renewLease(
  db: Db,
  id: number,
  worker: string,
  leaseUntil: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ leaseUntil, nextAt: leaseUntil })
    .where('id', '=', id)
    .where('leaseOwner', '=', worker)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Every row that a worker holds now. */
export async function leasedDeliveries(
  db: Db,
): Promise<Pick<Row<'delivery'>, 'id' | 'state' | 'leaseOwner'>[]> {
  return await db
    .selectFrom('delivery')
    .select(['id', 'state', 'leaseOwner'])
    .where('nextAt', 'is not', null)
    .where('leaseOwner', 'is not', null)
    .execute()
}

/** When the first sending that nobody knows the outcome of is to be looked at; null: there is none. */
export async function nextUnsettledAt(db: Db): Promise<number | null> {
  const first = await db
    .selectFrom('delivery')
    .select('nextAt')
    .where('state', '=', 'sending')
    .where('nextAt', 'is not', null)
    .orderBy('nextAt')
    .limit(1)
    .executeTakeFirst()
  return first?.nextAt ?? null
}
