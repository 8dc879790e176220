import type { Outcome } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { sentenceText } from '../language/sentence.ts'
import type { GroupCommit } from '../platform/group-commit.ts'
import type { Engine } from './publication.ts'
import { type LogLine, type LogSummary, readLog } from './rules/delivery-log.ts'
import { isStale } from './rules/late-rule.ts'
import { sendAgainAt } from './rules/retry.ts'
import { publishingSentences } from './sentences.ts'
import { closeAttempts, logsOf } from './store/attempts.ts'
import {
  type DeliveryMove,
  type DeliveryPatch,
  moveDeliveries,
  overruleAsPublished,
} from './store/move-deliveries.ts'

type Delivery = Row<'delivery'>

/** How a sending by this worker ended. */
type Ending = { held: Delivery; attemptId: number; outcome: Outcome }

/** Writes how a sending ended, and tells. */
export type Recorder = (ending: Ending) => Promise<void>

/** Writes outcomes, those that come at the same moment in one transaction. */
export function createRecorder(engine: Engine, commits: GroupCommit): Recorder {
  const record = commits.share<Ending, boolean>((db, endings) => recordAll(engine, db, endings))
  return async ending => {
    const { id, communeId } = ending.held
    if (!(await record(ending))) {
      const { kind } = ending.outcome
      engine.log.warn({ delivery: id, outcome: kind }, 'delivery-lease-lost')
    }
    engine.changes.tell(communeId, 'deliveries')
  }
}

async function recordAll(engine: Engine, db: Db, endings: readonly Ending[]): Promise<boolean[]> {
  const now = engine.clock.now()
  const failed = endings.filter(({ outcome }) => 'retryAt' in outcome).map(({ held }) => held.id)
  const logs = await logsOf(db, failed)
  await closeAttempts(
    db,
    endings.map(({ attemptId, outcome }) => ({
      id: attemptId,
      endedAt: now,
      outcome: outcome.kind,
      reason: outcome.kind === 'published' ? null : outcome.reason,
    })),
  )
  const written = await moveDeliveries(
    db,
    endings.map(({ held, outcome }) => moveOf(engine, held, outcome, logs.get(held.id) ?? [], now)),
  )
  for (const { held, outcome } of endings) {
    if (outcome.kind !== 'published' || written.has(held.id)) continue
    // Whatever another worker believed meanwhile, the network has it.
    const patch = { ...free, ...afterPublishing(outcome, now) }
    if (await overruleAsPublished(db, held.id, patch)) written.add(held.id)
  }
  return endings.map(({ held }) => written.has(held.id))
}

const free = { leaseOwner: null, leaseUntil: null }

function moveOf(
  engine: Engine,
  held: Delivery,
  outcome: Outcome,
  log: readonly LogLine[],
  now: number,
): DeliveryMove {
  const guard = { state: held.state, leaseOwner: engine.worker }
  const move = (patch: DeliveryPatch) => ({ id: held.id, guard, patch })
  switch (outcome.kind) {
    case 'published':
      return move({ ...free, ...afterPublishing(outcome, now) })
    case 'unknown':
      return move({ reason: sentenceText(outcome.reason) })
    case 'reauthorize':
      return move({
        ...free,
        state: 'scheduled',
        reason: sentenceText(outcome.reason),
        nextAt: null,
      })
    case 'failed':
      return move({ ...free, ...afterFailure(engine, held, outcome, readLog(log), now) })
  }
}

function afterPublishing(
  outcome: Extract<Outcome, { kind: 'published' }>,
  now: number,
): DeliveryPatch & { state: 'published' } {
  return {
    state: 'published',
    remoteId: outcome.remoteId,
    url: outcome.url,
    publishedAt: now,
    reason: null,
    nextAt: now,
  }
}

function afterFailure(
  engine: Engine,
  row: Delivery,
  outcome: Extract<Outcome, { kind: 'failed' }>,
  { sendings, askedAt }: LogSummary,
  now: number,
): DeliveryPatch {
  const reason = sentenceText(outcome.reason)
  if (outcome.retryAt === null) return { state: 'failed', reason, nextAt: null }
  const nextAt = sendAgainAt(sendings, outcome.retryAt, now, engine.random())
  const wantedAt = Math.max(row.dueAt, askedAt ?? 0)
  if (nextAt !== null && !isStale({ ...row, rule: row.lateRule, wantedAt }, nextAt)) {
    return { state: 'scheduled', reason, nextAt }
  }
  const gaveUp = publishingSentences.gaveUp(outcome.reason, sendings)
  return { state: 'failed', reason: sentenceText(gaveUp), nextAt: null }
}
