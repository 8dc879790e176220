import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { unindexed } from '../../database/dialect.ts'
import type { NewRow, Row } from '../../database/schema.ts'

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
