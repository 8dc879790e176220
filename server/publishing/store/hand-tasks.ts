import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { inChunks, unindexed } from '../../database/dialect.ts'
import type { Row } from '../../database/schema.ts'

/** Something that a person has to do by hand. */
export type OpenHandTask = Pick<
  Row<'delivery'>,
  'id' | 'communeId' | 'variantId' | 'dueAt' | 'lateRule' | 'validUntil' | 'state' | 'wanted'
> & {
  postId: number
  eventId: number | null
  eventTitle: string | null
  text: string
  channelName: string
  /** Who planned it, by their account. */
  plannedBy: string | null
}

/** All that people have to do by hand, of one commune or of all. */
export async function openHandTasks(db: Db, communeId?: number): Promise<OpenHandTask[]> {
  const due = await handTasksOf(db, communeId)
    // As it stands in the partial index.
    .where('delivery.state', '=', sql.lit('due' as const))
    .execute()
  const toRedo = await handTasksOf(db, communeId)
    .where('delivery.wanted', 'is not', null)
    .where('delivery.remoteId', 'is', null)
    .where('delivery.state', '=', 'published')
    .execute()
  return [...due, ...toRedo]
}

function handTasksOf(db: Db, communeId: number | undefined) {
  const tasks = db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .leftJoin('event', 'event.id', 'post.eventId')
    .select(['delivery.id', 'delivery.communeId', 'delivery.variantId', 'delivery.dueAt'])
    .select([
      'delivery.lateRule',
      'delivery.validUntil',
      'delivery.state',
      'delivery.wanted',
      'variant.postId',
    ])
    .select(['post.eventId', 'event.title as eventTitle', 'variant.text'])
    .select('channel.name as channelName')
    .select(({ fn }) => fn.coalesce('post.createdBy', 'event.createdBy').as('plannedBy'))
    .orderBy('delivery.id')
  return communeId === undefined
    ? tasks
    : tasks.where(unindexed(db, 'delivery.communeId'), '=', communeId)
}

/** When the events that these wordings announce are over, ms UTC; those of no event are left out. */
export async function announcedEnds(
  db: Db,
  variantIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await inChunks([...new Set(variantIds)], ids =>
    db
      .selectFrom('variant')
      .innerJoin('post', 'post.id', 'variant.postId')
      .innerJoin('event', 'event.id', 'post.eventId')
      .select('variant.id')
      .select(({ fn }) => fn.coalesce('event.endsAt', 'event.startsAt').as('endsAt'))
      .where('variant.id', 'in', ids)
      .execute(),
  )
  return new Map(rows.map(({ id, endsAt }) => [id, Number(endsAt)]))
}

/** How the event that a wording is about stands; null: it is about none. */
export async function eventStatus(
  db: Db,
  variantId: number,
): Promise<Row<'event'>['status'] | null> {
  const row = await db
    .selectFrom('variant')
    .innerJoin('post', 'post.id', 'variant.postId')
    .innerJoin('event', 'event.id', 'post.eventId')
    .select('event.status')
    .where('variant.id', '=', variantId)
    .executeTakeFirst()
  return row?.status ?? null
}

/** How many things a commune's people have to do by hand now. */
export async function countHandTasks(db: Db, communeId: number): Promise<number> {
  const tasks = () =>
    db
      .selectFrom('delivery')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where(unindexed(db, 'delivery.communeId'), '=', communeId)
  const due = await tasks()
    // As it stands in the partial index.
    .where('state', '=', sql.lit('due' as const))
    .executeTakeFirstOrThrow()
  const toRedo = await tasks()
    .where('wanted', 'is not', null)
    .where('remoteId', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(due.count) + Number(toRedo.count)
}
