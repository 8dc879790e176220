import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  axis,
  namedTicks,
  onAxis,
  placeOf,
  pointAt,
  roundTimes,
  timesWith,
} from '../../../web/reply-times/charts/log-axis.ts'
import { weeksSince } from '../../../web/reply-times/periods.ts'

const MINUTE = 60_000
const minutes = (...some: number[]) => some.map(each => each * MINUTE)

/** As wide as the names of times are in fourteen pixels. */
const widthOf = (ms: number) => (ms < 60 * MINUTE ? 45 : 30)

describe('the axis of times', () => {
  it('goes from a minute to a day by their logarithm', () => {
    expect(placeOf(MINUTE, 1000)).toBe(0)
    expect(placeOf(24 * 60 * MINUTE, 1000)).toBe(1000)
    const step = (from: number, to: number) => placeOf(to, 1000) - placeOf(from, 1000)
    expect(step(MINUTE, 2 * MINUTE)).toBeCloseTo(step(240 * MINUTE, 480 * MINUTE), 9)
    expect([placeOf(0, 1000), placeOf(axis.max * 3, 1000)]).toEqual([0, 1000])
  })

  it('names as many round times as fit, and never one over another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 120, max: 1600 }), width => {
        const named = [...namedTicks(width, widthOf)].sort((a, b) => a - b)
        expect(roundTimes).toEqual(expect.arrayContaining(named))
        expect(named).toEqual(expect.arrayContaining([axis.min, axis.max]))
        for (const [place, ms] of named.entries()) {
          const next = named[place + 1]
          if (next === undefined) continue
          const room = placeOf(next, width) - placeOf(ms, width)
          expect(room).toBeGreaterThanOrEqual(widthOf(ms) / 2 + widthOf(next) / 2 + 8)
        }
      }),
    )
    expect(namedTicks(2000, widthOf).size).toBe(roundTimes.length)
    expect(namedTicks(232, widthOf).size).toBeGreaterThanOrEqual(3)
  })

  it('tells the commune’s own target and aim among the round times', () => {
    expect(timesWith(minutes(20, 15))).toEqual(
      minutes(1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 1440),
    )
    expect(timesWith(minutes(2000))).toEqual(roundTimes)
  })
})

describe('the curve on it', () => {
  const point = (ms: number, answered: number) => ({ ms, answered, low: answered, high: answered })
  const parts = { onTime: 2, late: 0, missed: 0, waiting: 0, total: 2 }
  const curve = [point(0, 0.5), point(3 * MINUTE, 1)]

  it('begins with those who were answered within the minute, and holds to the end', () => {
    expect(onAxis({ curve, parts })).toEqual([
      point(MINUTE, 0.5),
      point(3 * MINUTE, 1),
      point(axis.max, 1),
    ])
  })

  it('ends at the longest time known while anybody waits', () => {
    const waits = { curve, parts: { ...parts, missed: 1 } }
    expect(onAxis(waits).at(-1)?.ms).toBe(3 * MINUTE)
    expect(pointAt(waits, 4 * MINUTE)).toBeNull()
    expect(pointAt({ curve, parts }, 4 * MINUTE)).toEqual(point(4 * MINUTE, 1))
  })

  it('is nothing of nobody', () => {
    expect(onAxis({ curve: [], parts: { ...parts, onTime: 0, total: 0 } })).toEqual([])
  })
})

describe('the weeks', () => {
  const week = (from: string, to: string) => ({ from, to })
  it('begin with that of the first message, and keep the silent ones after it', () => {
    const weeks = [
      week('2026-11-02', '2026-11-08'),
      week('2026-11-09', '2026-11-15'),
      week('2026-11-16', '2026-11-22'),
    ]
    expect(weeksSince(weeks, '2026-11-15')).toEqual(weeks.slice(1))
    expect(weeksSince(weeks, '2020-01-01')).toEqual(weeks)
    expect(weeksSince(weeks, null)).toEqual([])
  })
})
