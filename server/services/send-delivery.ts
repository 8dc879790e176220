import type { Outcome } from '../connectors/connector.ts'
import { readLog } from '../domain/delivery-log.ts'
import { frenchCount } from '../domain/french.ts'
import { isStale, whyMissed } from '../domain/late-rule.ts'
import { sendAgainAt } from '../domain/retry.ts'
import { type DeliveryPatch, moveDelivery, overruleAsPublished } from '../store/deliveries.ts'
import { closeAttempt, logOf, openAttempt } from '../store/delivery-attempts.ts'
import { claimDelivery, lostTheRace } from '../store/due-deliveries.ts'
import { wordingOf } from '../store/posts.ts'
import type { Row } from '../store/schema.ts'
import { type Engine, keepLease, leaseMs } from './delivery-lease.ts'
import { pauseChannel } from './pause-channel.ts'
import { channelOf, prepare, type Ready, type Wording } from './publication.ts'
import { Refusal } from './refusal.ts'
import { settleHeld } from './settle-delivery.ts'

type Delivery = Row<'delivery'>

/**
 * Sends one scheduled delivery: claims it, commits, calls the network outside any transaction,
 * writes the outcome. What is late follows its rule, what cannot be known is looked for.
 * @returns false when another worker was quicker.
 */
export async function send(engine: Engine, row: Delivery): Promise<boolean> {
  if (row.overtaken === 1) return await giveUp(engine, row)
  const missed = await whyNotNow(engine, row)
  if (missed !== null) return await miss(engine, row, missed)
  const claimed = await claim(engine, row)
  if (claimed === 'lost') return false
  if (claimed === 'waiting') {
    engine.changes.tell(row.communeId, 'deliveries')
    return true
  }
  const stop = keepLease(engine, row.id)
  try {
    const held: Delivery = { ...row, ...claimed.lease }
    const outcome = await publish(engine, held, claimed.wording)
    await record(engine, held, claimed.attemptId, outcome)
    if (outcome.kind === 'reauthorize') {
      await pauseChannel(engine, claimed.wording.channel, outcome.reason)
    }
    if (outcome.kind === 'unknown') await settleHeld(engine, held, claimed.wording)
    return true
  } finally {
    stop()
  }
}

async function whyNotNow(engine: Engine, row: Delivery): Promise<string | null> {
  const tried = row.attempts > 0
  const askedAt = tried ? readLog(await logOf(engine.db, row.id)).askedAt : null
  return whyMissed(
    {
      rule: row.lateRule,
      promisedAt: row.nextAt ?? row.dueAt,
      wantedAt: Math.max(row.dueAt, askedAt ?? 0),
      tried,
    },
    engine.clock.now(),
  )
}

async function miss(engine: Engine, row: Delivery, reason: string): Promise<boolean> {
  const guard = { state: row.state, nextAt: row.nextAt }
  const patch: DeliveryPatch = { state: 'missed', reason, nextAt: null }
  const missed = await moveDelivery(engine.db, row.id, guard, patch)
  if (missed) engine.changes.tell(row.communeId, 'deliveries')
  return missed
}

/** Its event was put off or cancelled while it was being sent, and it did not get through. */
async function giveUp(engine: Engine, row: Delivery): Promise<boolean> {
  const guard = { state: row.state, nextAt: row.nextAt }
  const reason = 'L’événement a changé pendant l’envoi, qui n’a pas abouti : rien n’est parti.'
  const patch: DeliveryPatch = { state: 'cancelled', reason, nextAt: null }
  const givenUp = await moveDelivery(engine.db, row.id, guard, patch)
  if (givenUp) engine.changes.tell(row.communeId, 'deliveries')
  return givenUp
}

type Held = Pick<Delivery, 'state' | 'leaseOwner' | 'leaseUntil' | 'nextAt' | 'claimedAt'>
type Claimed = { attemptId: number; wording: Wording; lease: Held }

/** The intent, on disk before the network is called. */
async function claim(engine: Engine, row: Delivery): Promise<Claimed | 'lost' | 'waiting'> {
  const now = engine.clock.now()
  const leaseUntil = now + leaseMs
  try {
    return await engine.db.transaction().execute(async db => {
      const channel = await channelOf(db, row)
      const idle = whatItWaitsFor(channel)
      if (idle !== null) {
        const guard = { state: row.state, nextAt: row.nextAt }
        return (await moveDelivery(db, row.id, guard, idle)) ? 'waiting' : 'lost'
      }
      if (!(await claimDelivery(db, row, { worker: engine.worker, now, leaseUntil }))) return 'lost'
      const attemptId = await openAttempt(db, row.id, now)
      return {
        attemptId,
        // Read after the claim: from here on nobody can change the words.
        wording: { channel, ...(await wordingOf(db, row.variantId)) },
        lease: {
          state: 'sending',
          leaseOwner: engine.worker,
          leaseUntil,
          nextAt: leaseUntil,
          claimedAt: row.claimedAt ?? now,
        },
      }
    })
  } catch (error) {
    if (lostTheRace(error)) return 'lost'
    throw error
  }
}

/** Null when the channel can be published to. */
function whatItWaitsFor({ name, state, stateReason }: Row<'channel'>): DeliveryPatch | null {
  if (state === 'active') return null
  if (state === 'paused') {
    const reason = `Le canal « ${name} » est en pause${stateReason === null ? '' : ` : ${stateReason}`}`
    return { nextAt: null, reason }
  }
  return {
    state: 'failed',
    nextAt: null,
    reason: `Le canal « ${name} » est déconnecté : reconnectez-le, puis réessayez.`,
  }
}

async function publish(engine: Engine, row: Delivery, wording: Wording): Promise<Outcome> {
  const ready = await prepared(engine, row, wording)
  if ('kind' in ready) return ready
  const { connector, call, publication } = ready
  if (connector.publish === undefined) {
    const reason = `${connector.manifest.label} ne permet pas de publier.`
    return { kind: 'failed', reason, retryAt: null }
  }
  try {
    return await connector.publish(call, publication, row.key)
  } catch (error) {
    // A connector throws only by a mistake of its own, and the network may have been called.
    engine.log.error({ err: error, delivery: row.id }, 'publishing failed')
    return { kind: 'unknown', reason: 'L’envoi a été interrompu : vérification en cours.' }
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
    if (error instanceof Refusal) return { kind: 'failed', reason: error.message, retryAt: null }
    engine.log.error({ err: error, delivery: row.id }, 'preparing a delivery failed')
    const reason = 'L’envoi n’a pas pu être préparé : le journal du serveur dit pourquoi.'
    return { kind: 'failed', reason, retryAt: engine.clock.now() }
  }
}

async function record(
  engine: Engine,
  row: Delivery,
  attemptId: number,
  outcome: Outcome,
): Promise<void> {
  const now = engine.clock.now()
  const written = await engine.db.transaction().execute(async db => {
    const log = readLog(await logOf(db, row.id))
    const reason = outcome.kind === 'published' ? null : outcome.reason
    await closeAttempt(db, attemptId, { endedAt: now, outcome: outcome.kind, reason })
    if (outcome.kind === 'published') {
      const patch = { ...free, ...afterPublishing(outcome, now) }
      const guard = { state: row.state, leaseOwner: engine.worker }
      // Whatever another worker believed meanwhile, the network has it.
      return (
        (await moveDelivery(db, row.id, guard, patch)) ||
        (await overruleAsPublished(db, row.id, patch))
      )
    }
    const patch =
      outcome.kind === 'unknown'
        ? { reason: outcome.reason }
        : { ...free, ...afterFailure(engine, row, outcome, log.sendings, log.askedAt, now) }
    return await moveDelivery(db, row.id, { state: row.state, leaseOwner: engine.worker }, patch)
  })
  if (!written) {
    engine.log.warn({ delivery: row.id, outcome: outcome.kind }, 'a lost lease: outcome not kept')
  }
  engine.changes.tell(row.communeId, 'deliveries')
}

const free = { leaseOwner: null, leaseUntil: null }

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
  outcome: Extract<Outcome, { kind: 'failed' | 'reauthorize' }>,
  sendings: number,
  askedAt: number | null,
  now: number,
): DeliveryPatch {
  const { reason } = outcome
  if (outcome.kind === 'reauthorize') return { state: 'scheduled', reason, nextAt: null }
  if (outcome.retryAt === null) return { state: 'failed', reason, nextAt: null }
  const nextAt = sendAgainAt(sendings, outcome.retryAt, now, engine.random())
  const wantedAt = Math.max(row.dueAt, askedAt ?? 0)
  if (nextAt !== null && !isStale({ rule: row.lateRule, wantedAt }, nextAt)) {
    return { state: 'scheduled', reason, nextAt }
  }
  const tries = frenchCount(sendings, 'essai', 'essais')
  return {
    state: 'failed',
    reason: `${reason.replace(/[.\s]*$/u, '.')} Tambour s’arrête après ${tries} : réessayez quand le réseau répondra.`,
    nextAt: null,
  }
}
