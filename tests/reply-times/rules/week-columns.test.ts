import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { GroupFigures } from '../../../server/reply-times/rules/reply-figures.ts'
import { verdicts } from '../../../server/reply-times/rules/verdict.ts'
import { weeksInColumns, weeksInRows } from '../../../server/reply-times/rules/week-columns.ts'

const part = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
const week = fc.record({
  week: fc.constantFrom('2026-W22', '2026-W23'),
  from: fc.constant('2026-05-25'),
  to: fc.constant('2026-05-31'),
  verdict: fc.option(fc.constantFrom(...verdicts)),
  summary: fc.record({
    onTime: fc.nat(),
    counted: fc.nat(),
    waiting: fc.nat(),
    missed: fc.nat(),
    excluded: fc.nat(),
    withdrawn: fc.nat(),
    ratio: part,
    wilson: fc.option(fc.tuple(fc.double(), fc.double())),
    medianMs: part,
    p90Ms: part,
  }),
  elapsed: fc.record({ medianMs: part, p90Ms: part }),
})

/** Of a busy week. */
const figures: GroupFigures = {
  summary: {
    onTime: 3812,
    counted: 4015,
    waiting: 0,
    missed: 21,
    excluded: 712,
    withdrawn: 4,
    ratio: 0.9494396014943959,
    wilson: [0.9422148421, 0.9558031278],
    medianMs: 412_345,
    p90Ms: 812_345,
  },
  elapsed: { medianMs: 3_512_345, p90Ms: 61_912_345 },
}

it('comes back as the rows that it was, in half of their size', () => {
  fc.assert(
    fc.property(fc.array(week, { maxLength: 20 }), weeks => {
      expect(weeksInRows(weeksInColumns(weeks))).toEqual(weeks)
    }),
  )
  const years = Array.from({ length: 261 }, () => ({
    week: '2026-W22',
    from: '2026-05-25',
    to: '2026-05-31',
    verdict: 'reached' as const,
    ...figures,
  }))
  expect(JSON.stringify(years).length).toBeGreaterThan(75_000)
  expect(JSON.stringify(weeksInColumns(years)).length).toBeLessThan(45_000)
})

it('refuses a column that is shorter than the others', () => {
  const { from: _, ...columns } = weeksInColumns(fc.sample(week, 2))
  expect(() => weeksInRows({ ...columns, from: [] })).toThrow(RangeError)
})
