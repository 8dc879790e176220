import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyLimit, sortedByKey } from '../../../server/reply-times/rules/episode-figures.ts'

describe('sortedByKey', () => {
  it('is a stable sort of some indices', () => {
    const key = fc.oneof(
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 2 ** 31 }),
      fc.integer({ min: 0, max: keyLimit - 1 }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.boolean())), fc.boolean(), (all, backwards) => {
        const keys = Float64Array.from(all, ([each]) => each)
        const some = all.flatMap(([, isIn], index) => (isIn ? [index] : []))
        if (backwards) some.reverse()
        const indices = Uint32Array.from(some)
        const expected = some.toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
        expect([...sortedByKey(indices, keys)]).toEqual(expected)
        expect([...indices]).toEqual(some)
      }),
      { numRuns: 300 },
    )
  })

  it.each([-1, keyLimit, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', key => {
    expect(() => sortedByKey(Uint32Array.of(0, 1), Float64Array.of(1, key))).toThrow(RangeError)
  })
})
