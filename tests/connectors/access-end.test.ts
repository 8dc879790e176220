import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessStepAt, accessSteps } from '../../server/connectors/rules/access-end.ts'

const DAY = 86_400_000
const end = Date.parse('2026-06-30T08:00:00Z')

describe('warnings before the end of an access', () => {
  it.each([
    [14 * DAY + 1, null],
    [14 * DAY, 14],
    [7 * DAY + 1, 14],
    [7 * DAY, 7],
    [DAY + 1, 7],
    [DAY, 1],
    [1, 1],
    [0, null],
    [-DAY, null],
  ])('%i ms before it: %s', (before, step) => {
    expect(accessStepAt(end, end - before)).toBe(step)
  })

  it('are the smallest number of days in which the whole rest fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2 * DAY, max: 20 * DAY }), left => {
        const fitting = accessSteps.filter(days => left > 0 && left <= days * DAY)
        const nearest = fitting.length === 0 ? null : Math.min(...fitting)
        expect(accessStepAt(end, end - left)).toBe(nearest)
      }),
    )
  })
})
