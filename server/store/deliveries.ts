import { type ExpressionBuilder, PostgresAdapter } from 'kysely'
import type { ChannelState } from '../domain/channel.ts'
import type { DeliveryState } from '../domain/delivery.ts'
import { canBecome, onlineStates } from '../domain/delivery-state.ts'
import type { PostKind } from '../domain/plan.ts'
import { chunksOf } from './chunks.ts'
import type { Db } from './database.ts'
import { followPosts } from './first-comments.ts'
import type { NewRow, Row, Schema } from './schema.ts'
import { type ColumnType, updateRows } from './update-rows.ts'

/** A delivery with what a person needs to recognise it. */
export type DeliveryWithContext = Row<'delivery'> & {
  channelName: string
  channelState: ChannelState
  neighbour: string | null
  postId: number
  eventId: number | null
  eventTitle: string | null
  eventStartLocal: string | null
  eventEndLocal: string | null
  kind: PostKind
  text: string
} & Pick<Row<'post'>, 'stepName' | 'stepDays' | 'stepTime'>

export type DeliveryFilter = {
  /** Due at or after, and before, ms UTC. */
  from?: number
  to?: number
  states?: readonly DeliveryState[]
  eventIds?: readonly number[]
  ids?: readonly number[]
}

export async function insertDelivery(db: Db, delivery: NewRow<'delivery'>): Promise<number> {
  const { id } = await db
    .insertInto('delivery')
    .values(delivery)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A commune's deliveries in the order in which they are due. */
export async function deliveriesOf(
  db: Db,
  communeId: number,
  filter: DeliveryFilter = {},
): Promise<DeliveryWithContext[]> {
  if ([filter.states, filter.ids, filter.eventIds].some(wanted => wanted?.length === 0)) return []
  let rows = db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .leftJoin('event', 'event.id', 'post.eventId')
    .selectAll('delivery')
    .select([
      'channel.name as channelName',
      'channel.state as channelState',
      'channel.neighbour',
      'variant.postId',
      'variant.text',
      'post.eventId',
      'event.title as eventTitle',
      'event.startLocal as eventStartLocal',
      'event.endLocal as eventEndLocal',
      'post.kind',
      'post.stepName',
      'post.stepDays',
      'post.stepTime',
    ])
    .where('delivery.communeId', '=', communeId)
  if (filter.from !== undefined) rows = rows.where('delivery.dueAt', '>=', filter.from)
  if (filter.to !== undefined) rows = rows.where('delivery.dueAt', '<', filter.to)
  if (filter.states !== undefined) rows = rows.where('delivery.state', 'in', [...filter.states])
  if (filter.eventIds !== undefined) rows = rows.where('post.eventId', 'in', [...filter.eventIds])
  if (filter.ids !== undefined) rows = rows.where('delivery.id', 'in', [...filter.ids])
  return await rows.orderBy('delivery.dueAt').orderBy('delivery.id').execute()
}

/** What the caller believes of a row; what is left out is not asked. */
export type DeliveryGuard = {
  state: DeliveryState
  nextAt?: number | null
  leaseOwner?: string | null
}

export type DeliveryPatch = Partial<
  Pick<
    Row<'delivery'>,
    | 'state'
    | 'dueAt'
    | 'dueLocal'
    | 'nextAt'
    | 'leaseOwner'
    | 'leaseUntil'
    | 'remoteId'
    | 'url'
    | 'reason'
    | 'publishedAt'
    | 'verifiedAt'
    | 'variantId'
    | 'approvedHash'
    | 'heldFrom'
    | 'overtaken'
  >
>

/**
 * Compare and set: changes the row if it still is what the caller believes.
 * @returns whether it was.
 * @throws Error for a step that a delivery's life does not have.
 */
export async function moveDelivery(
  db: Db,
  id: number,
  guard: DeliveryGuard,
  patch: DeliveryPatch,
): Promise<boolean> {
  refuseStep(guard, patch)
  let update = db
    .updateTable('delivery')
    .set(patch)
    .where('id', '=', id)
    .where('state', '=', guard.state)
  if (guard.nextAt !== undefined) {
    update = update.where('nextAt', guard.nextAt === null ? 'is' : '=', guard.nextAt)
  }
  if (guard.leaseOwner !== undefined) {
    update = update.where('leaseOwner', guard.leaseOwner === null ? 'is' : '=', guard.leaseOwner)
  }
  const { numUpdatedRows } = await update.executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await letFollow(db, [{ id, patch }])
  return true
}

/** First comments follow what became of their posts. */
async function letFollow(db: Db, moved: readonly Pick<DeliveryMove, 'id' | 'patch'>[]) {
  const telling = moved.filter(
    ({ patch: { state, dueAt } }) =>
      state === 'published' || state === 'cancelled' || dueAt !== undefined,
  )
  for (const [state, alike] of Map.groupBy(telling, ({ patch }) => patch.state)) {
    for (const ids of chunksOf(alike.map(({ id }) => id))) await followPosts(db, ids, state)
  }
}

function refuseStep(guard: DeliveryGuard, patch: DeliveryPatch): void {
  if (patch.state === undefined || canBecome(guard.state, patch.state)) return
  throw new Error(`a delivery does not go from ${guard.state} to ${patch.state}`)
}

/** What `moveDelivery` takes, for one of several rows. */
export type DeliveryMove = { id: number; guard: DeliveryGuard; patch: DeliveryPatch }

/**
 * The same for many rows of a transaction at once, each with a guard and a patch of its own.
 * @returns the ids of those that were as believed.
 * @throws Error for a step that a delivery's life does not have, and for a row that is named twice.
 */
export async function moveDeliveries(
  transaction: Db,
  moves: readonly DeliveryMove[],
): Promise<Set<number>> {
  const ids = moves.map(({ id }) => id)
  if (new Set(ids).size < ids.length) throw new Error('a delivery moves once at a time')
  for (const { guard, patch } of moves) refuseStep(guard, patch)
  const found = await lockDeliveries(transaction, ids)
  const moved = moves.filter(({ id, guard }) => isAsBelieved(found.get(id), guard))
  const alike = Map.groupBy(moved, ({ patch }) => Object.keys(patch).sort().join())
  for (const group of alike.values()) {
    const columns = typesOf(Object.keys(group[0]?.patch ?? {}))
    const rows = group.map(({ id, patch }) => ({ id, ...patch }))
    await updateRows(transaction, 'delivery', columns, rows)
  }
  await letFollow(transaction, moved)
  return new Set(moved.map(({ id }) => id))
}

function isAsBelieved(row: Row<'delivery'> | undefined, guard: DeliveryGuard): boolean {
  return (
    row !== undefined &&
    row.state === guard.state &&
    (guard.nextAt === undefined || row.nextAt === guard.nextAt) &&
    (guard.leaseOwner === undefined || row.leaseOwner === guard.leaseOwner)
  )
}

/** Types of the columns that a patch may hold. */
const patchTypes: Record<keyof DeliveryPatch, ColumnType> = {
  state: 'text',
  dueAt: 'bigint',
  dueLocal: 'text',
  nextAt: 'bigint',
  leaseOwner: 'text',
  leaseUntil: 'bigint',
  remoteId: 'text',
  url: 'text',
  reason: 'text',
  publishedAt: 'bigint',
  verifiedAt: 'bigint',
  variantId: 'integer',
  approvedHash: 'text',
  heldFrom: 'text',
  overtaken: 'integer',
}

function typesOf(names: readonly string[]): Partial<Record<keyof DeliveryPatch, ColumnType>> {
  return Object.fromEntries(Object.entries(patchTypes).filter(([name]) => names.includes(name)))
}

/**
 * Rows as they are, which nobody else changes before the end of this transaction. SQLite lets one
 * transaction write at a time and needs no lock. Always in the order of their ids: two workers that
 * each waited for the other's would wait for ever.
 */
export async function lockDeliveries(
  transaction: Db,
  ids: readonly number[],
): Promise<Map<number, Row<'delivery'>>> {
  if (!transaction.isTransaction) throw new Error('rows are locked inside a transaction')
  const sorted = ids.toSorted((a, b) => a - b)
  const found = new Map<number, Row<'delivery'>>()
  for (const chunk of chunksOf(sorted)) {
    let rows = transaction.selectFrom('delivery').selectAll().where('id', 'in', chunk).orderBy('id')
    if (transaction.getExecutor().adapter instanceof PostgresAdapter) rows = rows.forUpdate()
    for (const row of await rows.execute()) found.set(row.id, row)
  }
  return found
}

/**
 * Writes that the network has the post, whatever was believed meanwhile: for a worker that lost
 * its lease and learns only now what it did.
 * @returns whether that was not known yet.
 */
export async function overruleAsPublished(
  db: Db,
  id: number,
  patch: DeliveryPatch & { state: 'published' },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set(patch)
    .where('id', '=', id)
    .where('state', 'not in', [...onlineStates])
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await followPosts(db, [id], patch.state)
  return true
}

/** Whether the post that a network knows by this id already belongs to another delivery. */
export async function isTaken(
  db: Db,
  channelId: number,
  remoteId: string,
  exceptId: number,
): Promise<boolean> {
  const other = await db
    .selectFrom('delivery')
    .select('id')
    .where('channelId', '=', channelId)
    .where('remoteId', '=', remoteId)
    .where('id', '!=', exceptId)
    .executeTakeFirst()
  return other !== undefined
}

/**
 * Holds back, inside a transaction, whoever else would move this delivery: whoever sends it waits
 * for the end and reads what was written. A write that changes nothing, because SQLite knows no
 * `FOR UPDATE`.
 * @returns whether it still was as expected.
 */
export async function lockDelivery(
  transaction: Db,
  id: number,
  guard: DeliveryGuard,
): Promise<boolean> {
  return await moveDelivery(transaction, id, guard, { state: guard.state })
}

/** Makes due again what waited for a channel: each delivery at the time it had. */
export async function wakeParked(db: Db, channelId: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set(eb => ({ nextAt: eb.ref('dueAt'), reason: null }))
    .where('channelId', '=', channelId)
    .where('state', '=', 'scheduled')
    .where('nextAt', 'is', null)
    .where(unlessUnderNothing)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** A first comment waits for its post, whatever its channel does. */
function unlessUnderNothing({ eb, or, exists, selectFrom }: ExpressionBuilder<Schema, 'delivery'>) {
  return or([
    eb('delivery.afterId', 'is', null),
    exists(
      selectFrom('delivery as post')
        .select('post.id')
        .whereRef('post.id', '=', 'delivery.afterId')
        .where('post.state', 'in', [...onlineStates]),
    ),
  ])
}

/** Channels, all or that one, that work and still have deliveries parked. */
export async function channelsWithParked(
  db: Db,
  channelId?: number,
): Promise<Pick<Row<'channel'>, 'id' | 'communeId'>[]> {
  let channels = db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .select(['channel.id', 'channel.communeId'])
    .distinct()
    .where('delivery.state', '=', 'scheduled')
    .where('delivery.nextAt', 'is', null)
    .where('channel.state', '=', 'active')
    .where(unlessUnderNothing)
  if (channelId !== undefined) channels = channels.where('channel.id', '=', channelId)
  return await channels.execute()
}
