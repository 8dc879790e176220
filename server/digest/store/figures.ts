import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { type Sentence, sentenceOrNull } from '../../language/sentence.ts'
import type { DeliveryState } from '../../publishing/rules/delivery.ts'
import { onlineStates } from '../../publishing/rules/delivery-state.ts'

/** Deliveries that came out between two instants, [from, to). */
export async function countPublished(
  db: Db,
  communeId: number,
  from: number,
  to: number,
): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('communeId', '=', communeId)
    .where('state', 'in', [...onlineStates])
    .where('publishedAt', '>=', from)
    .where('publishedAt', '<', to)
    // A first comment belongs to its post.
    .where('afterId', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export type DeliveryWithIssue = {
  state: DeliveryState
  dueLocal: string
  reason: Sentence | null
  channelName: string
  /** The event's title, or null for a post without one. */
  title: string | null
  text: string
}

/** Deliveries due between two instants that did not come out, oldest first. */
export async function deliveriesWithIssues(
  db: Db,
  communeId: number,
  from: number,
  to: number,
): Promise<DeliveryWithIssue[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .leftJoin('event', 'event.id', 'post.eventId')
    .select([
      'delivery.state',
      'delivery.dueLocal',
      'delivery.reason',
      'channel.name as channelName',
      'event.title as title',
      'variant.text as text',
    ])
    .where('delivery.communeId', '=', communeId)
    .where('delivery.state', 'in', ['failed', 'unconfirmed', 'missed'])
    .where('delivery.dueAt', '>=', from)
    .where('delivery.dueAt', '<', to)
    .orderBy('delivery.dueAt')
    .orderBy('delivery.id')
    .execute()
  return rows.map(row => ({ ...row, reason: sentenceOrNull(row.reason) }))
}

/** How many deliveries wait for somebody's approval. */
export async function countAwaitingApproval(db: Db, communeId: number): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('communeId', '=', communeId)
    // As it stands in the index: a bound value would not find that.
    .where(sql<SqlBool>`"state" = 'awaiting-approval'`)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export type UpcomingEvent = {
  title: string
  startLocal: string
  place: string
  status: 'planned' | 'postponed' | 'cancelled'
}

/** Events that begin between two instants, [from, to), or are under way at the first. */
export async function eventsBetween(
  db: Db,
  communeId: number,
  from: number,
  to: number,
): Promise<UpcomingEvent[]> {
  return await db
    .selectFrom('event')
    .select(['title', 'startLocal', 'place', 'status'])
    .where('communeId', '=', communeId)
    .where('startsAt', '<', to)
    .where(eb => eb.or([eb('startsAt', '>=', from), eb('endsAt', '>', from)]))
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
}
