import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spreadWait } from '../../server/connectors/network/error.ts'

const now = Date.parse('2026-06-02T08:05:00Z')
const MINUTE = 60_000

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
