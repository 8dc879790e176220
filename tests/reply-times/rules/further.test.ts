import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answeredBy, answeredCurve } from '../../../server/reply-times/rules/answered-curve.ts'
import {
  cumulativeIncidence,
  type Ending,
} from '../../../server/reply-times/rules/competing-risks.ts'
import { monthsOf, yearBefore } from '../../../server/reply-times/rules/periods.ts'
import { differenceOf } from '../../../server/reply-times/rules/reply-stats.ts'
import { workedCases } from '../../support/reply-times/figures-page.ts'
import {
  type Fate,
  naiveAnsweredBy,
  naiveDifference,
  naiveIncidence,
} from '../../support/reply-times/naive-further.ts'

const MINUTE = 60_000
const quick = 15 * MINUTE
const endings = { a: 'answered', w: 'waits', r: 'withdrawn' } as const

function fatesIn(text: string): Fate[] {
  return text.split(' ').map(each => ({
    ending: endings[each.slice(0, 1) as keyof typeof endings],
    ms: Number(each.slice(1)) * MINUTE,
  }))
}

/** Answers first where times are equal, as the figures have them. */
const order: Ending[] = ['answered', 'withdrawn', 'waits']
const sorted = (fates: readonly Fate[]) =>
  fates.toSorted((a, b) => a.ms - b.ms || order.indexOf(a.ending) - order.indexOf(b.ending))

function ours(fates: readonly Fate[], ms: number) {
  const curve = sorted(fates).filter(({ ending }) => ending !== 'withdrawn')
  const times = Float64Array.from(curve, fate => fate.ms)
  const waits = Uint8Array.from(curve, ({ ending }) => (ending === 'waits' ? 1 : 0))
  const ordered = { order: Uint32Array.from(curve.keys()), times, waits }
  const points = answeredCurve(ordered, new Int16Array(curve.length), [ms])
  const known = curve.filter(
    fate => (fate.ending === 'answered' && fate.ms <= ms) || fate.ms > ms,
  ).length
  return answeredBy(points, ms, known)
}

function incidence(fates: readonly Fate[], at: number[]) {
  const all = sorted(fates)
  return cumulativeIncidence(
    all.map(({ ms }) => ms),
    place => all[place]?.ending ?? 'waits',
    at,
  )
}

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
const fate = fc.record({
  ending: fc.constantFrom<Ending>('answered', 'answered', 'waits', 'withdrawn'),
  ms: fc.integer({ min: 0, max: 30 }).map(minutes => minutes * MINUTE),
})

describe('answered by a time', () => {
  it.each(workedCases('what became of them', 'answered', 'interval', 'answered, withdrawn'))(
    'case %s: %s',
    (_, text = '', answered, interval, both) => {
      const fates = fatesIn(text)
      const by = ours(fates, quick)
      expect(by === null ? 'none' : percent(by.answered)).toBe(answered)
      const bounds = by && `${Math.round(by.low * 100)}–${Math.round(by.high * 100)} %`
      expect(bounds ?? 'none').toBe(interval)
      const [point] = incidence(fates, [quick])
      expect(`${percent(point?.answered ?? -1)}, ${percent(point?.withdrawn ?? -1)}`).toBe(both)
    },
  )

  it('is what the definition gives, however many there are', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fate, { maxLength: 12 }),
          fc.array(fate, { minLength: 300, maxLength: 400 }),
        ),
        fc.integer({ min: 0, max: 31 }),
        (fates, minutes) => {
          const by = ours(fates, minutes * MINUTE)
          const naive = naiveAnsweredBy(fates, minutes * MINUTE)
          expect(by === null).toBe(naive === null)
          for (const key of ['answered', 'low', 'high'] as const) {
            expect(by?.[key] ?? 0).toBeCloseTo(naive?.[key] ?? 0, 9)
          }
          if (by !== null) {
            expect(by.low).toBeLessThanOrEqual(by.answered + 1e-12)
            expect(by.high).toBeGreaterThanOrEqual(by.answered - 1e-12)
          }
        },
      ),
    )
  })
})

describe('withdrawals as a competing risk', () => {
  const at = [0, 5, 15, 40].map(minutes => minutes * MINUTE)

  it('are what the definition gives', () => {
    fc.assert(
      fc.property(fc.array(fate, { maxLength: 40 }), fates => {
        for (const [place, point] of incidence(fates, at).entries()) {
          const naive = naiveIncidence(fates, at[place] ?? 0)
          expect(point.answered).toBeCloseTo(naive.answered, 9)
          expect(point.withdrawn).toBeCloseTo(naive.withdrawn, 9)
          expect(point.answered + point.withdrawn).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
    )
  })

  it('are 1 − S of Kaplan and Meier where nobody takes anything back', () => {
    fc.assert(
      fc.property(fc.array(fate, { minLength: 1, maxLength: 40 }), all => {
        const fates = all.map(one =>
          one.ending === 'withdrawn' ? { ...one, ending: 'waits' as const } : one,
        )
        for (const point of incidence(fates, at)) {
          expect(point.withdrawn).toBe(0)
          expect(point.answered).toBeCloseTo(ours(fates, point.ms)?.answered ?? -1, 9)
        }
      }),
    )
  })
})

describe('a comparison', () => {
  const proportion = (text: string) => {
    const [part = 0, whole = 0] = text.split(' of ').map(Number)
    return { part, whole }
  }

  it.each(workedCases('before', 'after', 'difference', 'interval'))(
    'case %s: %s, then %s',
    (_, before = '', after = '', difference, interval) => {
      const found = differenceOf(proportion(before), proportion(after))
      const [low, value, high] = [found?.low, found?.value, found?.high].map(
        share => share?.toFixed(4) ?? 'none',
      )
      expect(value).toBe(difference)
      expect(found === null ? 'none' : `${low} to ${high}`).toBe(interval)
    },
  )

  it('is what the definition gives, and the other way round its mirror', () => {
    const some = fc
      .tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }))
      .map(([part, rest]) => ({ part, whole: part + rest }))
    fc.assert(
      fc.property(some, some, (before, after) => {
        const found = differenceOf(before, after)
        const naive = naiveDifference(before, after)
        expect(found === null).toBe(naive === null)
        const back = differenceOf(after, before)
        for (const key of ['value', 'low', 'high'] as const) {
          expect(found?.[key] ?? 0).toBeCloseTo(naive?.[key] ?? 0, 9)
        }
        expect(found?.low ?? 0).toBeCloseTo(-(back?.high ?? 0), 9)
        expect(found?.low ?? 0).toBeGreaterThanOrEqual(-1 - 1e-9)
        expect(found?.high ?? 0).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
  })

  it.each(workedCases('period', 'first month', 'last month', 'the same a year earlier'))(
    'of months, case %s: %s',
    (_, period = '', first, last, year) => {
      const [from = '', to = ''] = period.split(' to ')
      const months = monthsOf({ from, to })
      const said = (days: { from: string; to: string } | undefined) =>
        `${days?.from} to ${days?.to}`
      expect([said(months[0]), said(months.at(-1))]).toEqual([first, last])
      const years = months.map(yearBefore)
      expect(`${years[0]?.from} to ${years.at(-1)?.to}`).toBe(year)
      expect(months.length).toBeLessThanOrEqual(12)
    },
  )
})
