import { accessRefused } from '../channels/call.ts'
import type { Outcome } from '../connectors/connector.ts'
import type { Row } from '../database/schema.ts'
import { type Sentence, sentenceText } from '../language/sentence.ts'
import { askingWhile } from '../platform/http-client.ts'
import type { InTurn } from '../platform/limit.ts'
import { Refusal } from '../platform/refusal.ts'
import { isByHand } from './by-hand/hand-over.ts'
import {
  type Claim,
  type Claimed,
  type ClaimedNext,
  keepLease,
  type Lease,
} from './claim-delivery.ts'
import { channelOf, type Engine, prepare, type Ready, type Wording } from './publication.ts'
import type { Recorder } from './record-outcome.ts'
import { readLog } from './rules/delivery-log.ts'
import { whyMissed } from './rules/late-rule.ts'
import { publishingSentences } from './sentences.ts'
import { settleHeld } from './settle-delivery.ts'
import { logOf } from './store/attempts.ts'
import { type DeliveryPatch, moveDelivery } from './store/move-deliveries.ts'

type Delivery = Row<'delivery'>

export type Sender = Engine & {
  claim: Claim
  record: Recorder
  /** What has pictures, and so much in memory, waits for its turn. */
  pictureTurns: InTurn
  /** How many sendings have begun whose outcome is not on its way to be written. */
  underWay: { count: number }
}

/**
 * Sends one scheduled delivery: claims it, commits, calls the network outside any transaction,
 * writes the outcome. What is late follows its rule, what cannot be known is looked for.
 * @param onPublished called when it went well, in the moment in which that goes to be written
 * @returns false when another worker was quicker.
 */
export async function send(
  engine: Sender,
  { row, claimed }: ClaimedNext,
  onPublished: () => void,
): Promise<boolean> {
  if (claimed !== null) return await sendClaimed(engine, row, claimed, onPublished)
  if (row.superseded === 1) return await giveUp(engine, row)
  const missed = await whyNotNow(engine, row)
  if (missed !== null) return await miss(engine, row, missed)
  return await sendClaimed(engine, row, await engine.claim(row), onPublished)
}

async function sendClaimed(
  engine: Sender,
  row: Delivery,
  claimed: Claimed | 'lost' | 'waiting',
  onPublished: () => void,
): Promise<boolean> {
  if (claimed === 'lost') return false
  if (claimed === 'waiting') {
    engine.changes.tell(row.communeId, 'deliveries')
    return true
  }
  const { held, attemptId, wording } = claimed
  const lease = keepLease(engine, row.id, held.leaseUntil ?? engine.clock.now())
  try {
    const outcome = await whileUnderWay(engine.underWay, () =>
      wording.media.length === 0
        ? publish(engine, held, wording, lease)
        : engine.pictureTurns(() => publish(engine, held, wording, lease)),
    )
    const written = engine.record({ held, attemptId, outcome })
    if (outcome.kind === 'published') onPublished()
    await written
    if (outcome.kind === 'reauthorize') await accessRefused(engine, wording.channel, outcome.reason)
    if (outcome.kind === 'unknown') await settleHeld(engine, held, wording)
    return true
  } finally {
    lease.stop()
  }
}

async function whileUnderWay<Result>(
  underWay: { count: number },
  work: () => Promise<Result>,
): Promise<Result> {
  underWay.count += 1
  try {
    return await work()
  } finally {
    underWay.count -= 1
  }
}

async function whyNotNow(engine: Engine, row: Delivery): Promise<Sentence | null> {
  // A person has longer than that, and the claim sees how long.
  if (isByHand(engine, (await channelOf(engine.db, row)).connector)) return null
  const tried = row.attempts > 0
  const askedAt = tried ? readLog(await logOf(engine.db, row.id)).askedAt : null
  return whyMissed(
    {
      rule: row.lateRule,
      promisedAt: row.nextAt ?? row.dueAt,
      wantedAt: Math.max(row.dueAt, askedAt ?? 0),
      tried,
      validUntil: row.validUntil,
    },
    engine.clock.now(),
  )
}

async function miss(engine: Engine, row: Delivery, why: Sentence): Promise<boolean> {
  const guard = { state: row.state, nextAt: row.nextAt }
  const patch: DeliveryPatch = { state: 'missed', reason: sentenceText(why), nextAt: null }
  const missed = await moveDelivery(engine.db, row.id, guard, patch)
  if (missed) engine.changes.tell(row.communeId, 'deliveries')
  return missed
}

/** Its event was put off or cancelled while it was being sent, and it did not get through. */
async function giveUp(engine: Engine, row: Delivery): Promise<boolean> {
  const guard = { state: row.state, nextAt: row.nextAt }
  const reason = sentenceText(publishingSentences.changedMeanwhile)
  const patch: DeliveryPatch = { state: 'cancelled', reason, nextAt: null }
  const givenUp = await moveDelivery(engine.db, row.id, guard, patch)
  if (givenUp) engine.changes.tell(row.communeId, 'deliveries')
  return givenUp
}

async function publish(
  engine: Engine,
  row: Delivery,
  wording: Wording,
  lease: Lease,
): Promise<Outcome> {
  const ready = await prepared(whileHeld(engine, lease), row, wording)
  if ('kind' in ready) return ready
  if (ready.publish === undefined) {
    const reason =
      wording.under === null
        ? publishingSentences.cannotPublish(ready.label)
        : publishingSentences.noFirstComment(ready.label)
    return { kind: 'failed', reason, retryAt: null }
  }
  if (!lease.holds()) {
    // This machine slept since the claim: another worker may have sent it already.
    const reason = publishingSentences.takenUpAgain
    return { kind: 'failed', reason, retryAt: engine.clock.now() }
  }
  const refused = await engine.audienceGate.reserve(engine, row, wording)
  if (refused !== null) return { kind: 'failed', reason: refused, retryAt: null }
  try {
    return await ready.publish(row.key)
  } catch (error) {
    // A connector throws only by a mistake of its own, and the network may have been called.
    engine.log.error({ err: error, delivery: row.id }, 'delivery-failed')
    return { kind: 'unknown', reason: publishingSentences.interrupted }
  }
}

/**
 * Where a post takes several requests only the last shows it, and a machine may sleep between two of
 * them: the worker that took over meanwhile has sent it.
 */
function whileHeld(engine: Engine, { holds }: Lease): Engine {
  const { http, guardedHttp } = engine
  return {
    ...engine,
    http: askingWhile(http, holds),
    guardedHttp: askingWhile(guardedHttp, holds),
  }
}

/** What fails here fails before anything has left: trying again is safe. */
async function prepared(
  engine: Engine,
  row: Delivery,
  wording: Wording,
): Promise<Ready | Extract<Outcome, { kind: 'failed' }>> {
  try {
    return await prepare(engine, wording)
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'failed', reason: error.sentence, retryAt: null }
    engine.log.error({ err: error, delivery: row.id }, 'delivery-not-prepared')
    const reason = publishingSentences.unprepared
    return { kind: 'failed', reason, retryAt: engine.clock.now() }
  }
}
