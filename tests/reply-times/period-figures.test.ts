import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '../../server/language/iso-week.ts'
import { inStretches } from '../../server/reply-times/period-figures.ts'

it('reads each day of a period once, in order, in stretches of a year at most', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.date({ min: new Date('1999-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 3_700 }),
      async (first, length) => {
        const from = first.toISOString().slice(0, 10)
        const to = addDays(from, length)
        const known = { now: 1, except: [2] }
        const days = (some: { from: string; to: string }) => {
          const all: string[] = []
          for (let day = some.from; day <= some.to; day = addDays(day, 1)) all.push(day)
          return all
        }
        const dates = { communeId: 3, from, to, known }
        const read = await inStretches(dates, async some => {
          expect(some).toEqual({ ...dates, from: some.from, to: some.to })
          return days(some)
        })
        expect(read.flat()).toEqual(days(dates))
        expect(Math.max(...read.map(({ length: some }) => some))).toBeLessThanOrEqual(366)
      },
    ),
    { numRuns: 10 },
  )
})
