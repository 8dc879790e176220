import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  englishDate,
  englishDuration,
  englishLocalTime,
  englishPeriod,
  englishWeekday,
} from '../../server/language/english.ts'
import { addDays, daysBetween, mondayOf, monthStart, weekdayOf, weekOf } from '../../web/dates.ts'
import { keyOf, periodIn, periodOf } from '../../web/reply-times/periods.ts'

describe('local dates', () => {
  it('count days across months, years and changes of clocks', () => {
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
    expect(addDays('2027-03-01', -1)).toBe('2027-02-28')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
    expect(weekdayOf('2026-11-24')).toBe(2)
    expect(weekdayOf('2026-11-22')).toBe(7)
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
    expect(mondayOf('2026-11-23T10:00')).toBe('2026-11-23')
    expect(monthStart('2026-11-24')).toBe('2026-11-01')
  })

  it('belong to the week of their Thursday, as ISO 8601 and Temporal have it', () => {
    expect(weekOf('2026-11-22')).toBe('2026-W47')
    expect(weekOf('2027-01-01')).toBe('2026-W53')
    expect(weekOf('2024-12-30')).toBe('2025-W01')
    const day = fc.integer({ min: 0, max: 20_000 }).map(days => addDays('2000-01-01', days))
    fc.assert(
      fc.property(day, date => {
        const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date)
        expect(weekOf(date)).toBe(`${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`)
      }),
    )
  })
})

describe('periods', () => {
  const today = '2026-11-24'

  it.each([
    ['this-week', '2026-11-23', '2026-11-29'],
    ['last-week', '2026-11-16', '2026-11-22'],
    ['month', '2026-11-01', '2026-11-24'],
    ['twelve-weeks', '2026-09-07', '2026-11-29'],
  ] as const)('%s', (key, from, to) => {
    expect(periodOf(key, today)).toEqual({ from, to })
    expect(keyOf({ from, to }, today)).toBe(key)
  })

  it('are read from an address, whatever is in it', () => {
    const own = { from: '2026-10-02', to: '2026-10-05' }
    const week = periodOf('this-week', today)
    expect(periodIn({ du: own.from, au: own.to }, week)).toEqual(own)
    expect(periodIn({ du: own.to, au: own.from }, week)).toEqual(own)
    expect(periodIn({ du: 'hier', au: own.to }, week)).toEqual(week)
    expect(keyOf(own, today)).toBeNull()
  })
})

describe('English', () => {
  it('writes dates and durations', () => {
    expect(englishDate('2027-05-03', { weekday: true })).toBe('Monday 3 May 2027')
    expect(englishDate('2027-05-03', { year: false })).toBe('3 May')
    expect(englishWeekday('2027-05-03')).toBe('Monday')
    expect(englishLocalTime('2027-05-03T09:05', { year: false })).toBe('3 May at 9:05')
    expect(englishPeriod('2026-11-16', '2026-11-22')).toBe('16 to 22 November 2026')
    expect(englishPeriod('2026-11-30', '2026-12-06')).toBe('30 November to 6 December 2026')
    expect(englishPeriod('2026-12-28', '2027-01-03')).toBe('28 December 2026 to 3 January 2027')
    expect(englishPeriod('2026-12-28', '2026-12-28')).toBe('28 December 2026')
    expect(
      [0, 400, 59_000, 720_000, 7_500_000, 7_200_000, 273_600_000].map(englishDuration),
    ).toEqual([
      '0\u00a0min',
      '1\u00a0s',
      '59\u00a0s',
      '12\u00a0min',
      '2\u00a0h\u00a005\u00a0min',
      '2\u00a0h',
      '3\u00a0d\u00a04\u00a0h',
    ])
  })
})
