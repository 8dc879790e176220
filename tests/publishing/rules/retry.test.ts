import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  lookAgainAt,
  maxSendings,
  readAgainAt,
  sendAgainAt,
  spreadWait,
} from '../../../server/publishing/rules/retry.ts'

const now = Date.parse('2026-06-02T08:05:00Z')
const MINUTE = 60_000

describe('sending again', () => {
  it('doubles the wait each time, up to half an hour', () => {
    const waits = Array.from({ length: maxSendings - 1 }, (_, i) =>
      sendAgainAt(i + 1, now, now, 0.5),
    )
    expect(waits.map(at => ((at ?? 0) - now) / 1000)).toEqual([
      20, 40, 80, 160, 320, 640, 1280, 1800, 1800, 1800, 1800,
    ])
  })

  it('never comes before the time that the network asked for', () => {
    expect(sendAgainAt(1, now + 5 * MINUTE, now, 0.5)).toBe(now + 5 * MINUTE)
    expect(sendAgainAt(1, now - 5 * MINUTE, now, 0.5)).toBe(now + 20_000)
  })

  it('ends', () => {
    expect(sendAgainAt(maxSendings, now, now, 0.5)).toBeNull()
    expect(sendAgainAt(maxSendings + 7, now, now, 0.5)).toBeNull()
  })

  it('spreads by a quarter around the wait', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: maxSendings - 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sendings, random) => {
          const middle = (sendAgainAt(sendings, 0, now, 0.5) ?? 0) - now
          const wait = (sendAgainAt(sendings, 0, now, random) ?? 0) - now
          expect(wait).toBeGreaterThanOrEqual(middle * 0.75 - 1)
          expect(wait).toBeLessThanOrEqual(middle * 1.25 + 1)
        },
      ),
    )
  })
})

describe('looking and reading again', () => {
  it('waits longer each time and ends', () => {
    for (const again of [lookAgainAt, readAgainAt]) {
      const times: number[] = []
      for (let done = 1; ; done += 1) {
        const at = again(done, now)
        if (at === null) break
        times.push(at - now)
      }
      expect(times.length).toBeGreaterThan(4)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(times[0]).toBeLessThanOrEqual(15_000)
      expect(again(100, now)).toBeNull()
    }
  })
})

describe('a wait of our own', () => {
  it('is the same for the same seed, never shorter, and at most half as long again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * MINUTE }), fc.string(), (wait, seed) => {
        const spread = spreadWait(wait, seed)
        expect(spread).toBe(spreadWait(wait, seed))
        expect(spread).toBeGreaterThanOrEqual(wait)
        expect(spread).toBeLessThanOrEqual(Math.ceil(wait * 1.5))
      }),
    )
  })

  it('brings fifty channels that failed in the same millisecond back over the whole span', () => {
    const first = 61_550_000_000_001
    const waits = Array.from({ length: 50 }, (_, page) =>
      spreadWait(MINUTE, `${first + page} ${now}`),
    )
    const inSecond = Map.groupBy(waits, wait => Math.floor(wait / 1000))
    expect(inSecond.size).toBeGreaterThan(20)
    expect(Math.max(...[...inSecond.values()].map(same => same.length))).toBeLessThanOrEqual(6)
    // The same channel waits otherwise the next time.
    expect(spreadWait(MINUTE, `${first} ${now + MINUTE}`)).not.toBe(waits[0])
  })
})
