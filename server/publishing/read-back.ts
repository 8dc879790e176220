import type { Verification } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { sentenceText } from '../language/sentence.ts'
import type { GroupCommit } from '../platform/group-commit.ts'
import { Refusal } from '../platform/refusal.ts'
import { leaseMs } from './claim-delivery.ts'
import { type Engine, prepare, type Wording, wordingsFor } from './publication.ts'
import { type LogLine, readLog } from './rules/delivery-log.ts'
import { readAgainAt } from './rules/retry.ts'
import { publishingSentences } from './sentences.ts'
import { addToLogs, type LogEntry, logsOf } from './store/attempts.ts'
import { type DeliveryPatch, moveDeliveries } from './store/move-deliveries.ts'

type Delivery = Row<'delivery'>

/** A row that this worker reads until `nextAt`, with what it should say. */
type Begun = { nextAt: number; wording: Wording }
/** What was seen; null where the channel's kind cannot read back. */
type Ended = { row: Delivery; nextAt: number; seen: Verification | null }

export type ReadBackRecorder = {
  /** Null: another worker was quicker. */
  begin(row: Delivery): Promise<Begun | null>
  /** Resolves with whether it was still this worker's to tell. */
  end(reading: Ended): Promise<boolean>
}

export type ReadBackEngine = Engine & { readings: ReadBackRecorder }

/** Readings back, those that wait at the same moment in one transaction. */
export function createReadBackRecorder({ clock }: Engine, commits: GroupCommit): ReadBackRecorder {
  // In this order: in a transaction that they share, what may wait comes before what takes.
  const end = commits.share((db, readings: readonly Ended[]) => endAll(db, readings, clock.now()))
  const begin = commits.share((db, rows: readonly Delivery[]) =>
    beginAll(db, rows, clock.now() + leaseMs),
  )
  return { begin, end }
}

/**
 * Reads a published post back as the public sees it, and says what was seen.
 * @returns false when another worker was quicker.
 */
export async function readBack(engine: ReadBackEngine, row: Delivery): Promise<boolean> {
  const begun = await engine.readings.begin(row)
  if (begun === null) return false
  const seen = await verify(engine, row, begun.wording)
  const written = await engine.readings.end({ row, nextAt: begun.nextAt, seen })
  if (written) engine.changes.tell(row.communeId, 'deliveries')
  return written
}

async function beginAll(
  db: Db,
  rows: readonly Delivery[],
  nextAt: number,
): Promise<(Begun | null)[]> {
  const ours = await moveDeliveries(
    db,
    rows.map(({ id, state, nextAt: asRead }) => ({
      id,
      guard: { state, nextAt: asRead },
      patch: { nextAt },
    })),
    'skip',
  )
  const wordings = await wordingsFor(
    db,
    rows.filter(({ id }) => ours.has(id)),
  )
  return rows.map(({ id }) => {
    const wording = wordings.get(id)
    return wording === undefined ? null : { nextAt, wording }
  })
}

async function endAll(db: Db, readings: readonly Ended[], now: number): Promise<boolean[]> {
  const logs = await logsOf(
    db,
    readings.map(({ row }) => row.id),
  )
  const written = await moveDeliveries(
    db,
    readings.map(({ row, nextAt, seen }) => ({
      id: row.id,
      guard: { state: row.state, nextAt },
      patch: afterReading(seen, logs.get(row.id) ?? [], now),
    })),
  )
  const entries = readings.flatMap(({ row, seen }): LogEntry[] => {
    if (seen === null || !written.has(row.id)) return []
    const reason = seen.kind === 'verified' ? null : seen.reason
    return [{ deliveryId: row.id, at: now, outcome: seen.kind, reason }]
  })
  await addToLogs(db, entries)
  return readings.map(({ row }) => written.has(row.id))
}

/** Null where the channel's kind cannot read back. */
async function verify(
  engine: Engine,
  row: Delivery,
  wording: Wording,
): Promise<Verification | null> {
  try {
    const { verify: read } = await prepare(engine, wording)
    if (read === undefined || row.remoteId === null) return null
    return await read(row.remoteId)
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'not-yet', reason: error.sentence }
    engine.log.error({ err: error, delivery: row.id }, 'read-back-failed')
    return { kind: 'not-yet', reason: publishingSentences.readingFailed }
  }
}

function afterReading(
  seen: Verification | null,
  log: readonly LogLine[],
  now: number,
): DeliveryPatch {
  if (seen === null) return { nextAt: null }
  switch (seen.kind) {
    case 'verified':
      return { state: 'verified', verifiedAt: now, reason: null, nextAt: null }
    case 'different':
      return { reason: sentenceText(seen.reason), nextAt: null }
    case 'not-yet':
      return {
        reason: sentenceText(seen.reason),
        nextAt: readAgainAt(readLog(log).readings + 1, now),
      }
  }
}
