import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { inChunks, isPostgres } from '../../database/dialect.ts'
import { insertRows } from '../../database/insert-rows.ts'
import type { Row } from '../../database/schema.ts'
import { updateRows } from '../../database/update-rows.ts'
import { type Sentence, sentenceTextOrNull } from '../../language/sentence.ts'
import type { LogLine, LogOutcome, SendingOutcome } from '../rules/delivery-log.ts'
import { lockDeliveries } from './move-deliveries.ts'

/** Whose a row is while it is sent, and until when. */
export type Claim = { worker: string; now: number; leaseUntil: number }

/**
 * Those of these rows that still are as they were read, held until the end of the transaction; what somebody
 * else holds is not among them: nobody waits here.
 */
export async function holdScheduled(
  transaction: Db,
  rows: readonly Pick<Row<'delivery'>, 'id' | 'nextAt'>[],
): Promise<Row<'delivery'>[]> {
  const asRead = new Map(rows.map(({ id, nextAt }) => [id, nextAt]))
  const found = await lockDeliveries(transaction, [...asRead.keys()], 'skip')
  return [...found.values()].filter(
    ({ id, state, nextAt }) => state === 'scheduled' && nextAt === asRead.get(id),
  )
}

/** A row that is this worker's now, and the line of its log that is open. */
export type Begun = { held: Row<'delivery'>; attemptId: number }

/**
 * `scheduled → sending` with a lease, of rows that this transaction holds, and a line of their logs.
 * @returns the rows as they are now, by their ids.
 * @throws an error that `lostTheRace` knows when something is being sent on one of the channels.
 */
export async function claimHeld(
  transaction: Db,
  rows: readonly Row<'delivery'>[],
  claim: Claim,
): Promise<Map<number, Begun>> {
  const { worker, now, leaseUntil } = claim
  const byId = new Map(rows.map(row => [row.id, row]))
  const begun = new Map<number, Begun>()
  const lines = await inChunks([...byId.keys()], ids => beginSending(transaction, ids, claim))
  for (const { id, deliveryId } of lines) {
    const row = byId.get(deliveryId)
    if (row === undefined) continue
    const lease = { leaseOwner: worker, leaseUntil, nextAt: leaseUntil }
    const claimedAt = row.claimedAt ?? now
    const held = { ...row, ...lease, state: 'sending' as const, claimedAt }
    begun.set(deliveryId, { held: { ...held, attempts: row.attempts + 1 }, attemptId: id })
  }
  return begun
}

/** What is written of a claim: one statement where the database can change two tables by one. */
async function beginSending(
  db: Db,
  ids: readonly number[],
  { worker, now, leaseUntil }: Claim,
): Promise<{ id: number; deliveryId: number }[]> {
  const claim = (queries: Pick<Db, 'updateTable'>) =>
    queries
      .updateTable('delivery')
      .set({
        state: 'sending',
        leaseOwner: worker,
        leaseUntil,
        nextAt: leaseUntil,
        claimedAt: sql<number>`coalesce("claimedAt", ${now})`,
        attempts: sql<number>`"attempts" + 1`,
      })
      .where('id', 'in', ids)
  const startedAt = sql.val(now).as('startedAt')
  if (isPostgres(db)) {
    return await db
      .with('claimed', queries => claim(queries).returning('id'))
      .insertInto('deliveryAttempt')
      .columns(['deliveryId', 'startedAt'])
      .expression(eb => eb.selectFrom('claimed').select(['id', startedAt]))
      .returning(['id', 'deliveryId'])
      .execute()
  }
  await claim(db).execute()
  return await db
    .insertInto('deliveryAttempt')
    .columns(['deliveryId', 'startedAt'])
    .expression(eb => eb.selectFrom('delivery').select(['id', startedAt]).where('id', 'in', ids))
    .returning(['id', 'deliveryId'])
    .execute()
}

/**
 * Whether a claim failed because another worker took the channel at the same instant; its
 * transaction is void, and nothing is lost.
 */
export function lostTheRace(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return error.code === '23505' || error.code === 'SQLITE_CONSTRAINT_UNIQUE'
}

/** Prolongs a lease that is still this worker's. */
export async function renewLease(
  db: Db,
  id: number,
  worker: string,
  leaseUntil: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ leaseUntil, nextAt: leaseUntil })
    .where('id', '=', id)
    .where('leaseOwner', '=', worker)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Every row that a worker holds now. */
export async function leasedDeliveries(
  db: Db,
): Promise<Pick<Row<'delivery'>, 'id' | 'state' | 'leaseOwner'>[]> {
  return await db
    .selectFrom('delivery')
    .select(['id', 'state', 'leaseOwner'])
    .where('nextAt', 'is not', null)
    .where('leaseOwner', 'is not', null)
    .execute()
}

/** When the first sending that nobody knows the outcome of is to be looked at; null: there is none. */
export async function nextUnsettledAt(db: Db): Promise<number | null> {
  const first = await db
    .selectFrom('delivery')
    .select('nextAt')
    .where('state', '=', sql.lit('sending' as const))
    .where('nextAt', 'is not', null)
    .orderBy('nextAt')
    .limit(1)
    .executeTakeFirst()
  return first?.nextAt ?? null
}

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
  const lines = await inChunks(deliveryIds, chunk =>
    db
      .selectFrom('deliveryAttempt')
      .select(['deliveryId', 'id', 'startedAt', 'endedAt', 'outcome'])
      .where('deliveryId', 'in', chunk)
      .orderBy('id')
      .execute(),
  )
  for (const { deliveryId, ...line } of lines) logs.get(deliveryId)?.push(line)
  return logs
}
