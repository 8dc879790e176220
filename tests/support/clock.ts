import type { Clock } from '../../server/clock.ts'

/** A clock that stands still until a test moves it. */
export type TestClock = Clock & { set(instant: number | string): void; advance(ms: number): void }

export function testClock(start: number | string): TestClock {
  let now = typeof start === 'string' ? Date.parse(start) : start
  return {
    now: () => now,
    set(instant) {
      now = typeof instant === 'string' ? Date.parse(instant) : instant
    },
    advance(ms) {
      now += ms
    },
  }
}
