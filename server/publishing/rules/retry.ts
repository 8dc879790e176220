const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** After this many sendings, which take about three hours, only a person can ask for another. */
export const maxSendings = 12

const firstWaitMs = 20 * SECOND
const longestWaitMs = 30 * MINUTE

/**
 * When to send again after a failure that may pass: the network's own wait, or ours, doubled each
 * time and spread so that many deliveries do not come back at the same instant.
 *
 * @param sendings how many there have been since a person last asked, 1 or more.
 * @param askedFor the instant that the network named, ms UTC.
 * @param random between 0 and 1.
 * @returns ms UTC, or null when there were enough.
 */
export function sendAgainAt(
  sendings: number,
  askedFor: number,
  now: number,
  random: number,
): number | null {
  if (sendings >= maxSendings) return null
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (sendings - 1))
  return Math.max(askedFor, now + Math.round(wait * (0.75 + random / 2)))
}

/**
 * A request that was cut off may still be at work on the other side: only after this long does
 * a post that is not there count as certainly absent, ms.
 */
export const absenceIsCertainAfterMs = 30 * SECOND

const looks = [15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 12 * HOUR]

/**
 * When to look again whether an unconfirmed delivery got through.
 *
 * @param looked how often that was tried since the sending, 1 or more.
 * @returns ms UTC, or null when it is left to a person.
 */
export function lookAgainAt(looked: number, now: number): number | null {
  return after(looks, looked, now)
}

// A new post has been seen not to "exist" yet when it was read back at once.
const readings = [5 * SECOND, 20 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR]

/**
 * When to read a published post back again, having found it not there yet.
 *
 * @param read how often that was tried, 1 or more.
 * @returns ms UTC, or null when it is given up: the post stays `published`, not `verified`.
 */
export function readAgainAt(read: number, now: number): number | null {
  return after(readings, read, now)
}

function after(waits: readonly number[], done: number, now: number): number | null {
  const wait = waits[done - 1]
  return wait === undefined ? null : now + wait
}
