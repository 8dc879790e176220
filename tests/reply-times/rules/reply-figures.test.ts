import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  columnsOf,
  type EpisodeFigures,
  outcomes,
} from '../../../server/reply-times/rules/episode-figures.ts'
import { ReplyFigures } from '../../../server/reply-times/rules/reply-figures.ts'
import {
  type Counted,
  quantiles,
  summaryOf,
} from '../../../server/reply-times/rules/reply-stats.ts'

const TARGET = 15

const episode: fc.Arbitrary<EpisodeFigures> = fc
  .record({
    day: fc.constant(20_000),
    hour: fc.constant(10),
    channelId: fc.constant(1),
    outcome: fc.constantFrom(...outcomes),
    isPublic: fc.boolean(),
    openedOutside: fc.boolean(),
    history: fc.constant(false),
    holding: fc.boolean(),
    filtered: fc.constant(true),
    unfiltered: fc.constant(true),
    exclusion: fc.constantFrom('none', 'courtesy'),
    // Few different times: ties are where a curve goes wrong.
    officeMs: fc.integer({ min: 0, max: 40 }),
    elapsedMs: fc.integer({ min: 0, max: 60 }),
  })
  .map(each => ({ ...each, late: each.officeMs > TARGET }))

/** What a rule of docs/reply-times.md makes of it. */
function counted({ outcome, officeMs }: EpisodeFigures): Counted {
  const inTime = officeMs <= TARGET
  if (outcome === 'answered') return { state: 'answered', officeMs, onTime: inTime }
  if (outcome === 'excluded') return { state: 'excluded', officeMs, onTime: null }
  if (!inTime) return { state: 'missed', officeMs, onTime: false }
  return { state: outcome === 'open' ? 'waiting' : 'withdrawn', officeMs, onTime: null }
}

function elapsedOf(episodes: readonly EpisodeFigures[]) {
  const times = (states: string[]) =>
    Float64Array.from(
      episodes
        .filter(each => states.includes(counted(each).state))
        .map(({ elapsedMs }) => elapsedMs),
    )
  return quantiles(times(['answered']), times(['waiting', 'missed']))
}

describe('ReplyFigures', () => {
  it('gives each group what summaryOf and quantiles give its own episodes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(episode, fc.integer({ min: -1, max: 3 }))), placed => {
        const episodes = placed.map(([each]) => each)
        const groups = Int16Array.from(placed, ([, group]) => group)
        const figures = new ReplyFigures(columnsOf([], episodes))
        const expected = [0, 1, 2, 3].map(group => {
          const own = placed.filter(([, each]) => each === group).map(([each]) => each)
          return { summary: summaryOf(own.map(counted)), elapsed: elapsedOf(own) }
        })
        expect(figures.of(4, groups)).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('knows holding replies, answers out of hours and reasons one by one', () => {
    fc.assert(
      fc.property(fc.array(episode), episodes => {
        const figures = new ReplyFigures(columnsOf([], episodes))
        episodes.forEach((each, index) => {
          const answered = each.outcome === 'answered'
          expect(figures.isOnTime(index)).toBe(answered && each.officeMs <= TARGET)
          expect(figures.isHolding(index)).toBe(answered && each.holding)
          expect(figures.isOutOfHours(index)).toBe(
            answered && each.officeMs === 0 && each.openedOutside,
          )
          expect(figures.exclusion(index) > 0).toBe(
            each.outcome === 'excluded' && each.exclusion !== 'none',
          )
        })
      }),
    )
  })
})
