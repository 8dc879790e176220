/** The only reader of the wall clock. Everything else is given an instant, or a `Clock`. */
export type Clock = {
  now(): number
  /**
   * Brings it into line with a time that several machines share, when that was not done for a while, or
   * when this machine slept or its own clock was set since; otherwise it resolves at once.
   * @throws what asking for that time throws: the clock then goes on as it was.
   */
  follow?(): Promise<void>
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const systemClock: Clock = { now: () => Date.now() }

/** How often the shared time is asked for, ms. */
const followEveryMs = 60_000

/** More than a clock is slewed by within that time (adjtime(3): 500 ppm), ms. */
const stepMs = 500

/** A slower answer says too little of when it was given: it is asked for again, a few times, ms. */
const slowMs = 200
const asks = 3

/**
 * A clock that shows a time which several machines share: leases, and what is due, are then the same for
 * all of them, however wrong a machine's own clock is.
 *
 * In between it goes by this machine's. When that is put back it goes by what a stopwatch counted;
 * when it jumps ahead it is believed, because a machine that slept must not think that it still holds
 * what it held. Both are set right by the next `follow`.
 * @param shared the time of all of them, ms UTC
 * @param wall this machine's own
 * @param ticks a stopwatch that nobody sets, ms
 */
export function sharedClock(
  shared: () => Promise<number>,
  wall: Clock = systemClock,
  ticks: () => number = () => performance.now(),
): Clock {
  let base = { time: wall.now(), wall: wall.now(), ticks: ticks() }
  let followedAt = Number.NEGATIVE_INFINITY
  let following: Promise<void> | null = null

  /** By how much this machine's clock has gone on more than the stopwatch, ms. */
  const jump = () => wall.now() - base.wall - (ticks() - base.ticks)

  async function ask(): Promise<void> {
    let best = { took: Number.POSITIVE_INFINITY, time: 0 }
    for (let asked = 0; asked < asks && best.took > slowMs; asked += 1) {
      const began = ticks()
      const theirs = await shared()
      const took = ticks() - began
      if (took < best.took) {
        best = { took, time: theirs + took / 2 }
        base = { time: best.time, wall: wall.now(), ticks: ticks() }
      }
    }
    followedAt = ticks()
  }

  return {
    now() {
      const ahead = jump()
      return Math.round(base.time + (ticks() - base.ticks) + (ahead < stepMs ? 0 : ahead))
    },
    async follow() {
      if (ticks() - followedAt < followEveryMs && Math.abs(jump()) < stepMs) return
      following ??= ask().finally(() => {
        following = null
      })
      await following
    },
  }
}
