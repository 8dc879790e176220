import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  lookAgainAt,
  maxSendings,
  readAgainAt,
  sendAgainAt,
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
