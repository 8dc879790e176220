import { type Expression, type ExpressionBuilder, sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { inChunks } from '../../database/dialect.ts'
import type { NewRow, Row, Schema } from '../../database/schema.ts'
import type { IssueKind } from '../rules/delivery.ts'
import { isUnseen } from '../rules/delivery-state.ts'

/** A delivery with which something is wrong now. */
export type DeliveryIssue = Pick<Row<'deliveryIssue'>, 'communeId' | 'deliveryId' | 'about'> & {
  kind: IssueKind
  dueAt: number
  /** When a person last asked for it, ms UTC. */
  askedAt: number | null
  postId: number
  eventId: number | null
  /** Who planned it, by their account. */
  plannedBy: string | null
}

/** What is wrong and was not found before. */
export async function issuesToFind(db: Db): Promise<DeliveryIssue[]> {
  const unsuccessful = await unsuccessfulDeliveries(db)
    .select(eb => ['delivery.state', lastAskedLine(eb).as('asked')])
    .where(wrongState)
    .where(isOwnFailure)
    .where(eb => isNotFound(eb, eb.ref('delivery.state'), lastAskedLine(eb)))
    .execute()
  const parked = await unsuccessfulDeliveries(db)
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .select('channel.pausedAt')
    .where('channel.state', '=', 'paused')
    .where('channel.pausedAt', 'is not', null)
    .where('delivery.state', '=', sql.lit('scheduled' as const))
    .where('delivery.nextAt', 'is', null)
    // A first comment waits for its post first, which is told of itself.
    .where('delivery.afterId', 'is', null)
    .where(eb => isNotFound(eb, eb.val('parked'), eb.ref('channel.pausedAt')))
    .execute()
  const unseen = await unsuccessfulDeliveries(db)
    .select(eb => lastAskedLine(eb).as('asked'))
    .where(isUnseenNow)
    .where(eb => isNotFound(eb, eb.val('unseen'), lastAskedLine(eb)))
    .execute()
  return [
    ...unseen.map(
      ({ asked, ...row }): DeliveryIssue => ({ ...row, kind: 'unseen', about: Number(asked) }),
    ),
    ...unsuccessful.flatMap(({ state, asked, ...row }): DeliveryIssue[] =>
      state === 'failed' || state === 'unconfirmed' || state === 'missed'
        ? [{ ...row, kind: state, about: Number(asked) }]
        : [],
    ),
    ...parked.map(
      ({ pausedAt, ...row }): DeliveryIssue => ({ ...row, kind: 'parked', about: pausedAt ?? 0 }),
    ),
  ]
}

// Literals: a bound value does not find an index of some rows only.
const wrongState = sql<boolean>`"delivery"."state" in ('failed', 'unconfirmed', 'missed')`
/** As `isUnseen` (rules/delivery-state.ts). */
const isUnseenNow = sql<boolean>`("delivery"."state" = 'published' and "delivery"."nextAt" is null and "delivery"."reason" is not null)`

function unsuccessfulDeliveries(db: Db) {
  return db
    .selectFrom('delivery')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .leftJoin('event', 'event.id', 'post.eventId')
    .select(eb => [
      'delivery.communeId',
      'delivery.id as deliveryId',
      'delivery.dueAt',
      'post.id as postId',
      'post.eventId',
      eb.fn.coalesce('post.createdBy', 'event.createdBy').as('plannedBy'),
      eb
        .selectFrom('deliveryAttempt')
        .select(({ fn }) => fn.max('deliveryAttempt.startedAt').as('askedAt'))
        .whereRef('deliveryAttempt.deliveryId', '=', 'delivery.id')
        .where('deliveryAttempt.outcome', '=', 'asked')
        .as('askedAt'),
    ])
    .orderBy('delivery.id')
}

/** A first comment fails with its post, and is nothing more to tell while that is not out. */
export function isOwnFailure({
  eb,
  or,
  exists,
  selectFrom,
}: ExpressionBuilder<Schema, 'delivery'>) {
  return or([
    eb('delivery.afterId', 'is', null),
    exists(
      selectFrom('delivery as above')
        .select('above.id')
        .whereRef('above.id', '=', 'delivery.afterId')
        .where('above.state', 'in', ['published', 'verified']),
    ),
  ])
}

/** Whether an issue of that kind, about that, was not found before. */
function isNotFound(
  { not, exists, selectFrom }: ExpressionBuilder<Schema, 'delivery'>,
  kind: Expression<IssueKind | Row<'delivery'>['state']>,
  about: Expression<number | null> | ReturnType<typeof lastAskedLine>,
) {
  return not(
    exists(
      selectFrom('deliveryIssue')
        .select('deliveryIssue.id')
        .whereRef('deliveryIssue.deliveryId', '=', 'delivery.id')
        .where(eb => eb(kind, '=', eb.ref('deliveryIssue.kind')))
        .where(eb => eb(about, '=', eb.ref('deliveryIssue.about'))),
    ),
  )
}

/** The line of the log by which a person last asked for a delivery; 0: nobody did. */
export function lastAskedLine({ selectFrom }: ExpressionBuilder<Schema, 'delivery'>) {
  return selectFrom('deliveryAttempt')
    .select(({ fn, lit }) => fn.coalesce(fn.max('deliveryAttempt.id'), lit(0)).as('line'))
    .whereRef('deliveryAttempt.deliveryId', '=', 'delivery.id')
    .where('deliveryAttempt.outcome', '=', 'asked')
}

/**
 * Writes down that an issue was found.
 * @returns its number; undefined where another worker has found it meanwhile.
 */
export async function insertIssue(
  db: Db,
  issue: NewRow<'deliveryIssue'>,
): Promise<number | undefined> {
  const row = await db
    .insertInto('deliveryIssue')
    .values(issue)
    .onConflict(conflict => conflict.columns(['deliveryId', 'kind', 'about']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** An issue that was found, with the delivery that it is about as that is now. */
export type FoundIssue = {
  id: number
  communeId: number
  kind: IssueKind
  deliveryId: number
  dueAt: number
  postId: number
  /** Who planned it, by their account. */
  plannedBy: string | null
  /** Whether it still is so. */
  holds: boolean
}

/** Issues by their numbers; those whose delivery is gone are left out. */
export async function findIssues(db: Db, ids: readonly number[]): Promise<Map<number, FoundIssue>> {
  const issues = await inChunks(ids, some => readIssues(db, some))
  return new Map(issues.map(issue => [issue.id, issue]))
}

async function readIssues(db: Db, ids: readonly number[]): Promise<FoundIssue[]> {
  const rows = await db
    .selectFrom('deliveryIssue')
    .innerJoin('delivery', 'delivery.id', 'deliveryIssue.deliveryId')
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .leftJoin('event', 'event.id', 'post.eventId')
    .select(eb => [
      'deliveryIssue.id',
      'deliveryIssue.communeId',
      'deliveryIssue.kind',
      'deliveryIssue.about',
      'deliveryIssue.deliveryId',
      'delivery.dueAt',
      'delivery.state',
      'delivery.reason',
      'delivery.nextAt',
      'channel.state as channelState',
      'channel.pausedAt',
      'post.id as postId',
      eb.fn.coalesce('post.createdBy', 'event.createdBy').as('plannedBy'),
      lastAskedLine(eb).as('asked'),
    ])
    .where('deliveryIssue.id', 'in', ids)
    .execute()
  return rows.map(
    ({ about, asked, state, reason, nextAt, channelState, pausedAt, kind, ...row }) => {
      const isParked = state === 'scheduled' && nextAt === null && channelState === 'paused'
      const holds =
        kind === 'unseen'
          ? isUnseen({ state, nextAt, reason })
          : kind === 'parked'
            ? isParked && pausedAt === about
            : state === kind && Number(asked) === about
      return { ...row, kind, holds }
    },
  )
}
