import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isoWeekDays, isoWeekOf } from '../../../server/language/iso-week.ts'
import { dayOfDate } from '../../../server/language/zone.ts'
import {
  leastForP90,
  leastPublished,
  publicDuration,
  publicMedian,
  publicMinutes,
  publicMonth,
  publicPeriods,
  publicSentence,
} from '../../../server/reply-times/rules/public-replies.ts'
import { summaryOf } from '../../../server/reply-times/rules/reply-stats.ts'
import { workedCases } from '../../support/reply-times/figures-page.ts'

const day = fc.integer({ min: 0, max: 40_000 }).map(offset => addDays('1990-01-01', offset))

const episode = fc.record({
  state: fc.constantFrom('answered', 'answered', 'answered', 'missed', 'waiting'),
  officeMs: fc.integer({ min: 0, max: 30 * 3_600_000 }),
})
const episodes = fc
  .array(episode, { maxLength: 60 })
  .map(all => all.map(one => ({ ...one, onTime: one.officeMs <= 900_000 })))

describe('the days that are published', () => {
  it('are four whole weeks and whole months, over when the week of today began', () => {
    fc.assert(
      fc.property(day, today => {
        const { asOf, weeks, months } = publicPeriods(today)
        expect(asOf).toBe(isoWeekDays(isoWeekOf(today)).from)
        expect([weeks.from, weeks.to]).toEqual([addDays(asOf, -28), addDays(asOf, -1)])
        expect(months).toHaveLength(12)
        for (const [place, { from, to }] of months.entries()) {
          const first = Temporal.PlainDate.from(from)
          expect(first.day).toBe(1)
          expect(to).toBe(first.with({ day: first.daysInMonth }).toString())
          expect(to < asOf).toBe(true)
          const next = months[place + 1]
          if (next) expect(next.from).toBe(addDays(to, 1))
        }
        // A whole month later would not be over.
        const last = Temporal.PlainDate.from(months.at(-1)?.to ?? '')
        expect(last.add({ days: 1 }).add({ months: 1 }).toString() > asOf).toBe(true)
      }),
    )
  })

  it('are the same all week', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 6 }), (today, later) => {
        const { from } = isoWeekDays(isoWeekOf(today))
        expect(publicPeriods(addDays(from, later))).toEqual(publicPeriods(today))
      }),
    )
  })
})

describe('a figure that is published', () => {
  it('is never in the mairie’s favour', () => {
    fc.assert(
      fc.property(episodes, all => {
        const summary = summaryOf(all)
        const { counted, ratio, wilson } = summary
        const month = publicMonth(summary)
        expect(month).toMatchObject(publicMedian(summary))
        expect(month.isWithheld).toBe(counted < leastPublished)
        if (month.isWithheld || ratio === null || wilson === null) return
        expect([month.messages, month.onTime]).toEqual([counted, summary.onTime])
        expect(month.share).toBeLessThanOrEqual(ratio)
        expect(month.share).toBeGreaterThan(ratio - 0.001)
        expect(month.shareLow).toBeLessThanOrEqual(wilson[0])
        expect(month.shareHigh).toBeGreaterThanOrEqual(wilson[1])
        for (const [shown, ms] of [
          [month.medianMinutes, summary.medianMs],
          [month.p90Minutes, counted < leastForP90 ? null : summary.p90Ms],
        ] as const) {
          expect(shown === null).toBe(ms === null)
          if (shown !== null && ms !== null) expect(shown * 60_000).toBeGreaterThanOrEqual(ms)
        }
      }),
    )
  })

  it('tells nothing of fewer than ten messages but that there were fewer', () => {
    const few = fc.array(episode, { maxLength: leastPublished - 1 })
    const told = new Set<string>()
    fc.assert(
      fc.property(few, all => {
        const summary = summaryOf(all.map(one => ({ ...one, onTime: true })))
        told.add(JSON.stringify([publicMonth(summary), publicSentence(publicMedian(summary))]))
      }),
    )
    expect(told.size).toBe(1)
  })

  it.each([
    [0, 1, '1 minute'],
    [1, 1, '1 minute'],
    [60_000, 1, '1 minute'],
    [12 * 60_000, 12, '12 minutes'],
    [12 * 60_000 + 1, 13, '13 minutes'],
    [12 * 60_000 + 59_000, 13, '13 minutes'],
    [59 * 60_000 + 1, 60, '1 heure'],
    [125 * 60_000, 125, '2 h 5 min'],
    [24 * 3_600_000 - 1, 1440, '24 heures'],
    [25 * 3_600_000 + 1, 26 * 60, '26 heures'],
  ])('of %i ms is %i minutes, « %s »', (ms, minutes, said) => {
    expect(publicMinutes(ms)).toBe(minutes)
    expect(publicDuration(minutes).replaceAll('\u00a0', ' ')).toBe(said)
  })
})

/**
 * Published months are disjoint, so a withheld one could be told only by the four weeks over it: less other
 * months where they hold it whole, or by their own number where they lie in it.
 */
it('tells no withheld month by the four weeks beside it', () => {
  const monday = fc.constantFrom('2027-03-01', '2026-12-07', '2026-08-03')
  const perDay = fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 40 })
  let withheld = 0
  fc.assert(
    fc.property(fc.oneof(monday, day), perDay, (today, rhythm) => {
      const { weeks, months } = publicPeriods(today)
      const countOf = ({ from, to }: { from: string; to: string }) => {
        let counted = 0
        for (let date = from; date <= to; date = addDays(date, 1)) {
          counted += rhythm[dayOfDate(date) % rhythm.length] ?? 0
        }
        return counted
      }
      const four = publicMedian({ counted: countOf(weeks), medianMs: 1 })
      for (const month of months) {
        const { isWithheld } = publicMedian({ counted: countOf(month), medianMs: 1 })
        const isInside = weeks.from >= month.from && weeks.to <= month.to
        const isAround = weeks.from <= month.from && weeks.to >= month.to
        if (isWithheld) withheld += 1
        if (isWithheld && (isInside || isAround)) expect(four.isWithheld).toBe(true)
      }
    }),
  )
  expect(withheld).toBeGreaterThan(0)
})

it.each(workedCases('messages counted', 'median', 'sentence'))(
  'says case %s of docs/figures.md: of %s in %s',
  (_, counted = '', median = '', sentence = '') => {
    const medianMs = median === 'none' ? null : Number.parseFloat(median) * 60_000
    const said = publicSentence(publicMedian({ counted: Number(counted), medianMs }))
    expect(said.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(sentence)
  },
)
