import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstTurnBefore,
  nextFiguresAt,
  oldestAskedMs,
  readingAges,
} from '../../../server/publishing/read-figures.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
const published = Date.parse('2026-06-02T10:00:00Z')

describe('when a network is asked what a post brought', () => {
  it('is after an hour, a day, three, seven and thirty', () => {
    const asked: number[] = []
    let at = published + (readingAges[0] ?? 0)
    while (at < published + oldestAskedMs) {
      asked.push(at - published)
      at = nextFiguresAt(published, at)
    }
    expect(asked).toEqual([HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY])
  })

  it('is never before it is an hour old', () => {
    expect(firstTurnBefore(published + HOUR)).toBe(published)
  })

  it('whenever it is asked: five times at most, ever later, at none of the ages twice', () => {
    const delays = fc.array(fc.integer({ min: 0, max: 20 * DAY }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(delays, late => {
        const instants: number[] = []
        let due = published + HOUR
        for (const delay of late) {
          const at = due + delay
          if (at >= published + oldestAskedMs) break
          instants.push(at)
          due = nextFiguresAt(published, at)
          expect(due).toBeGreaterThan(at)
        }
        const reached = instants.map(at => readingAges.filter(age => published + age <= at).length)
        expect(new Set(reached).size).toBe(instants.length)
        expect(instants.length).toBeLessThanOrEqual(readingAges.length)
      }),
    )
  })
})
