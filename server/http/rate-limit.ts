import type { Context as HonoContext } from 'hono'
import { Refusal } from '../platform/refusal.ts'
import type { Env } from './identity.ts'
import { httpSentences } from './sentences.ts'

export type RateLimit = {
  /** Counts one more; how many ms to wait when that is one too many, else 0. */
  take(key: string): number
  /** How many are counted of a key now. */
  count(key: string): number
  /** Begins anew for a key: what was counted was well meant. */
  forget(key: string): void
}

/** So many in each window, for each key. Kept in memory: a restart forgives. */
export function createRateLimit(
  clock: { now(): number },
  { most, windowMs }: { most: number; windowMs: number },
): RateLimit {
  const windows = new Map<string, { count: number; endsAt: number }>()
  return {
    forget: key => void windows.delete(key),
    count(key) {
      const known = windows.get(key)
      return known === undefined || known.endsAt <= clock.now() ? 0 : known.count
    },
    take(key) {
      const now = clock.now()
      // In the order in which they end: strangers may make up a hundred keys a second.
      for (const [past, { endsAt }] of windows) {
        if (endsAt > now) break
        windows.delete(past)
      }
      const known = windows.get(key)
      if (known === undefined) {
        windows.set(key, { count: 1, endsAt: now + windowMs })
        return 0
      }
      known.count += 1
      return known.count > most ? known.endsAt - now : 0
    },
  }
}

/** @throws Refusal (`too-many-requests`) unless there is nothing to wait for. */
export function refuseTooMany(c: HonoContext<Env>, waitMs: number): void {
  if (waitMs === 0) return
  const seconds = Math.ceil(waitMs / 1000)
  c.header('retry-after', String(seconds))
  throw new Refusal('too-many-requests', httpSentences.tooManyAttempts(seconds))
}
