import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { ChannelState } from '../../channels/rules.ts'
import type { Figures } from '../../connectors/rules/figures.ts'
import type { Db } from '../../database/database.ts'
import { inChunks, unindexed } from '../../database/dialect.ts'
import type { NewRow, Row, Schema } from '../../database/schema.ts'
import type { DeliveryState, PostKind } from '../rules/delivery.ts'
import { onlineStates } from '../rules/delivery-state.ts'

/** A delivery with what a person needs to recognise it. */
export type DeliveryWithContext = Row<'delivery'> & {
  channelName: string
  connector: string
  channelState: ChannelState
  neighbour: string | null
  postId: number
  eventId: number | null
  eventTitle: string | null
  eventStartLocal: string | null
  eventEndLocal: string | null
  kind: PostKind
  text: string
  /** When its network said last what it brought; null: never. */
  readAt: number | null
} & Pick<Row<'post'>, 'stepName' | 'stepDays' | 'stepTime'> &
  Figures

export type DeliveryFilter = {
  /** Due at or after, and before, ms UTC. */
  from?: number
  to?: number
  states?: readonly DeliveryState[]
  eventIds?: readonly number[]
  postIds?: readonly number[]
  ids?: readonly number[]
  /** Published from an instant on, and before another, ms UTC; also what was taken back since. */
  published?: { since: number; before: number }
  /** What a person put there, and is to correct or to take back there. */
  toRedo?: true
  /** The first of them alone. */
  most?: number
}

export async function findDelivery(db: Db, id: number): Promise<Row<'delivery'> | undefined> {
  return await db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirst()
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
  const { states, ids, eventIds, postIds } = filter
  if ([states, ids, eventIds, postIds].some(wanted => wanted?.length === 0)) return []
  let rows = db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .leftJoin('event', 'event.id', 'post.eventId')
    .leftJoin('postFigures', join =>
      join.onRef('postFigures.deliveryId', '=', 'delivery.id').on('postFigures.readAt', '=', eb =>
        eb
          .selectFrom('postFigures as one')
          .select(({ fn }) => fn.max('one.readAt').as('readAt'))
          .whereRef('one.deliveryId', '=', 'delivery.id'),
      ),
    )
    .selectAll('delivery')
    .select(['postFigures.readAt', 'postFigures.reach', 'postFigures.reactions'])
    .select(['postFigures.comments', 'postFigures.shares', 'postFigures.clicks'])
    .select([
      'channel.name as channelName',
      'channel.connector',
      'channel.state as channelState',
      'channel.neighbour',
      'variant.postId',
      'post.eventId',
      'event.title as eventTitle',
      'event.startLocal as eventStartLocal',
      'event.endLocal as eventEndLocal',
      'post.kind',
      'post.stepName',
      'post.stepDays',
      'post.stepTime',
    ])
    .select(eb => eb.fn.coalesce('delivery.correction', 'variant.text').as('text'))
    // By when they are due, or else by what they are of.
    .where(
      filter.from === undefined && filter.to === undefined && filter.published === undefined
        ? unindexed(db, 'delivery.communeId')
        : sql.ref<number>('delivery.communeId'),
      '=',
      communeId,
    )
  if (filter.from !== undefined) rows = rows.where('delivery.dueAt', '>=', filter.from)
  if (filter.to !== undefined) rows = rows.where('delivery.dueAt', '<', filter.to)
  if (states !== undefined) rows = rows.where(isOneOf(states))
  if (eventIds !== undefined) rows = rows.where('post.eventId', 'in', [...eventIds])
  if (postIds !== undefined) rows = rows.where('variant.postId', 'in', [...postIds])
  if (ids !== undefined) rows = rows.where('delivery.id', 'in', [...ids])
  if (filter.published !== undefined) {
    const { since, before } = filter.published
    rows = rows.where('publishedAt', '>=', since).where('publishedAt', '<', before)
  }
  if (filter.toRedo === true) {
    rows = rows.where('delivery.wanted', 'is not', null).where('delivery.remoteId', 'is', null)
  }
  if (filter.most !== undefined) rows = rows.limit(filter.most)
  return await rows.orderBy('delivery.dueAt').orderBy('delivery.id').execute()
}

/** Spelled, as the partial indexes have them: bound values would not find those. */
function isOneOf(states: readonly DeliveryState[]) {
  return sql<SqlBool>`"delivery"."state" in (${sql.join(states.map(state => sql.lit(state)))})`
}

/** How the deliveries of each of these events stand, by when they are due; first comments are left out. */
export async function deliveryStatesOf(
  db: Db,
  communeId: number,
  eventIds: readonly number[],
): Promise<Map<number, { id: number; channel: number; state: Row<'delivery'>['state'] }[]>> {
  const states = new Map<
    number,
    { id: number; channel: number; state: Row<'delivery'>['state'] }[]
  >()
  if (eventIds.length === 0) return states
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .select(['post.eventId', 'delivery.id', 'delivery.channelId as channel', 'delivery.state'])
    .where(unindexed(db, 'delivery.communeId'), '=', communeId)
    .where('post.eventId', 'in', [...eventIds])
    .where('delivery.afterId', 'is', null)
    .orderBy('delivery.dueAt')
    .orderBy('delivery.id')
    .execute()
  for (const { eventId, ...delivery } of rows) {
    if (eventId === null) continue
    const known = states.get(eventId)
    if (known) known.push(delivery)
    else states.set(eventId, [delivery])
  }
  return states
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

/** Makes due again what waited for a channel: each delivery at the time it had. */
export async function wakeParked(db: Db, channelId: number): Promise<number> {
  const wake = { nextAt: sql.ref<number>('dueAt'), reason: null }
  const sending = await db
    .updateTable('delivery')
    .set(wake)
    .where('channelId', '=', channelId)
    .where('state', '=', sql.lit('scheduled' as const))
    .where('nextAt', 'is', null)
    .where(unlessUnderNothing)
    .executeTakeFirst()
  const correcting = await db
    .updateTable('delivery')
    .set(wake)
    .where('channelId', '=', channelId)
    .where('wanted', 'is not', null)
    // What a person put there has no id there, and waits for a person.
    .where('remoteId', 'is not', null)
    .where('nextAt', 'is', null)
    .executeTakeFirst()
  return Number(sending.numUpdatedRows + correcting.numUpdatedRows)
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

/** Channels, all or that one, that work and still have deliveries or corrections parked. */
export async function channelsWithParked(
  db: Db,
  channelId?: number,
): Promise<Pick<Row<'channel'>, 'id' | 'communeId'>[]> {
  const parked = () => {
    const channels = db
      .selectFrom('delivery')
      .innerJoin('channel', 'channel.id', 'delivery.channelId')
      .select(['channel.id', 'channel.communeId'])
      .where('delivery.nextAt', 'is', null)
      .where('channel.state', '=', 'active')
    return channelId === undefined ? channels : channels.where('channel.id', '=', channelId)
  }
  return await parked()
    // As it stands in the partial index.
    .where('delivery.state', '=', sql.lit('scheduled' as const))
    .where(unlessUnderNothing)
    .union(
      parked().where('delivery.wanted', 'is not', null).where('delivery.remoteId', 'is not', null),
    )
    .execute()
}

/**
 * How many deliveries there are in each state, and when the first of them was due, or is, ms UTC. A
 * first comment is due after its post.
 */
export async function deliveriesByState(
  db: Db,
): Promise<(Pick<Row<'delivery'>, 'state'> & { count: number; dueAt: number | null })[]> {
  const rows = await db
    .selectFrom('delivery')
    .select(({ fn }) => [
      'state',
      fn.countAll<number>().as('count'),
      fn.min('dueAt').filterWhere('afterId', 'is', null).as('dueAt'),
    ])
    .groupBy('state')
    .orderBy('state')
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** What is to be known of the post that a first comment goes under. */
export type PostAbove = Pick<Row<'delivery'>, 'id' | 'state' | 'remoteId'>

/** The posts of the first comments among these deliveries, by their own ids. */
export async function postsAbove(
  db: Db,
  deliveries: readonly Pick<Row<'delivery'>, 'afterId'>[],
): Promise<Map<number, PostAbove>> {
  const ids = deliveries.flatMap(({ afterId }) => afterId ?? [])
  const rows = await inChunks([...new Set(ids)], chunk =>
    db
      .selectFrom('delivery')
      .select(['id', 'state', 'remoteId'])
      .where('id', 'in', chunk)
      .execute(),
  )
  return new Map(rows.map(row => [row.id, row]))
}
