import { expect } from 'vitest'

/** An instant after a wait of our own choosing, which is spread (publishing/rules/retry.ts); ms UTC. */
export const spreadFrom = (now: number, waitMs: number): unknown =>
  expect.toSatisfy((at: number) => at >= now + waitMs && at <= now + waitMs * 1.5)
