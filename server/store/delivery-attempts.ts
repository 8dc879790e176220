import type { LogLine, LogOutcome, SendingOutcome } from '../domain/delivery-log.ts'
import type { Db } from './database.ts'

/** Writes down that a sending begins; its outcome is written when it is known. */
export async function openAttempt(db: Db, deliveryId: number, startedAt: number): Promise<number> {
  const { id } = await db
    .insertInto('deliveryAttempt')
    .values({ deliveryId, startedAt, endedAt: null, outcome: null, reason: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Writes the outcome of a sending that is still open. */
export async function closeAttempt(
  db: Db,
  id: number,
  end: { endedAt: number; outcome: SendingOutcome; reason: string | null },
): Promise<void> {
  await db
    .updateTable('deliveryAttempt')
    .set(end)
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}

/** Adds what was done at one instant: a look, a reading back, a person's wish. */
export async function addToLog(
  db: Db,
  deliveryId: number,
  at: number,
  outcome: Exclude<LogOutcome, SendingOutcome>,
  reason: string | null = null,
): Promise<void> {
  await db
    .insertInto('deliveryAttempt')
    .values({ deliveryId, startedAt: at, endedAt: at, outcome, reason })
    .execute()
}

/** A delivery's whole log, oldest line first. */
export async function logOf(db: Db, deliveryId: number): Promise<LogLine[]> {
  return await db
    .selectFrom('deliveryAttempt')
    .select(['id', 'startedAt', 'endedAt', 'outcome'])
    .where('deliveryId', '=', deliveryId)
    .orderBy('id')
    .execute()
}
