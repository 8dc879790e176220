import type { CallDeps } from '../channels/call.ts'
import type { Deps } from '../deps.ts'
import { renewLease } from './store/claims.ts'

/** What the engine works with. `worker` holds the leases; `random` is between 0 and 1. */
export type Engine = EngineDeps & { worker: string; random(): number }
export type EngineDeps = Pick<
  Deps,
  'db' | 'clock' | 'changes' | 'log' | 'publicUrl' | 'approvals'
> &
  CallDeps

/** How long a claim holds without a sign of life, ms. */
export const leaseMs = 45_000

/** A worker that is alive renews its lease this often, ms. */
export const renewEveryMs = 15_000

/** A lease that is being renewed. */
export type Lease = {
  /** False once it ran out unrenewed: another worker may have taken the row over. */
  holds(): boolean
  stop(): void
}

/**
 * Renews a lease until it is told to stop: a network that takes minutes must not make another
 * worker believe that this one died.
 */
export function keepLease(engine: Engine, deliveryId: number, leaseUntil: number): Lease {
  const { db, clock, worker, log } = engine
  let heldUntil = leaseUntil
  const timer = setInterval(async () => {
    try {
      await clock.follow?.()
      const until = clock.now() + leaseMs
      if (await renewLease(db, deliveryId, worker, until)) heldUntil = until
      else clearInterval(timer)
    } catch (error) {
      log.warn({ err: error, delivery: deliveryId }, 'renewing a lease failed')
    }
  }, renewEveryMs)
  timer.unref()
  return { holds: () => clock.now() < heldUntil, stop: () => clearInterval(timer) }
}

/**
 * The latest instant at which a worker that let its lease run out can have been alive: it would
 * have renewed it otherwise.
 */
export function lastSignOfLife(leaseUntil: number): number {
  return leaseUntil - leaseMs + renewEveryMs
}
