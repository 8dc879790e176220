import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'

/**
 * Holds back, inside a transaction, all others that would change this event or send what announces it,
 * until the end. A write that changes nothing, because SQLite knows no `FOR UPDATE`.
 */
export async function lockEvent(transaction: Db, communeId: number, id: number): Promise<void> {
  await transaction
    .updateTable('event')
    .set(eb => ({ sequence: eb.ref('sequence') }))
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .execute()
  await transaction
    .updateTable('delivery')
    .set(eb => ({ state: eb.ref('state') }))
    .where('variantId', 'in', eb =>
      eb
        .selectFrom('variant')
        .innerJoin('post', 'post.id', 'variant.postId')
        .innerJoin('event', 'event.id', 'post.eventId')
        .select('variant.id')
        .where('event.communeId', '=', communeId)
        .where('event.id', '=', id),
    )
    .execute()
}

export async function insertEventChange(db: Db, change: NewRow<'eventChange'>): Promise<void> {
  await db.insertInto('eventChange').values(change).execute()
}

/** What an event was before each of its changes, the first one first. */
export async function changesOfEvent(db: Db, eventId: number): Promise<Row<'eventChange'>[]> {
  return await db
    .selectFrom('eventChange')
    .selectAll()
    .where('eventId', '=', eventId)
    .orderBy('sequence')
    .execute()
}

/** An event's reminders that nobody has done yet, and those that its own change took away. */
export async function openReminders(db: Db, eventId: number): Promise<Row<'reminder'>[]> {
  return await db
    .selectFrom('reminder')
    .selectAll()
    .where('eventId', '=', eventId)
    .where('doneBy', 'is', null)
    .orderBy('dueAt')
    .orderBy('id')
    .execute()
}

export async function moveReminder(
  db: Db,
  id: number,
  patch: Pick<Row<'reminder'>, 'dueLocal' | 'dueAt' | 'doneAt'>,
): Promise<void> {
  await db.updateTable('reminder').set(patch).where('id', '=', id).execute()
}
