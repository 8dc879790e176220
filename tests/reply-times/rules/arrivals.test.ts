import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../../../server/hours/rules-opening-hours.ts'
import { compileZone, dayOfDate } from '../../../server/language/zone.ts'
import { openShares, weekdayOf } from '../../../server/reply-times/rules/reply-figures.ts'

const day = [
  ['09:00', '12:00'],
  ['13:45', '17:30'],
] as const
const calendar = compileCalendar([
  {
    from: '2026-01-01',
    zone: 'Europe/Paris',
    week: { mon: day, tue: day, sun: [['01:30', '03:30']] },
    holidays: 'FR',
    closed: [],
    open: { '2026-06-30': [['14:00', '22:00']] },
  },
])
const zone = compileZone('Europe/Paris')
const shares = (from: string, to: string) =>
  openShares(calendar, zone, dayOfDate(from), dayOfDate(to))

describe('openShares', () => {
  it('tells the part of each hour of the week', () => {
    const week = shares('2026-06-01', '2026-06-07')
    expect(week).toHaveLength(7)
    expect(week.map(hours => hours.length)).toEqual(Array(7).fill(24))
    expect(week[0]?.slice(8, 19)).toEqual([0, 1, 1, 1, 0, 0.25, 1, 1, 1, 0.5, 0])
    expect(week[2]?.every(share => share === 0)).toBe(true)
    expect(week[6]?.slice(0, 5)).toEqual([0, 0.5, 1, 0.5, 0])
  })

  it('averages over the days of the period: Whit Monday was closed', () => {
    expect(shares('2026-05-18', '2026-05-31')[0]?.[10]).toBe(0.5)
  })

  it('takes no special evening for an hour at which it opens', () => {
    expect(shares('2026-06-01', '2026-06-30')[1]?.slice(17, 22)).toEqual([0.6, 0, 0, 0, 0])
    expect(shares('2026-06-30', '2026-06-30')[1]?.slice(17, 22)).toEqual([1, 1, 1, 1, 1])
  })

  it('keeps to local hours when the clocks change', () => {
    // Between two and three the hour does not exist in March, and comes twice in October.
    expect(shares('2026-03-29', '2026-03-29')[6]?.slice(0, 5)).toEqual([0, 0.5, 0, 0.5, 0])
    expect(shares('2026-10-25', '2026-10-25')[6]?.slice(0, 5)).toEqual([0, 0.5, 1, 0.5, 0])
  })

  it('counts weekdays from Monday', () => {
    expect(weekdayOf(dayOfDate('2026-06-01'))).toBe(0)
    expect(weekdayOf(dayOfDate('2026-06-07'))).toBe(6)
    expect(weekdayOf(dayOfDate('1969-12-29'))).toBe(0)
  })
})
