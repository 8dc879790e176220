import { accessRefused } from '../channels/call.ts'
import type { Done } from '../connectors/connector.ts'
import type { Row } from '../database/schema.ts'
import { sentenceText } from '../language/sentence.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Engine, prepare, type Wording, wordingFor } from './publication.ts'
import { readLog } from './rules/delivery-log.ts'
import { sendAgainAt } from './rules/retry.ts'
import { publishingSentences } from './sentences.ts'
import { addToLog, logOf } from './store/attempts.ts'
import { type DeliveryPatch, moveDelivery } from './store/move-deliveries.ts'

type Delivery = Row<'delivery'>

/** Longer than any connector waits for its network: an earlier request is over by then, ms. */
const roomMs = 150_000

/**
 * Brings what is out up to date, or takes it back, as `wanted` says. Both may be asked twice, and so
 * need neither lease nor looking: what a crash cut off is asked again. What was wished meanwhile is
 * due anew, for it moved `nextAt`.
 * @returns false when another worker was quicker.
 */
export async function correct(engine: Engine, row: Delivery): Promise<boolean> {
  const { db, clock } = engine
  const nextAt = clock.now() + roomMs
  const wording = await db.transaction().execute(async inside => {
    const guard = { state: row.state, nextAt: row.nextAt }
    const isOurs = await moveDelivery(inside, row.id, guard, { nextAt })
    return isOurs ? await wordingFor(inside, row) : null
  })
  if (wording === null) return false
  const done = await carryOut(engine, row, wording)
  const now = clock.now()
  const written = await db.transaction().execute(async inside => {
    const log = readLog(await logOf(inside, row.id))
    const tries = log.corrections + 1
    const patch = afterwards(engine, row, done, tries, now)
    if (!(await moveDelivery(inside, row.id, { state: row.state, nextAt }, patch))) return false
    const isDone = done.kind === 'done'
    const outcome = isDone ? (row.wanted ?? 'amended') : 'not-corrected'
    await addToLog(inside, row.id, now, outcome, isDone ? null : done.reason)
    return true
  })
  if (done.kind === 'reauthorize') await accessRefused(engine, wording.channel, done.reason)
  if (written) engine.changes.tell(row.communeId, 'deliveries')
  return written
}

async function carryOut(engine: Engine, row: Delivery, wording: Wording): Promise<Done> {
  const { name, state } = wording.channel
  if (state === 'paused') {
    return { kind: 'reauthorize', reason: publishingSentences.reconnectPaused(name) }
  }
  const { remoteId } = row
  try {
    const { label, amend, withdraw } = await prepare(engine, wording)
    const act = row.wanted === 'withdrawn' ? withdraw : amend
    if (act === undefined || remoteId === null) {
      return { kind: 'failed', reason: publishingSentences.cannotCorrect(label), retryAt: null }
    }
    return await act(remoteId)
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'failed', reason: error.sentence, retryAt: null }
    engine.log.error({ err: error, delivery: row.id }, 'correction-failed')
    const reason = publishingSentences.interrupted
    return { kind: 'failed', reason, retryAt: engine.clock.now() }
  }
}

function afterwards(
  engine: Engine,
  row: Delivery,
  done: Done,
  tries: number,
  now: number,
): DeliveryPatch {
  if (done.kind === 'done') {
    return row.wanted === 'withdrawn'
      ? { wanted: null, state: 'cancelled', nextAt: null, url: null, reason: takenBack }
      : // What the public sees is read back anew.
        { wanted: null, reason: null, nextAt: now }
  }
  const reason = sentenceText(done.reason)
  if (done.kind === 'reauthorize') return { reason, nextAt: null }
  const nextAt =
    done.retryAt === null ? null : sendAgainAt(tries, done.retryAt, now, engine.random())
  if (nextAt !== null) return { reason, nextAt }
  const why = publishingSentences.notCorrected(row.wanted === 'withdrawn', done.reason)
  return { wanted: null, reason: sentenceText(why), nextAt: null }
}

const takenBack = sentenceText(publishingSentences.withdrawn)
