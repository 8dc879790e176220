import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareStates } from '../../server/shares/rules/share.ts'
import {
  fewest,
  lowerMedian,
  type ShareTimes,
  shareWeekOf,
} from '../../server/shares/rules/week.ts'

const HOUR = 3_600_000
const week = { from: 1_000 * HOUR, to: 1_168 * HOUR }
const offer = (part: Partial<ShareTimes> = {}): ShareTimes => ({
  eventId: 1,
  partnerId: 1,
  state: 'proposed',
  proposedAt: week.from,
  acceptedAt: null,
  publishedAt: null,
  ...part,
})
const accepted = (hours: number, part: Partial<ShareTimes> = {}) =>
  offer({ state: 'accepted', acceptedAt: week.from + hours * HOUR, ...part })

const instant = fc.integer({ min: week.from - 200 * HOUR, max: week.to + 200 * HOUR })
const anyOffer: fc.Arbitrary<ShareTimes> = fc.record({
  eventId: fc.integer({ min: 1, max: 3 }),
  partnerId: fc.integer({ min: 1, max: 5 }),
  state: fc.constantFrom(...shareStates),
  proposedAt: instant,
  acceptedAt: fc.option(instant),
  publishedAt: fc.option(instant),
})

describe('a week of offers', () => {
  it('is nothing where nothing was offered, accepted or published', () => {
    expect(shareWeekOf([], week)).toBeNull()
    const outside = [offer({ proposedAt: week.from - 1 }), offer({ proposedAt: week.to })]
    expect(shareWeekOf(outside, week)).toBeNull()
  })

  it('counts events and partners once, and offers each', () => {
    const offers = [offer(), offer({ eventId: 2 }), offer({ partnerId: 2 }), accepted(1)]
    expect(shareWeekOf(offers, week)).toMatchObject({ events: 2, partners: 2, offers: 4 })
  })

  it('tells a median of three or more, one that there was', () => {
    expect(shareWeekOf([accepted(1), accepted(2)], week)?.acceptMs).toBeNull()
    const four = [9, 1, 4, 30].map(hours => accepted(hours))
    expect(shareWeekOf(four, week)?.acceptMs).toBe(4 * HOUR)
  })

  it('counts no acceptance that was taken back, and none from after its end', () => {
    const later = accepted(1, { acceptedAt: week.to })
    const declined = accepted(1, { state: 'declined' })
    expect(shareWeekOf([later, declined], week)).toMatchObject({ offers: 2, accepted: 0 })
  })

  it('keeps what was offered before apart', () => {
    const earlier = { proposedAt: week.from - HOUR }
    const published = accepted(2, {
      ...earlier,
      state: 'published',
      publishedAt: week.from + 3 * HOUR,
    })
    expect(shareWeekOf([accepted(1, earlier), published], week)).toMatchObject({
      offers: 0,
      accepted: 0,
      published: 0,
      before: { accepted: 2, published: 1 },
    })
  })

  it('never accepts more than was offered, and splits what happened without loss', () => {
    fc.assert(
      fc.property(fc.array(anyOffer, { maxLength: 40 }), offers => {
        const told = shareWeekOf(offers, week)
        if (told === null) return
        expect(told.accepted).toBeLessThanOrEqual(told.offers)
        expect(told.published).toBeLessThanOrEqual(told.offers)
        expect(told.events * told.partners >= Math.min(told.offers, 1)).toBe(true)
        expect(told.acceptMs === null).toBe(told.accepted < fewest)
        // Two weeks end to end hold what one of both lengths does.
        const middle = (week.from + week.to) / 2
        const [first, then] = [
          shareWeekOf(offers, { from: week.from, to: middle }),
          shareWeekOf(offers, { from: middle, to: week.to }),
        ]
        const all = (one: ReturnType<typeof shareWeekOf>) =>
          (one?.accepted ?? 0) + (one?.before.accepted ?? 0)
        expect(all(first) + all(then)).toBe(all(told))
        expect((first?.offers ?? 0) + (then?.offers ?? 0)).toBe(told.offers)
      }),
    )
  })

  it('has at least half at or below its median', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), numbers => {
        const middle = lowerMedian(numbers) ?? Number.NaN
        expect(numbers).toContain(middle)
        expect(numbers.filter(one => one <= middle).length * 2).toBeGreaterThanOrEqual(
          numbers.length,
        )
      }),
    )
    expect(lowerMedian([])).toBeNull()
  })
})
