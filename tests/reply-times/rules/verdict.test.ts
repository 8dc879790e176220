import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verdictOf, verdicts } from '../../../server/reply-times/rules/verdict.ts'

describe('the verdict, where 9 of 10 are wanted', () => {
  it.each([
    [18, 20, 'reached'],
    [20, 20, 'reached'],
    [179, 200, 'nearly'],
    [15, 20, 'nearly'],
    [149, 200, 'missed'],
    [11, 19, 'missed'],
    [0, 1, 'missed'],
    [0, 0, null],
  ])('of %i on time out of %i is %s', (onTime, counted, verdict) => {
    expect(verdictOf({ onTime, counted }, 90)).toBe(verdict)
  })
})

describe('any wanted share', () => {
  const counts = fc
    .tuple(fc.integer({ min: 1, max: 500 }), fc.nat(500))
    .map(([counted, some]) => ({ counted, onTime: Math.min(counted, some) }))
  const goal = fc.integer({ min: 50, max: 100 })
  const rank = (counted: { onTime: number; counted: number }, percent: number) =>
    verdicts.indexOf(verdictOf(counted, percent) ?? 'missed')

  it('is no better for fewer on time, nor for a higher wish', () => {
    fc.assert(
      fc.property(counts, goal, ({ onTime, counted }, percent) => {
        const own = rank({ onTime, counted }, percent)
        if (onTime > 0)
          expect(rank({ onTime: onTime - 1, counted }, percent)).toBeGreaterThanOrEqual(own)
        if (percent < 100)
          expect(rank({ onTime, counted }, percent + 1)).toBeGreaterThanOrEqual(own)
      }),
    )
  })

  it('is reached by all, and missed by none', () => {
    fc.assert(
      fc.property(counts, goal, ({ counted }, percent) => {
        expect(verdictOf({ onTime: counted, counted }, percent)).toBe('reached')
        expect(verdictOf({ onTime: 0, counted }, percent)).toBe('missed')
      }),
    )
  })
})
