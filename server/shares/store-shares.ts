import type { Db } from '../database/database.ts'
import { unindexed } from '../database/dialect.ts'
import type { NewRow, Row } from '../database/schema.ts'
import { agreedStates } from '../events/rules/plan.ts'
import type { ShareTimes } from './rules/week.ts'

export type ShareRow = Row<'share'>
export type StepRow = Row<'shareStep'>

/** A share with the event and the partner that it is about. */
export type ShareWithContext = ShareRow & {
  eventTitle: string
  eventSlug: string
  startLocal: string
  startsAt: number
  endsAt: number | null
  sequence: number
  status: Row<'event'>['status']
  /** When the event was changed last. */
  changedAt: number
  partnerName: string
  mode: Row<'partner'>['mode']
  channelId: number | null
  /** The commune of this installation to which it is offered. */
  partnerCommuneId: number | null
  quietUntil: string | null
}

function sharesWithContext(db: Db) {
  return db
    .selectFrom('share')
    .innerJoin('event', 'event.id', 'share.eventId')
    .innerJoin('partner', 'partner.id', 'share.partnerId')
    .selectAll('share')
    .select([
      'event.title as eventTitle',
      'event.slug as eventSlug',
      'event.startLocal',
      'event.startsAt',
      'event.endsAt',
      'event.sequence',
      'event.status',
      'event.updatedAt as changedAt',
      'partner.name as partnerName',
      'partner.mode',
      'partner.channelId',
      'partner.partnerCommuneId',
      'partner.quietUntil',
    ])
}

export type ShareFilter = {
  eventId?: number
  partnerId?: number
  id?: number
  /** Offered before this one, by its id. */
  before?: number
  limit?: number
}

/** A commune's shares, the newest offer first. */
export async function sharesOf(
  db: Db,
  communeId: number,
  { eventId, partnerId, id, before, limit }: ShareFilter,
): Promise<ShareWithContext[]> {
  // One event has as many as the commune has partners: its other offers are not gone through.
  const commune = eventId === undefined ? 'share.communeId' : unindexed(db, 'share.communeId')
  let rows = sharesWithContext(db).where(commune, '=', communeId)
  if (eventId !== undefined) rows = rows.where('share.eventId', '=', eventId)
  if (partnerId !== undefined) rows = rows.where('share.partnerId', '=', partnerId)
  if (id !== undefined) rows = rows.where('share.id', '=', id)
  if (before !== undefined) {
    rows = rows.where(({ eb, or, and, selectFrom }) => {
      const last = selectFrom('share as last')
        .select('last.proposedAt')
        .where('last.id', '=', before)
      return or([
        eb('share.proposedAt', '<', last),
        and([eb('share.proposedAt', '=', last), eb('share.id', '<', before)]),
      ])
    })
  }
  if (limit !== undefined) rows = rows.limit(limit)
  return await rows.orderBy('share.proposedAt', 'desc').orderBy('share.id', 'desc').execute()
}

/** Whosever it is: for who has its link. */
export async function findShare(db: Db, id: number): Promise<ShareWithContext | undefined> {
  return await sharesWithContext(db).where('share.id', '=', id).executeTakeFirst()
}

export async function insertShare(db: Db, row: NewRow<'share'>): Promise<ShareRow> {
  return await db.insertInto('share').values(row).returningAll().executeTakeFirstOrThrow()
}

/**
 * Changes a share that still is in the state in which it was read.
 * @returns whether it was; otherwise somebody else was quicker.
 */
export async function moveShare(
  db: Db,
  { id, state }: Pick<ShareRow, 'id' | 'state'>,
  patch: Partial<Omit<ShareRow, 'id' | 'communeId' | 'eventId' | 'partnerId'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('share')
    .set(patch)
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function addStep(db: Db, step: NewRow<'shareStep'>): Promise<void> {
  await db.insertInto('shareStep').values(step).execute()
}

/** What happened to these, in its order. */
export async function stepsOf(db: Db, shareIds: readonly number[]): Promise<StepRow[]> {
  if (shareIds.length === 0) return []
  return await db
    .selectFrom('shareStep')
    .selectAll()
    .where('shareId', 'in', [...shareIds])
    .orderBy('id')
    .execute()
}

/** Offers of which nobody answered, whose one reminder is due by then, ms UTC. */
export async function remindersDue(db: Db, by: number): Promise<ShareRow[]> {
  return await db
    .selectFrom('share')
    .selectAll()
    .where('remindAt', '<=', by)
    .where('state', '=', 'proposed')
    .execute()
}

export async function nextReminderAt(db: Db): Promise<number | null> {
  const { next } = await db
    .selectFrom('share')
    .select(({ fn }) => fn.min('remindAt').as('next'))
    .where('remindAt', 'is not', null)
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow()
  return next
}

/**
 * Offers that stand, of events that have changed since they were told of last. What is shown to nobody
 * for the moment is told once it is shown; that it is off, at once.
 */
export async function sharesToTell(db: Db): Promise<ShareWithContext[]> {
  return await sharesWithContext(db)
    .whereRef('event.sequence', '>', 'share.tellsFrom')
    .where('share.state', 'in', ['proposed', 'accepted', 'published'])
    .where(({ and, eb, or }) =>
      or([
        eb('event.status', '!=', 'planned'),
        and([eb('event.listed', '=', 1), eb('event.approval', 'in', [...agreedStates])]),
      ]),
    )
    .orderBy('share.id')
    .execute()
}

type ShareOnline = ShareRow & {
  deliveryUrl: string | null
  publishedOn: number | null
  verifiedOn: number | null
}

/**
 * Offers whose own post is out, or read back, and of which that is not noted yet: on the page that the
 * partner lent, or of the event that another commune of this installation made of it.
 */
export async function sharesOnline(db: Db): Promise<ShareOnline[]> {
  return await db
    .selectFrom('share')
    .innerJoin('post', join =>
      join.on(({ eb, or }) =>
        or([
          eb('post.id', '=', unindexed(db, 'share.postId')),
          eb('post.eventId', '=', unindexed(db, 'share.partnerEventId')),
        ]),
      ),
    )
    // From the shares, which are few, and not from all that was ever published.
    .innerJoin('variant', join => join.on('variant.postId', '=', unindexed(db, 'post.id')))
    .innerJoin('delivery', join => join.on('delivery.variantId', '=', unindexed(db, 'variant.id')))
    .selectAll('share')
    .select([
      'delivery.url as deliveryUrl',
      'delivery.publishedAt as publishedOn',
      'delivery.verifiedAt as verifiedOn',
    ])
    .where(({ eb, and, or, ref }) =>
      or([
        and([
          eb('share.state', '=', 'accepted'),
          eb('delivery.state', 'in', ['published', 'verified']),
        ]),
        and([
          eb('share.state', '=', 'published'),
          eb('share.urlSeenAt', 'is', null),
          eb('share.url', '=', ref('delivery.url')),
          eb('delivery.state', '=', 'verified'),
        ]),
      ]),
    )
    .orderBy('delivery.publishedAt')
    .execute()
}

/** What is offered to a commune of this installation, or to it once, with whose it is; the newest first. */
export async function offersTo(
  db: Db,
  communeId: number,
  id?: number,
): Promise<(ShareWithContext & { communeName: string })[]> {
  let rows = sharesWithContext(db)
    .innerJoin('commune', 'commune.id', 'share.communeId')
    .select('commune.name as communeName')
    .where('partner.partnerCommuneId', '=', communeId)
    .where('partner.endedAt', 'is', null)
  if (id !== undefined) rows = rows.where('share.id', '=', id)
  return await rows
    .orderBy('share.proposedAt', 'desc')
    .orderBy('share.id', 'desc')
    .limit(200)
    .execute()
}

export type ShareAnswerTimes = ShareTimes & Pick<ShareRow, 'answeredAt'>

/** Every offer of a commune: to whom, what became of it, and when. */
export async function shareTimes(db: Db, communeId: number): Promise<ShareAnswerTimes[]> {
  return await db
    .selectFrom('share')
    .select(['eventId', 'partnerId', 'state', 'proposedAt', 'answeredAt', 'publishedAt'])
    .select(eb =>
      // Their first answer may have been no.
      eb
        .selectFrom('shareStep')
        .select(({ fn }) => fn.min('at').as('first'))
        .whereRef('shareStep.shareId', '=', 'share.id')
        .where('what', 'in', ['accepted', 'published'])
        .whereRef('shareStep.at', '>=', 'share.proposedAt')
        .as('acceptedAt'),
    )
    .where('communeId', '=', communeId)
    .orderBy('partnerId')
    .execute()
}

/** How many offers wait for an answer of that commune, of events that are to come, ms UTC. */
export async function countOffers(db: Db, communeId: number, now: number): Promise<number> {
  const { count } = await db
    .selectFrom('share')
    .innerJoin('partner', 'partner.id', 'share.partnerId')
    .innerJoin('event', 'event.id', 'share.eventId')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('partner.partnerCommuneId', '=', communeId)
    .where('partner.endedAt', 'is', null)
    .where('share.state', '=', 'proposed')
    .where('event.status', '=', 'planned')
    .where('event.listed', '=', 1)
    .where('event.approval', 'in', [...agreedStates])
    .where(({ eb, fn }) => eb(fn.coalesce('event.endsAt', 'event.startsAt'), '>', now))
    .executeTakeFirstOrThrow()
  return Number(count)
}
