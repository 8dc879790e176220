import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isoWeekDays, isoWeekOf, previousWeek } from '../../server/language/iso-week.ts'

describe('a date’s week', () => {
  it.each([
    ['2026-11-16', '2026-W47'],
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    // A week belongs to the year of its Thursday.
    ['2027-01-01', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
  ])('%s is in %s', (date, week) => {
    expect(isoWeekOf(date)).toBe(week)
  })
})

describe('a week’s days', () => {
  it.each([
    ['2026-W47', '2026-11-16', '2026-11-22'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2025-W01', '2024-12-30', '2025-01-05'],
  ])('%s is %s to %s', (week, from, to) => {
    expect(isoWeekDays(week)).toEqual({ from, to })
  })

  it.each(['2027-W53', '2026-W00', '2026-W54', '2026-47', 'W47', '2026-W4', ''])(
    'there is no week « %s »',
    week => {
      expect(() => isoWeekDays(week)).toThrow(RangeError)
    },
  )

  it('each of its seven days is in it, and the day before is in the week before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), days => {
        const week = isoWeekOf(addDays('1970-01-01', days))
        const { from, to } = isoWeekDays(week)
        expect(addDays(from, 6)).toBe(to)
        for (let day = 0; day < 7; day++) expect(isoWeekOf(addDays(from, day))).toBe(week)
        expect(isoWeekOf(addDays(from, -1))).toBe(previousWeek(week))
      }),
    )
  })
})
