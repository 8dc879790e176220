import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circlesOf, kilometresBetween } from '../../server/agenda/rules-distance.ts'

const chalons = { latitude: 48.9566, longitude: 4.3631 }
const reims = { latitude: 49.2583, longitude: 4.0317 }

describe('a distance', () => {
  it('is that of a map, within a hundred metres', () => {
    expect(kilometresBetween(chalons, reims)).toBeCloseTo(41.28, 1)
    // A quarter of the way around.
    const pole = { latitude: 90, longitude: 12 }
    expect(kilometresBetween({ latitude: 0, longitude: 0 }, pole)).toBeCloseTo(10_007.56, 1)
  })

  it('is the same both ways, none to oneself, and never more than half the Earth around', () => {
    const place = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    })
    fc.assert(
      fc.property(place, place, (a, b) => {
        const km = kilometresBetween(a, b)
        expect(km).toBeCloseTo(kilometresBetween(b, a), 6)
        expect(kilometresBetween(a, a)).toBe(0)
        expect(km).toBeLessThan(20_016)
      }),
      { numRuns: 200 },
    )
  })
})

describe('circles', () => {
  it('hold who lies within them, the edge included', () => {
    const circles = circlesOf([
      { km: 5, partner: 1, commune: null },
      { km: 5.01, partner: 2, commune: 7 },
      { km: 51, partner: 3, commune: null },
    ])
    expect(circles.map(({ value, partners, communes }) => [value, partners, communes])).toEqual([
      ['5km', [1], []],
      ['10km', [1, 2], [7]],
      ['20km', [1, 2], [7]],
      ['50km', [1, 2], [7]],
    ])
    expect(circlesOf([])).toEqual([])
  })
})
