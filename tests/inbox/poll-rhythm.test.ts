import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PollSituation, pollDelayMs } from '../../server/inbox/receiving/read-channel.ts'
import { compileZone, isNightAt } from '../../server/language/zone.ts'

const zone = compileZone('Europe/Paris')
const at = (text: string) => Date.parse(text)

describe('the rhythm of polling', () => {
  const situation = (rest: Partial<PollSituation>): PollSituation => ({
    everyMs: 60_000,
    isAwaited: false,
    isWatched: true,
    isNight: false,
    ...rest,
  })

  it.each([
    ['opening hours', {}, 60],
    ['opening hours, and somebody waits', { isAwaited: true }, 20],
    ['an evening', { isWatched: false }, 120],
    ['an evening, and somebody waits', { isWatched: false, isAwaited: true }, 120],
    ['a night', { isWatched: false, isNight: true }, 300],
    ['a night on call, and somebody waits', { isNight: true, isAwaited: true }, 20],
  ])('in %s', (_what, rest, seconds) => {
    expect(pollDelayMs(situation(rest))).toBe(seconds * 1000)
  })

  it('never slows down because somebody waits, or because somebody watches', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 3_600_000 }),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (everyMs, isAwaited, isWatched, isNight) => {
          const one = { everyMs, isAwaited, isWatched, isNight }
          expect(pollDelayMs({ ...one, isAwaited: true })).toBeLessThanOrEqual(pollDelayMs(one))
          expect(pollDelayMs({ ...one, isWatched: true })).toBeLessThanOrEqual(pollDelayMs(one))
          expect(pollDelayMs(one)).toBeGreaterThan(0)
        },
      ),
    )
  })

  it('knows the night by the commune’s clocks, over both changes', () => {
    expect(isNightAt(at('2026-06-02T21:59:59+02:00'), zone)).toBe(false)
    expect(isNightAt(at('2026-06-02T22:00:00+02:00'), zone)).toBe(true)
    expect(isNightAt(at('2026-03-29T05:59:59+02:00'), zone)).toBe(true)
    expect(isNightAt(at('2026-03-29T06:00:00+02:00'), zone)).toBe(false)
    expect(isNightAt(at('2026-10-25T05:59:59+01:00'), zone)).toBe(true)
    expect(isNightAt(at('1969-12-31T23:30:00+01:00'), zone)).toBe(true)
  })
})
