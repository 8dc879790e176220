import { connectorOf } from '../channels/call.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { localTimeOf } from '../language/instant.ts'
import { type Sentence, sentenceText } from '../language/sentence.ts'
import type { Actor } from '../people/rules/role.ts'
import { Refusal } from '../platform/refusal.ts'
import { type ActDeps, act, deliveryRow, refuseState, refuseUntrue } from './act.ts'
import { deliveryShapeOf } from './delivery-shape.ts'
import { channelOf, type EngineDeps, wordingFor } from './publication.ts'
import type { DeliveryState } from './rules/delivery.ts'
import { readLog } from './rules/delivery-log.ts'
import { type DeliveryAction, isOnline, isUnseen } from './rules/delivery-state.ts'
import { isOver } from './rules/late-rule.ts'
import { absenceIsCertainAfterMs } from './rules/retry.ts'
import { publishingSentences } from './sentences.ts'
import { lookFor } from './settle-delivery.ts'
import type { DeliveryShape } from './shapes.ts'
import { addToLog, logOf } from './store/attempts.ts'
import { type DeliveryWithContext, deliveriesOf, postsAbove } from './store/deliveries.ts'

/** `from` and `to`: due at or after, and before, ms UTC; `event`: only of that event. */
export type DeliveryQuery = {
  from?: number
  to?: number
  states?: readonly DeliveryState[]
  event?: number
}

/** Who wants more asks from the time of the last one on. */
const mostListed = 1000

/** A commune's deliveries in the order in which they are due, the first thousand of them. */
export async function listDeliveries(
  deps: Pick<Deps, 'db' | 'connectors'>,
  communeId: number,
  { event, ...filter }: DeliveryQuery = {},
): Promise<DeliveryShape[]> {
  const rows = await deliveriesOf(deps.db, communeId, {
    ...filter,
    most: mostListed,
    ...(event !== undefined && { eventIds: [event] }),
  })
  return rows.map(row => deliveryShapeOf(row, deps))
}

/**
 * Sends again, at once, what failed or was missed.
 * @throws Refusal (`not-found`; `conflict` when its state or its channel does not allow it)
 */
export async function retryDelivery(deps: ActDeps, by: Actor, id: number): Promise<DeliveryShape> {
  return await sendAtOnce(deps, by, id, 'retry')
}

/**
 * Sends at once, whatever time was planned.
 * @throws Refusal, as `retryDelivery`
 */
export async function publishNow(deps: ActDeps, by: Actor, id: number): Promise<DeliveryShape> {
  return await sendAtOnce(deps, by, id, 'publish-now')
}

/**
 * Gives up what has not gone out.
 * @throws Refusal, as `retryDelivery`
 */
export async function cancelDelivery(deps: ActDeps, by: Actor, id: number): Promise<DeliveryShape> {
  return await act(deps, by, id, 'cancel', () => ({
    state: 'cancelled',
    nextAt: null,
    reason: null,
    // Given up by a person, it does not come back with its event.
    heldFrom: null,
  }))
}

/**
 * A person has seen that it is online.
 * @throws Refusal, as `retryDelivery`
 */
export async function confirmDelivery(
  deps: ActDeps,
  by: Actor,
  id: number,
): Promise<DeliveryShape> {
  return await act(deps, by, id, 'confirm', row => ({
    state: 'published',
    publishedAt: row.claimedAt ?? deps.clock.now(),
    ...settledByHand,
  }))
}

/**
 * A person has seen that it is not online: it is sent again at once, unless a last look finds it.
 * Where its channel cannot send, it is `failed`, to be retried when the channel is back.
 * @throws Refusal, as `retryDelivery`
 */
export async function denyDelivery(
  deps: ActDeps & EngineDeps,
  by: Actor,
  id: number,
): Promise<DeliveryShape> {
  const row = await deliveryRow(deps.db, by.communeId, id)
  refuseState(row, 'deny')
  const { lastSending } = readLog(await logOf(deps.db, id))
  if (deps.clock.now() < (lastSending?.endedAt ?? 0) + absenceIsCertainAfterMs) {
    throw new Refusal('conflict', publishingSentences.mayStillArrive)
  }
  const found = await lookFor(deps, row, await wordingFor(deps.db, row))
  if (found.kind === 'found') {
    return await act(deps, by, id, 'deny', () => ({
      ...settledByHand,
      state: 'published',
      remoteId: found.remoteId,
      url: found.url,
      publishedAt: row.claimedAt ?? deps.clock.now(),
      nextAt: deps.clock.now(),
    }))
  }
  if (isOver(row, deps.clock.now())) {
    const over = sentenceText(publishingSentences.over)
    return await act(deps, by, id, 'deny', () => ({
      ...settledByHand,
      state: 'failed',
      reason: over,
    }))
  }
  const idle = await idleChannel(deps.db, row)
  if (idle === null) return await sendAtOnce(deps, by, id, 'deny')
  const reason = sentenceText(publishingSentences.thenTryAgain(idle))
  return await act(deps, by, id, 'deny', () => ({ ...settledByHand, state: 'failed', reason }))
}

/**
 * Takes back what is out, within moments; what is away already counts as taken back.
 * @throws Refusal, as `retryDelivery`; `conflict` where its network does not let us
 */
export async function withdrawDelivery(
  deps: ActDeps,
  by: Actor,
  id: number,
): Promise<DeliveryShape> {
  return await act(deps, by, id, 'withdraw', async (row, db) => {
    const { connector } = await channelOf(db, row)
    const { withdraw, manifest } = connectorOf(deps, connector)
    if (manifest.byHand === 'printed') {
      throw new Refusal('conflict', publishingSentences.printed(manifest.label))
    }
    if (manifest.byHand !== undefined) {
      await addToLog(db, id, deps.clock.now(), 'asked')
      return { state: 'published', wanted: 'withdrawn', nextAt: null, reason: null }
    }
    if (withdraw === undefined || row.afterId !== null) {
      throw new Refusal('conflict', publishingSentences.cannotWithdraw(manifest.label))
    }
    if (row.remoteId === null) throw new Refusal('conflict', publishingSentences.whereIsIt)
    const now = deps.clock.now()
    await addToLog(db, id, now, 'asked')
    // Who is about to correct it goes by its instant, and must see that something else is wanted.
    const nextAt = row.nextAt === now ? now - 1 : now
    return { state: 'published', wanted: 'withdrawn', nextAt, reason: null }
  })
}

/**
 * Looks at the public post once more, at once.
 * @throws Refusal, as `retryDelivery`
 */
export async function readDeliveryAgain(
  deps: ActDeps,
  by: Actor,
  id: number,
): Promise<DeliveryShape> {
  return await act(deps, by, id, 'read-again', row => {
    if (!isUnseen(row)) throw new Refusal('conflict', publishingSentences.readAlready)
    return { nextAt: deps.clock.now() }
  })
}

const settledByHand = { reason: null, nextAt: null, leaseOwner: null, leaseUntil: null } as const

async function sendAtOnce(
  deps: ActDeps,
  by: Actor,
  id: number,
  action: DeliveryAction,
): Promise<DeliveryShape> {
  const now = deps.clock.now()
  return await act(deps, by, id, action, async (row, db) => {
    refuseUntrue(row)
    if (isOver(row, now)) throw new Refusal('conflict', publishingSentences.over)
    const [above] = (await postsAbove(db, [row])).values()
    if (above && !isOnline(above.state))
      throw new Refusal('conflict', publishingSentences.underNothing)
    const idle = await idleChannel(db, row)
    if (idle !== null) throw new Refusal('conflict', idle)
    if (action !== 'deny') await deps.approvals.approveToSend(db, by, row)
    await addToLog(db, id, now, 'asked')
    return {
      ...settledByHand,
      state: 'scheduled',
      nextAt: now,
      // What was to go out later is now due now; what is late keeps the time that it missed.
      ...(row.dueAt > now && { dueAt: now, dueLocal: localTimeOf(now, row.zone) }),
    }
  })
}

/** Null when the channel can send, or a sentence that says what is to be done. */
async function idleChannel(db: Db, row: DeliveryWithContext): Promise<Sentence | null> {
  const { name, state } = await channelOf(db, row)
  if (state === 'active') return null
  return state === 'paused'
    ? publishingSentences.reconnectPaused(name)
    : publishingSentences.reconnectGone(name)
}
