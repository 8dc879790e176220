import { z } from 'zod'

const MINUTE = 60_000
const firstWaitMs = MINUTE
const longestWaitMs = 60 * MINUTE
/** A refusal that comes this long after the last one has nothing to do with it. */
const forgottenMs = 2 * longestWaitMs
const smallest = 1 / 128

/**
 * How much of the usual amount Meta gives at once, between 1/128 and 1, as the cursor keeps it. More
 * was last refused at `since` (ms UTC), and is tried again from `waitMs` later on.
 */
export const share = z.object({
  size: z.number().positive().max(1),
  since: z.number(),
  waitMs: z.number().positive(),
})
export type Share = z.infer<typeof share>

/** Nothing was ever refused. */
export const wholeShare: Share = { size: 1, since: 0, waitMs: firstWaitMs }

/** The share of one call, from what the last one left. */
export type PageShare = {
  /** What the limits of the next page are multiplied by. */
  next(): number
  /**
   * Meta refused the page: a smaller share for asking it anew; null when there is none. What is refused
   * at its smallest is not refused for its size: the others are asked as before it.
   */
  less(): number | null
  /** What the next call begins with. */
  kept(): Share
}

/**
 * Meta now and then asks to "reduce the amount of data": often once, else for as long as the rows are
 * heavy. A page that is refused is asked for anew, half as large, until one comes. A later call tries
 * to find back: each of its pages is twice as large as the one before, until pages are whole again
 * or one is refused. So the poll after a single refusal is whole again. A try that is refused costs
 * as many requests as it went up, seven at the most, and the next one waits four times as long: a
 * minute, four, sixteen, and then an hour each time. That is what is lost where Meta goes on asking.
 */
export function createPageShare(before: Share, now: number): PageShare {
  const isDue = now - before.since >= before.waitMs || before.since > now
  let size = before.size
  let isRefused = false
  /** As it was when the page that is asked for now was first asked for. */
  let asked = { size, isRefused }

  function nextWaitMs(): number {
    if (!isDue) return before.waitMs
    const isAgain = now - before.since < forgottenMs
    return isAgain ? Math.min(longestWaitMs, before.waitMs * 4) : firstWaitMs
  }

  return {
    next() {
      if (isDue && !isRefused) size = Math.min(1, size * 2)
      asked = { size, isRefused }
      return size
    },
    less() {
      isRefused = true
      if (size <= smallest) {
        ;({ size, isRefused } = asked)
        return null
      }
      size = Math.max(smallest, size / 2)
      return size
    },
    kept: () => (isRefused ? { size, since: now, waitMs: nextWaitMs() } : { ...before, size }),
  }
}
