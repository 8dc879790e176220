import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answeredCurve,
  type CurvePoint,
  mostPoints,
} from '../../../server/reply-times/rules/answered-curve.ts'
import { quantiles } from '../../../server/reply-times/rules/reply-stats.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** One group of them, answers before censorings of the same time. */
function curveOf(answered: number[], censored: number[], also: number[] = []): CurvePoint[] {
  const all = [
    ...answered.map(ms => ({ ms, waits: 0 })),
    ...censored.map(ms => ({ ms, waits: 1 })),
  ].sort((a, b) => a.ms - b.ms || a.waits - b.waits)
  const ordered = {
    order: Uint32Array.from(all.keys()),
    times: Float64Array.from(all, ({ ms }) => ms),
    waits: Uint8Array.from(all, ({ waits }) => waits),
  }
  return answeredCurve(ordered, new Int16Array(all.length), also)
}

const at = (curve: CurvePoint[], ms: number) =>
  curve.findLast(point => point.ms <= ms)?.answered ?? 0

// Few different times: ties are where a curve goes wrong.
const few = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 })
const many = fc.array(fc.integer({ min: 0, max: 30 * HOUR }), {
  minLength: mostPoints,
  maxLength: 600,
  size: 'max',
})

describe('the curve of those who have their answer', () => {
  it('is what was counted, where nobody waits any more', () => {
    fc.assert(
      fc.property(few, answered => {
        for (const { ms, answered: share } of curveOf(answered, [])) {
          const done = answered.filter(each => each <= ms).length
          expect(share).toBeCloseTo(done / answered.length, 12)
        }
      }),
    )
  })

  it('is the product of what each step leaves', () => {
    fc.assert(
      fc.property(few, few, (answered, censored) => {
        const curve = curveOf(answered, censored)
        let left = 1
        for (const time of [...new Set(answered)].sort((a, b) => a - b)) {
          const atRisk = [...answered, ...censored].filter(each => each >= time).length
          left *= 1 - answered.filter(each => each === time).length / atRisk
          expect(at(curve, time)).toBeCloseTo(1 - left, 12)
        }
      }),
    )
  })

  it('never falls, stays within 0 and 1, and so does its band, around it', () => {
    fc.assert(
      fc.property(fc.oneof(few, many), fc.oneof(few, many), (answered, censored) => {
        const curve = curveOf(answered, censored, [10 * MINUTE, 15 * MINUTE])
        expect(curve.length).toBeLessThanOrEqual(mostPoints)
        let before = { ms: -1, answered: 0 }
        for (const point of curve) {
          expect(point.ms).toBeGreaterThan(before.ms)
          expect(point.answered).toBeGreaterThanOrEqual(before.answered)
          expect(point.low).toBeGreaterThanOrEqual(0)
          expect(point.low).toBeLessThanOrEqual(point.answered)
          expect(point.high).toBeGreaterThanOrEqual(point.answered)
          expect(point.high).toBeLessThanOrEqual(1)
          before = point
        }
        const longest = Math.max(...answered, ...censored)
        if (answered.length + censored.length > 0) expect(before.ms).toBe(longest)
      }),
    )
  })

  it('passes a half and nine tenths where the median and the P90 are', () => {
    fc.assert(
      fc.property(few, few, (answered, censored) => {
        const { medianMs, p90Ms } = quantiles(
          Float64Array.from(answered),
          Float64Array.from(censored),
        )
        const curve = curveOf(answered, censored)
        const reaches = (share: number) =>
          curve.find(point => point.answered >= share - 1e-9)?.ms ?? null
        expect([reaches(0.5), reaches(0.9)]).toEqual([medianMs, p90Ms])
      }),
      { numRuns: 500 },
    )
  })

  it('is not lowered by the rounding of those who only wait', () => {
    const waits = Array.from({ length: 300 }, (_, place) => MINUTE + place * 7919)
    const answered = Array.from({ length: 200 }, (_, place) => place * 251)
    const shares = curveOf(answered, waits).map(point => point.answered)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })

  it('says the same of many as its steps do, where it is told', () => {
    fc.assert(
      fc.property(many, few, (answered, censored) => {
        const curve = curveOf(answered, censored, [7 * MINUTE])
        for (const ms of [MINUTE, 7 * MINUTE, 15 * MINUTE, HOUR, 8 * HOUR]) {
          const exact = 1 - naiveLeft(answered, censored, ms)
          expect(at(curve, ms)).toBeCloseTo(exact, 9)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('has the band that R’s survfit gives with conf.type = "log-log"', () => {
    // survfit(Surv(c(1,2,3,4,5), c(1,1,0,1,0)) ~ 1, conf.type = "log-log"), worked by hand.
    const [one, two, four] = curveOf([1, 2, 4], [3, 5])
    const left = [0.8, 0.6, 0.3]
    const variance = [1 / 20, 1 / 20 + 1 / 12, 1 / 20 + 1 / 12 + 1 / 2]
    for (const [place, point] of [one, two, four].entries()) {
      const s = left[place] ?? Number.NaN
      const half = (1.959964 * Math.sqrt(variance[place] ?? 0)) / Math.abs(Math.log(s))
      const on = (sign: number) => Math.exp(-Math.exp(Math.log(-Math.log(s)) + sign * half))
      expect(point?.answered).toBeCloseTo(1 - s, 12)
      expect(point?.low).toBeCloseTo(1 - on(-1), 12)
      expect(point?.high).toBeCloseTo(1 - on(1), 12)
    }
    // The published values of survfit for the first step: 0.204 and 0.969.
    expect(1 - (one?.high ?? 0)).toBeCloseTo(0.204, 3)
    expect(1 - (one?.low ?? 0)).toBeCloseTo(0.969, 3)
  })

  it('keeps the last lower bound once everybody is answered, and is nothing of nobody', () => {
    const curve = curveOf([1, 2, 3], [])
    expect(curve.at(-1)).toEqual({ ms: 3, answered: 1, low: curve.at(-2)?.low, high: 1 })
    expect(curveOf([], [])).toEqual([])
    expect(curveOf([], [4, 9])).toEqual([{ ms: 9, answered: 0, low: 0, high: 0 }])
  })
})

function naiveLeft(answered: number[], censored: number[], until: number): number {
  const times = [...new Set(answered)].filter(each => each <= until).sort((a, b) => a - b)
  return times.reduce((left, time) => {
    const atRisk = [...answered, ...censored].filter(each => each >= time).length
    return left * (1 - answered.filter(each => each === time).length / atRisk)
  }, 1)
}
