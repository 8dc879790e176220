import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { isPostgres, numberList } from '../../database/dialect.ts'
import type { Row, Schema } from '../../database/schema.ts'

/**
 * A channel with something to do: `send` what is scheduled and settle what was cut off, in order;
 * `read` what needs only looking, which holds nothing up: nor does what nobody approved, or did, in time.
 */
export type Lane = { channelId: number; kind: 'send' | 'read' }
/** A lane with the kind of network that it leads to, and since when something is due in it, ms UTC. */
export type DueLane = Lane & { connector: string; first: number }

const sent = ['scheduled', 'sending'] as const
const read = ['unconfirmed', 'published', 'awaiting-approval', 'due'] as const

/** As it stands in the partial index: a bound value would not find that. */
const sendingState = sql.lit('sending' as const)

/** The same, of the lanes: what is planned for months stands before what was published just now. */
const isOfKind = (kind: Lane['kind'], table = 'delivery') =>
  sql<SqlBool>`${sql.ref(table)}."state" in (${sql.join(statesOf(kind).map(state => sql.lit(state)))})`

const isNotIn = (db: Db, channelIds: readonly number[]) =>
  channelIds.length === 0
    ? sql<SqlBool>`true`
    : sql<SqlBool>`"channelId" not in ${numberList(db, channelIds)}`

const statesOf = (kind: Lane['kind']) => (kind === 'send' ? [...sent] : [...read])

/** Leaves out scheduled rows that something unsettled holds back on their channel. */
function unlessHeldBack({
  eb,
  or,
  not,
  exists,
  selectFrom,
}: ExpressionBuilder<Schema, 'delivery'>) {
  return or([
    eb('delivery.state', '!=', 'scheduled'),
    not(
      exists(
        selectFrom('delivery as other')
          .select('other.id')
          .whereRef('other.channelId', '=', 'delivery.channelId')
          .where('other.state', '=', sendingState),
      ),
    ),
  ])
}

export type LanesWanted = {
  kind: Lane['kind']
  /** Something is due in them then, ms UTC. */
  by: number
  /** No more than so many. */
  most: number
  /** None of these. */
  except?: readonly Lane[]
  /** None that lead to these kinds of network. */
  exceptConnectors?: readonly string[]
}

/**
 * Lanes in which something can be done, the ones that have waited longest first. Those that wait since
 * the same instant come in another order each time: several processes would all ask for the same ones.
 */
export async function dueLanes(
  db: Db,
  { kind, by, most, except = [], exceptConnectors = [] }: LanesWanted,
): Promise<DueLane[]> {
  let rows = db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .select('channel.connector')
    // The sign keeps SQLite from going through all that is planned, channel by channel.
    .select(sql<number>`+"channelId"`.as('channelId'))
    .select(eb => eb.fn.min('nextAt').as('first'))
    .where('nextAt', '<=', by)
    .where(isOfKind(kind))
    .where(isNotIn(db, channelsIn(except, kind)))
  if (kind === 'send') rows = rows.where(unlessHeldBack)
  if (exceptConnectors.length > 0) {
    rows = rows.where('channel.connector', 'not in', [...exceptConnectors])
  }
  const found = await rows
    .groupBy([sql`+"channelId"`, 'channel.connector'])
    .orderBy('first')
    .orderBy(sql`random()`)
    .limit(most)
    .execute()
  return found.map(({ channelId, connector, first }) => ({
    channelId,
    kind,
    connector,
    first: Number(first),
  }))
}

/**
 * The next row due of each lane, in their order; undefined: none. Nothing is sent on a channel
 * while an earlier sending there is under way or not settled. What is `scheduled` is held until the
 * end of the transaction; what somebody else holds is left to them, with all that comes after it.
 */
export async function nextInLanes(
  db: Db,
  lanes: readonly Lane[],
  now: number,
): Promise<(Row<'delivery'> | undefined)[]> {
  const [sends, reads] = [channelsIn(lanes, 'send'), channelsIn(lanes, 'read')]
  const next = {
    send: byChannel(await firstDue(db, sends, 'send', now)),
    read: byChannel(await firstDue(db, reads, 'read', now)),
  }
  const idle = sends.filter(channelId => !next.send.has(channelId))
  for (const row of await sendingOn(db, idle)) {
    if (row.nextAt !== null && row.nextAt <= now) next.send.set(row.channelId, row)
  }
  return lanes.map(({ channelId, kind }) => next[kind].get(channelId))
}

const channelsIn = (lanes: readonly Lane[], kind: Lane['kind']) =>
  lanes.filter(lane => lane.kind === kind).map(({ channelId }) => channelId)

const byChannel = (rows: readonly Row<'delivery'>[]) =>
  new Map(rows.map(row => [row.channelId, row]))

async function sendingOn(db: Db, channelIds: number[]): Promise<Row<'delivery'>[]> {
  if (channelIds.length === 0) return []
  return await db
    .selectFrom('delivery')
    .selectAll()
    .where('channelId', 'in', channelIds)
    .where('state', '=', sendingState)
    .execute()
}

/** Whether any process that lives sends anything at this moment, on any channel. */
export async function isAnythingBeingSent(db: Db, now: number): Promise<boolean> {
  const found = await db
    .selectFrom('delivery')
    .select('id')
    .where('state', '=', sendingState)
    .where('leaseUntil', '>', now)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** The row of each channel that has waited longest; none where that is scheduled, and another is being sent. */
async function firstDue(
  db: Db,
  channelIds: number[],
  kind: Lane['kind'],
  now: number,
): Promise<Row<'delivery'>[]> {
  if (channelIds.length === 0) return []
  let rows = db
    .selectFrom('channel')
    .innerJoin('delivery', join =>
      join.on('delivery.id', '=', eb =>
        eb
          .selectFrom('delivery as first')
          .select('first.id')
          .whereRef('first.channelId', '=', 'channel.id')
          .where('first.nextAt', '<=', now)
          .where(isOfKind(kind, 'first'))
          .orderBy('first.nextAt')
          .orderBy('first.id')
          .limit(1),
      ),
    )
    .selectAll('delivery')
    .where('channel.id', 'in', channelIds)
  if (kind === 'read') return await rows.execute()
  rows = rows
    .where(unlessHeldBack)
    // Asked again of what somebody changed in the moment before it was held.
    .where('delivery.nextAt', '<=', now)
    .where(isOfKind(kind))
  if (isPostgres(db)) rows = rows.forUpdate('delivery').skipLocked()
  return await rows.execute()
}

/**
 * The instant at which something must be done next; null when nothing is planned. What waits
 * behind an unsettled sending on its channel does not count, nor do the lanes of `except`.
 */
export async function nextDueAt(db: Db, except: readonly Lane[] = []): Promise<number | null> {
  const send = await nextDueOf(db, 'send', except)
  const look = await nextDueOf(db, 'read', except)
  return send === null || look === null ? (send ?? look) : Math.min(send, look)
}

/** The same of one kind, and of what is due after an instant alone, where one is given. */
export async function nextDueOf(
  db: Db,
  kind: Lane['kind'],
  except: readonly Lane[],
  after: number | null = null,
): Promise<number | null> {
  let rows = db
    .selectFrom('delivery')
    .select('nextAt')
    .where('nextAt', 'is not', null)
    .where(isOfKind(kind))
    .where(isNotIn(db, channelsIn(except, kind)))
  if (after !== null) rows = rows.where('nextAt', '>', after)
  if (kind === 'send') rows = rows.where(unlessHeldBack)
  return (await rows.orderBy('nextAt').limit(1).executeTakeFirst())?.nextAt ?? null
}
