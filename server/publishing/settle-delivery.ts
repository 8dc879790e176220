import type { Found } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { sentenceText } from '../language/sentence.ts'
import { Refusal } from '../platform/refusal.ts'
import { hasDied } from '../platform/worker.ts'
import { keepLease, lastSignOfLife, leaseMs } from './claim-delivery.ts'
import { type Engine, type EngineDeps, prepare, type Wording, wordingFor } from './publication.ts'
import { type LogSummary, readLog } from './rules/delivery-log.ts'
import { absenceIsCertainAfterMs, lookAgainAt, maxSendings } from './rules/retry.ts'
import { publishingSentences } from './sentences.ts'
import { addToLog, closeAttempt, logOf } from './store/attempts.ts'
import { isTaken } from './store/deliveries.ts'
import { type DeliveryPatch, moveDelivery } from './store/move-deliveries.ts'

type Delivery = Row<'delivery'>

/**
 * Settles by looking what nobody knows: a sending that was cut off, or one that no look has
 * settled yet.
 * @returns false when another worker was quicker.
 */
export async function settle(engine: Engine, row: Delivery): Promise<boolean> {
  await engine.clock.follow?.()
  const now = engine.clock.now()
  // It seemed to have run out by a clock that was set meanwhile.
  if (row.nextAt !== null && row.nextAt > now) return false
  const leaseUntil = now + leaseMs
  const wording = await engine.db.transaction().execute(async db => {
    const guard = { state: row.state, nextAt: row.nextAt, leaseOwner: row.leaseOwner }
    const lease = { leaseOwner: engine.worker, leaseUntil, nextAt: leaseUntil }
    if (!(await moveDelivery(db, row.id, guard, lease))) return null
    await closeWhatWasCutOff(db, row, now)
    return await wordingFor(db, row)
  })
  if (wording === null) return false
  const lease = keepLease(engine, row.id, leaseUntil)
  try {
    return await settleHeld(engine, row, wording)
  } finally {
    lease.stop()
  }
}

/** The same, for a row on which this worker holds the lease. */
export async function settleHeld(
  engine: Engine,
  row: Delivery,
  wording: Wording,
): Promise<boolean> {
  const found = await lookFor(engine, row, wording)
  const now = engine.clock.now()
  const settled = await engine.db.transaction().execute(async db => {
    const log = readLog(await logOf(db, row.id))
    const patch = { leaseOwner: null, leaseUntil: null, ...afterLook(row, found, log, now) }
    const guard = { state: row.state, leaseOwner: engine.worker }
    if (!(await moveDelivery(db, row.id, guard, patch))) return false
    await addToLog(db, row.id, now, found.kind, found.kind === 'unclear' ? found.reason : null)
    return true
  })
  if (settled) engine.changes.tell(row.communeId, 'deliveries')
  return settled
}

/** An attempt without an outcome belongs to a worker that is gone: nobody knows how it ended. */
async function closeWhatWasCutOff(db: Db, row: Delivery, now: number): Promise<void> {
  const { lastSending } = readLog(await logOf(db, row.id))
  if (lastSending === null || lastSending.outcome !== null) return
  const died = row.leaseOwner !== null && hasDied(row.leaseOwner)
  const endedAt = died || row.leaseUntil === null ? now : lastSignOfLife(row.leaseUntil)
  await closeAttempt(db, lastSending.id, {
    endedAt: Math.max(lastSending.startedAt, Math.min(now, endedAt)),
    outcome: 'unknown',
    reason: publishingSentences.stopped,
  })
}

function afterLook(row: Delivery, found: Found, log: LogSummary, now: number): DeliveryPatch {
  if (found.kind === 'found') {
    return {
      state: 'published',
      remoteId: found.remoteId,
      url: found.url,
      publishedAt: log.lastSending?.startedAt ?? now,
      reason: null,
      nextAt: now,
    }
  }
  if (found.kind === 'unclear') {
    return {
      state: 'unconfirmed',
      reason: sentenceText(found.reason),
      nextAt: lookAgainAt(log.looks + 1, now),
    }
  }
  const certainAt = (log.lastSending?.endedAt ?? now) + absenceIsCertainAfterMs
  if (now < certainAt) {
    return { reason: sentenceText(publishingSentences.cutOff), nextAt: certainAt }
  }
  if (log.sendings >= maxSendings) {
    return {
      state: 'failed',
      reason: sentenceText(publishingSentences.nothingPublished(log.sendings)),
      nextAt: null,
    }
  }
  // As of the time at which it was to be looked at: after a long downtime its late rule holds.
  return { state: 'scheduled', reason: null, nextAt: Math.min(now, row.nextAt ?? now) }
}

/**
 * Looks whether an earlier sending got through. What prevents looking is `unclear`, never an
 * error: nothing may be sent again because of it.
 */
export async function lookFor(
  deps: EngineDeps,
  delivery: Pick<Row<'delivery'>, 'id' | 'key' | 'channelId' | 'claimedAt' | 'dueAt'>,
  wording: Wording,
): Promise<Found> {
  try {
    const { label, find } = await prepare(deps, wording)
    if (find === undefined) {
      return {
        kind: 'unclear',
        reason: publishingSentences.cannotVerify(label),
      }
    }
    const since = delivery.claimedAt ?? delivery.dueAt
    const found = await find(delivery.key, since)
    if (found.kind !== 'found') return found
    // The same words may be planned twice: each post on the network stands for one delivery.
    if (!(await isTaken(deps.db, delivery.channelId, found.remoteId, delivery.id))) return found
    return { kind: 'unclear', reason: publishingSentences.sameIsOnline }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'unclear', reason: error.sentence }
    deps.log.error({ err: error, delivery: delivery.id }, 'delivery-lookup-failed')
    return { kind: 'unclear', reason: publishingSentences.lookFailed }
  }
}
