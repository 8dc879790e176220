import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Counted, summaryOf } from '../../../server/reply-times/rules/reply-stats.ts'
import { replyParts } from '../../../server/reply-times/rules/verdict.ts'

const TARGET = 15

const episode: fc.Arbitrary<Counted> = fc
  .record({
    state: fc.constantFrom('answered', 'excluded', 'open', 'withdrawn'),
    officeMs: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ state, officeMs }): Counted => {
    const inTime = officeMs <= TARGET
    if (state === 'answered') return { state, officeMs, onTime: inTime }
    if (state === 'open' && inTime) return { state: 'waiting', officeMs, onTime: null }
    if (state === 'open') return { state: 'missed', officeMs, onTime: false }
    return { state, officeMs, onTime: null }
  })

describe('the parts', () => {
  it('hold everybody who is counted or still has time, each once', () => {
    fc.assert(
      fc.property(fc.array(episode), episodes => {
        const parts = replyParts(summaryOf(episodes))
        const count = (is: (one: Counted) => boolean) => episodes.filter(is).length
        expect(parts).toEqual({
          onTime: count(one => one.state === 'answered' && one.onTime === true),
          late: count(one => one.state === 'answered' && one.onTime === false),
          missed: count(({ state }) => state === 'missed'),
          waiting: count(({ state }) => state === 'waiting'),
          total: count(({ state }) => state !== 'excluded' && state !== 'withdrawn'),
        })
        expect(parts.onTime + parts.late + parts.missed + parts.waiting).toBe(parts.total)
      }),
    )
  })
})
