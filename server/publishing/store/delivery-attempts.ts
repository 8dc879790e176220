import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'
import { insertRows } from '../../database/insert-rows.ts'
import { updateRows } from '../../database/update-rows.ts'
import { type Sentence, sentenceTextOrNull } from '../../language/sentence.ts'
import type { LogLine, LogOutcome, SendingOutcome } from '../rules/delivery-log.ts'

/** Writes the outcome of a sending that is still open. */
export async function closeAttempt(
  db: Db,
  id: number,
  { reason, ...end }: Omit<AttemptEnd, 'id'>,
): Promise<void> {
  await db
    .updateTable('deliveryAttempt')
    .set({ ...end, reason: sentenceTextOrNull(reason) })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}

/** How a sending ended. */
export type AttemptEnd = {
  id: number
  endedAt: number
  outcome: SendingOutcome
  reason: Sentence | null
}

/** Writes the outcomes of sendings that are still open. */
export async function closeAttempts(db: Db, ends: readonly AttemptEnd[]): Promise<void> {
  const columns = { endedAt: 'bigint', outcome: 'text', reason: 'text' } as const
  const rows = ends.map(end => ({ ...end, reason: sentenceTextOrNull(end.reason) }))
  await updateRows(db, 'deliveryAttempt', columns, rows, 'outcome')
}

/** A line of a log for what was done at one instant. */
export type LogEntry = {
  deliveryId: number
  at: number
  outcome: Exclude<LogOutcome, SendingOutcome>
  reason: Sentence | null
}

/** Adds what was done with several deliveries. */
export async function addToLogs(db: Db, entries: readonly LogEntry[]): Promise<void> {
  const columns = ['deliveryId', 'startedAt', 'endedAt', 'outcome', 'reason'] as const
  const rows = entries.map(({ at, reason, ...entry }) => ({
    ...entry,
    startedAt: at,
    endedAt: at,
    reason: sentenceTextOrNull(reason),
  }))
  await insertRows(db, 'deliveryAttempt', columns, rows)
}

/** Adds what was done at one instant: a look, a reading back, a person's wish. */
export async function addToLog(
  db: Db,
  deliveryId: number,
  at: number,
  outcome: Exclude<LogOutcome, SendingOutcome>,
  reason: Sentence | null = null,
): Promise<void> {
  await db
    .insertInto('deliveryAttempt')
    .values({
      deliveryId,
      startedAt: at,
      endedAt: at,
      outcome,
      reason: sentenceTextOrNull(reason),
    })
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

/** The whole logs of several deliveries, by their ids. */
export async function logsOf(
  db: Db,
  deliveryIds: readonly number[],
): Promise<Map<number, LogLine[]>> {
  const logs = new Map<number, LogLine[]>(deliveryIds.map(id => [id, []]))
  for (const chunk of chunksOf(deliveryIds)) {
    const lines = await db
      .selectFrom('deliveryAttempt')
      .select(['deliveryId', 'id', 'startedAt', 'endedAt', 'outcome'])
      .where('deliveryId', 'in', chunk)
      .orderBy('id')
      .execute()
    for (const { deliveryId, ...line } of lines) logs.get(deliveryId)?.push(line)
  }
  return logs
}
