import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Counted,
  detectionDelayMs,
  quantiles,
  summaryOf,
  wilson,
} from '../../../server/reply-times/rules/reply-stats.ts'

const MINUTE = 60_000
const TARGET = 15 * MINUTE

const answered = (minutes: number): Counted => ({
  state: 'answered',
  officeMs: minutes * MINUTE,
  onTime: minutes * MINUTE <= TARGET,
})
const open = (minutes: number): Counted => {
  const missed = minutes * MINUTE > TARGET
  return {
    state: missed ? 'missed' : 'waiting',
    officeMs: minutes * MINUTE,
    onTime: missed ? false : null,
  }
}

/** The curve as exact fractions, one event at a time. */
function naiveQuantile(events: number[], censored: number[], p: [bigint, bigint]): number | null {
  let above = 1n
  let below = 1n
  for (const at of [...new Set(events)].sort((a, b) => a - b)) {
    const atRisk = [...events, ...censored].filter(each => each >= at).length
    const deaths = events.filter(each => each === at).length
    above *= BigInt(atRisk - deaths)
    below *= BigInt(atRisk)
    if (above * p[1] <= p[0] * below) return at
  }
  return null
}

describe('summaryOf', () => {
  it('case 36: 6 of 9, Kaplan–Meier median 12 and P90 40, Wilson 35–88 %', () => {
    const episodes = [...[2, 4, 5, 8, 12, 14, 20, 40].map(answered), open(30), open(6)]
    const summary = summaryOf(episodes)
    expect(summary).toMatchObject({
      onTime: 6,
      counted: 9,
      waiting: 1,
      missed: 1,
      medianMs: 12 * MINUTE,
      p90Ms: 40 * MINUTE,
    })
    expect(summary.ratio).toBeCloseTo(6 / 9, 12)
    expect(summary.wilson?.map(bound => Math.round(bound * 100))).toEqual([35, 88])
  })

  it('case 37: 2 of 5, the median is not reached', () => {
    const summary = summaryOf([answered(5), answered(9), open(60), open(60), open(60)])
    expect(summary).toMatchObject({ onTime: 2, counted: 5, medianMs: null, p90Ms: null })
  })

  it('case 38: no message is no figure', () => {
    expect(summaryOf([])).toEqual({
      onTime: 0,
      counted: 0,
      waiting: 0,
      missed: 0,
      excluded: 0,
      withdrawn: 0,
      ratio: null,
      wilson: null,
      medianMs: null,
      p90Ms: null,
    })
  })

  it('shows what it does not count, and invents nothing from it', () => {
    const left: Counted[] = [
      { state: 'excluded', officeMs: 0, onTime: null },
      { state: 'withdrawn', officeMs: 5 * MINUTE, onTime: null },
    ]
    expect(summaryOf([...left, open(3)])).toMatchObject({
      counted: 0,
      waiting: 1,
      excluded: 1,
      withdrawn: 1,
      ratio: null,
      wilson: null,
      medianMs: null,
    })
  })
})

describe('quantiles', () => {
  it('lets answers come before censorings of the same time', () => {
    const tie = quantiles(Float64Array.of(5), Float64Array.of(5))
    expect(tie).toEqual({ medianMs: 5, p90Ms: null })
    expect(quantiles(Float64Array.of(5), Float64Array.of(4))).toEqual({ medianMs: 5, p90Ms: 5 })
  })

  it('reaches exactly a half and a tenth', () => {
    for (const size of [10, 30, 70, 90, 110, 1000, 280_000]) {
      const times = Float64Array.from({ length: size }, (_, index) => size - index)
      const { medianMs, p90Ms } = quantiles(times, new Float64Array(0))
      expect([medianMs, p90Ms]).toEqual([size / 2, (size * 9) / 10])
    }
  })

  it('is not misled by the rounding of censored curves', () => {
    // 15/16 · 14/15 · 13/14 · … · 4/8 is exactly a half at 14, and a hair more in floating point.
    const events = Float64Array.of(0, 1, 2, 6, 7, 8, 14, 16)
    const censored = Float64Array.of(6, 6, 10, 13, 15, 16, 19, 19)
    expect(quantiles(events, censored).medianMs).toBe(14)
  })

  it('agrees with exact fractions', () => {
    const times = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 })
    fc.assert(
      fc.property(times, times, (events, censored) => {
        const found = quantiles(Float64Array.from(events), Float64Array.from(censored))
        expect(found).toEqual({
          medianMs: naiveQuantile(events, censored, [1n, 2n]),
          p90Ms: naiveQuantile(events, censored, [1n, 10n]),
        })
      }),
      { numRuns: 1000 },
    )
  })
})

describe('wilson', () => {
  it('has the bounds that solve the score equation |k/n − p| = z·√(p(1−p)/n)', () => {
    const cases = fc.integer({ min: 1, max: 2000 })
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const k = Math.round(n * share)
        for (const bound of wilson(k, n) ?? []) {
          const distance = Math.abs(k / n - bound)
          expect(distance).toBeCloseTo(1.959964 * Math.sqrt((bound * (1 - bound)) / n), 9)
        }
      }),
    )
    expect(wilson(0, 10)?.[0]).toBe(0)
    expect(wilson(10, 10)?.[1]).toBe(1)
  })

  it('has none without a case, and stays within 0 and 1 around the ratio', () => {
    expect(wilson(0, 0)).toBeNull()
    const cases = fc.integer({ min: 1, max: 2000 })
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const k = Math.round(n * share)
        const [low, high] = wilson(k, n) ?? [Number.NaN, Number.NaN]
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(k / n)
        expect(high).toBeGreaterThanOrEqual(k / n)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('detectionDelayMs', () => {
  it('case 28: is what passed between the network and us, and enters no reply time', () => {
    expect(detectionDelayMs({ sentAt: 10 * MINUTE, receivedAt: 30 * MINUTE })).toBe(20 * MINUTE)
    expect(detectionDelayMs({ sentAt: 1000, receivedAt: 900 })).toBe(0)
  })
})
