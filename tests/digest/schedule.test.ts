import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  editionDays,
  editionsBeside,
  editionUntil,
  latestEdition,
  scheduleLabel,
  sendingAt,
} from '../../server/digest/rules-schedule.ts'
import { addDays } from '../../server/language/iso-week.ts'

const HOUR = 3_600_000
const zone = 'Europe/Paris'
const at = (iso: string) => Date.parse(iso)

const schedules = fc.record({
  days: fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 2 })
    .map(days => days.toSorted((a, b) => a - b)),
  time: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30', '59'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`),
})
/** The year 2027 and what is around it, with its changes of clocks. */
const instants = fc.integer({ min: at('2026-12-20T00:00:00Z'), max: at('2028-01-10T00:00:00Z') })
const zones = fc.constantFrom('Europe/Paris', 'America/Martinique', 'Indian/Reunion', 'UTC')

describe('when a digest leaves', () => {
  it.each([
    // Monday at eight, in summer and in winter.
    ['2026-06-08T06:00:00Z', [1], '08:00', '2026-W23', '2026-06-09T06:00:00Z'],
    ['2026-06-08T05:59:59Z', [1], '08:00', '2026-W22', '2026-06-02T06:00:00Z'],
    ['2026-12-07T07:00:00Z', [1], '08:00', '2026-W49', '2026-12-08T07:00:00Z'],
    // Thursday evening: seven days that are no week.
    ['2026-06-11T16:30:00Z', [4], '18:30', '2026-06-10', '2026-06-12T16:30:00Z'],
    // Two days one after the other: the second one ends the first.
    ['2026-06-08T06:00:00Z', [1, 2], '08:00', '2026-W23', '2026-06-09T06:00:00Z'],
    ['2026-06-09T06:00:00Z', [1, 2], '08:00', '2026-06-08', '2026-06-10T06:00:00Z'],
    // On the night in which 02:30 is not, and on that in which it is twice.
    ['2027-03-28T01:30:00Z', [7], '02:30', '2027-03-27', '2027-03-29T00:30:00Z'],
    ['2027-10-31T00:30:00Z', [7], '02:30', '2027-10-30', '2027-11-01T01:30:00Z'],
  ])('at %s by %j at %s is %s, until %s', (now, days, time, edition, until) => {
    const sending = sendingAt(at(now), zone, { days, time })
    expect([sending.edition, new Date(sending.until).toISOString()]).toEqual([
      edition,
      new Date(at(until)).toISOString(),
    ])
  })

  it('is always one, of seven days that are over, and the next comes after it', () => {
    fc.assert(
      fc.property(instants, zones, schedules, (now, place, schedule) => {
        const { edition, since, until, next } = sendingAt(now, place, schedule)
        expect(since).toBeLessThanOrEqual(now)
        expect(next).toBeGreaterThan(now)
        expect(until).toBeLessThanOrEqual(next)
        expect(until - since).toBeGreaterThanOrEqual(23 * HOUR)
        const { from, to } = editionDays(edition)
        expect(addDays(from, 6)).toBe(to)
        expect(editionUntil(to)).toBe(edition)
      }),
    )
  })

  it('comes once a chosen day, whatever the clocks do', () => {
    fc.assert(
      fc.property(zones, schedules, (place, schedule) => {
        let now = at('2027-01-04T12:00:00Z')
        const seen: string[] = []
        while (now < at('2027-12-27T12:00:00Z')) {
          const { next } = sendingAt(now, place, schedule)
          seen.push(sendingAt(next, place, schedule).edition)
          now = next
        }
        expect(new Set(seen).size).toBe(seen.length)
        expect(Math.abs(seen.length - 51 * schedule.days.length)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 30 },
    )
  })

  it('is found from the one before it and from the one after it', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: 0, max: 364 }), (schedule, days) => {
        const today = addDays('2027-01-01', days)
        const latest = latestEdition(today, schedule)
        const { earlier, later } = editionsBeside(latest, today, schedule)
        expect(later).toBe(null)
        expect(editionsBeside(earlier, today, schedule).later).toBe(latest)
      }),
    )
  })
})

it('is told in words', () => {
  expect(scheduleLabel({ days: [1], time: '08:00' })).toEqual({
    fr: 'le lundi à 8\u00a0h',
    en: 'on Mondays at 8:00',
  })
  expect(scheduleLabel({ days: [1, 4], time: '18:30' })).toEqual({
    fr: 'le lundi et le jeudi à 18\u00a0h\u00a030',
    en: 'on Mondays and Thursdays at 18:30',
  })
})
