import type { Db } from '../store/database.ts'
import { type DeliveryPatch, moveDeliveries } from '../store/deliveries.ts'
import { openAttempts } from '../store/delivery-attempts.ts'
import { claimDeliveries, lostTheRace } from '../store/due-deliveries.ts'
import type { Row } from '../store/schema.ts'
import { type Engine, leaseMs } from './delivery-lease.ts'
import type { GroupCommit } from './group-commit.ts'
import { type Wording, withChannels, wordingsFor } from './publication.ts'

type Delivery = Row<'delivery'>

/** A row that is this worker's, with what it says and the line of its log that is open. */
export type Claimed = { held: Delivery; attemptId: number; wording: Wording }

/**
 * The intent, on disk before the network is called. `lost`: the row is no longer as it was read, or
 * something is being sent on its channel; `waiting`: its channel does not publish now.
 */
export type Claims = (row: Delivery) => Promise<Claimed | 'lost' | 'waiting'>

/** Claims, those that wait at the same moment in one transaction. */
export function createClaims(engine: Engine, commits: GroupCommit): Claims {
  const claim = commits.share<Delivery, Claimed | 'lost' | 'waiting'>((db, rows) =>
    claimAll(engine, db, rows),
  )
  return async row => {
    try {
      return await claim(row)
    } catch (error) {
      if (lostTheRace(error)) return 'lost'
      throw error
    }
  }
}

async function claimAll(
  engine: Engine,
  db: Db,
  rows: readonly Delivery[],
): Promise<(Claimed | 'lost' | 'waiting')[]> {
  const now = engine.clock.now()
  const leaseUntil = now + leaseMs
  const ready: Delivery[] = []
  const idle: { row: Delivery; patch: DeliveryPatch }[] = []
  for (const { row, channel } of await withChannels(db, rows)) {
    const patch = whatItWaitsFor(channel)
    if (patch === null) ready.push(row)
    else idle.push({ row, patch })
  }
  const waiting = await moveDeliveries(
    db,
    idle.map(({ row, patch }) => ({
      id: row.id,
      guard: { state: row.state, nextAt: row.nextAt },
      patch,
    })),
  )
  const held = await claimDeliveries(db, ready, { worker: engine.worker, now, leaseUntil })
  const attempts = await openAttempts(db, [...held.keys()], now)
  // Read after the claim: from here on nobody can change the words.
  const wordings = await wordingsFor(db, [...held.values()])
  return rows.map(({ id }) => {
    if (waiting.has(id)) return 'waiting'
    const row = held.get(id)
    const attemptId = attempts.get(id)
    const wording = wordings.get(id)
    if (row === undefined || attemptId === undefined || wording === undefined) return 'lost'
    return { held: row, attemptId, wording }
  })
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
