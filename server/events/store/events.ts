import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { unindexed } from '../../database/dialect.ts'
import type { NewRow, Row } from '../../database/schema.ts'

export async function insertEvent(db: Db, event: NewRow<'event'>): Promise<Row<'event'>> {
  return await db.insertInto('event').values(event).returningAll().executeTakeFirstOrThrow()
}

export async function findEvent(
  db: Db,
  communeId: number,
  id: number,
): Promise<Row<'event'> | undefined> {
  return await db
    .selectFrom('event')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Whether an event of any commune has this place on the public agenda. */
export async function isSlugTaken(db: Db, slug: string): Promise<boolean> {
  const taken = await db
    .selectFrom('event')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return taken !== undefined
}

/** A commune's events in the order in which they begin. */
export async function eventsOf(db: Db, communeId: number): Promise<Row<'event'>[]> {
  return await db
    .selectFrom('event')
    .selectAll()
    .where('communeId', '=', communeId)
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
}

/** Where a list goes on: after the event that begins then, and has that number. */
export type EventCursor = { startsAt: number; id: number }

/**
 * A commune's events, `limit` at most: those not over at `at` in the order in which they begin, or those
 * over by then, the last first; after a place in that order.
 */
export async function eventsPage(
  db: Db,
  communeId: number,
  {
    at,
    isPast,
    after,
    limit,
  }: { at: number; isPast: boolean; after: EventCursor | undefined; limit: number },
): Promise<Row<'event'>[]> {
  const beyond = isPast ? '<' : '>'
  const order = isPast ? 'desc' : 'asc'
  let rows = db
    .selectFrom('event')
    .selectAll()
    .where('communeId', '=', communeId)
    .where(eb => eb(eb.fn.coalesce('endsAt', 'startsAt'), isPast ? '<' : '>=', at))
  // None of those that are over began later: the index need not go through what is to come.
  if (isPast) rows = rows.where('startsAt', '<', at)
  if (after !== undefined) {
    rows = rows.where(eb =>
      eb.or([
        eb('startsAt', beyond, after.startsAt),
        eb.and([eb('startsAt', '=', after.startsAt), eb('id', beyond, after.id)]),
      ]),
    )
  }
  return await rows.orderBy('startsAt', order).orderBy('id', order).limit(limit).execute()
}

/** A commune's events that are on at some time from `from` on and before `to`, ms UTC. */
export async function eventsBetween(
  db: Db,
  communeId: number,
  from: number,
  to: number,
): Promise<Row<'event'>[]> {
  return await db
    .selectFrom('event')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('startsAt', '<', to)
    .where(eb => eb(eb.fn.coalesce('endsAt', 'startsAt'), '>=', from))
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
}

export type EventPatch = Partial<
  Pick<
    Row<'event'>,
    | 'title'
    | 'startLocal'
    | 'endLocal'
    | 'startsAt'
    | 'endsAt'
    | 'place'
    | 'text'
    | 'status'
    | 'hashtags'
    | 'link'
    | 'listed'
    | 'sequence'
    | 'previousStartLocal'
    | 'approval'
    | 'planName'
    | 'updatedAt'
    | 'seriesId'
    | 'importId'
    | 'sourceUid'
    | 'originCommuneId'
    | 'originEventId'
  >
>

export async function updateEvent(db: Db, id: number, patch: EventPatch): Promise<void> {
  await db.updateTable('event').set(patch).where('id', '=', id).execute()
}

/** Takes the event away with its posts and what was planned of them. */
export async function deleteEvent(db: Db, id: number): Promise<void> {
  await db.deleteFrom('event').where('id', '=', id).execute()
}

/** A reminder with the title of its event. */
export type ReminderRow = Row<'reminder'> & { eventTitle: string }

export type ReminderFilter = {
  eventIds?: readonly number[]
  /** Not done yet. */
  open?: boolean
  /** Due at or after, and before, ms UTC. */
  from?: number
  to?: number
  id?: number
}

export async function insertReminders(db: Db, rows: readonly NewRow<'reminder'>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('reminder').values(rows).execute()
}

/** A commune's reminders in the order in which they are due. */
export async function remindersOf(
  db: Db,
  communeId: number,
  filter: ReminderFilter = {},
): Promise<ReminderRow[]> {
  if (filter.eventIds?.length === 0) return []
  let rows = db
    .selectFrom('reminder')
    .innerJoin('event', 'event.id', 'reminder.eventId')
    .selectAll('reminder')
    .select('event.title as eventTitle')
    .where(
      filter.eventIds === undefined
        ? sql.ref<number>('reminder.communeId')
        : unindexed(db, 'reminder.communeId'),
      '=',
      communeId,
    )
  if (filter.eventIds !== undefined) rows = rows.where('eventId', 'in', [...filter.eventIds])
  if (filter.open === true) rows = rows.where('doneAt', 'is', null)
  if (filter.from !== undefined) rows = rows.where('dueAt', '>=', filter.from)
  if (filter.to !== undefined) rows = rows.where('dueAt', '<', filter.to)
  if (filter.id !== undefined) rows = rows.where('reminder.id', '=', filter.id)
  return await rows.orderBy('dueAt').orderBy('reminder.id').execute()
}

export async function updateReminder(
  db: Db,
  id: number,
  patch: Partial<
    Pick<Row<'reminder'>, 'dueLocal' | 'dueAt' | 'doneAt' | 'doneBy' | 'stepDays' | 'stepTime'>
  >,
): Promise<void> {
  await db.updateTable('reminder').set(patch).where('id', '=', id).execute()
}

export async function insertSeries(
  db: Db,
  row: { communeId: number; rule: string; createdAt: number },
): Promise<number> {
  const { id } = await db
    .insertInto('eventSeries')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The events of a series in the order in which they begin. */
export async function eventsOfSeries(
  db: Db,
  communeId: number,
  seriesId: number,
): Promise<Row<'event'>[]> {
  return await db
    .selectFrom('event')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('seriesId', '=', seriesId)
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
}
