import { describe, expect, it } from 'vitest'
import {
  areInOrder,
  ended,
  firstVersion,
  type Interval,
  inForce,
  nextInterval,
  upcoming,
  type Version,
  withHoursOf,
  withVersion,
} from '../../../web/hours/hours-model.ts'

const whole: Interval[] = [
  ['09:00', '12:00'],
  ['14:00', '17:00'],
]
/** This year’s hours, and the next year’s from its first Monday on. */
const calendar: Version[] = [
  {
    ...firstVersion('2026-01-01', 'Europe/Paris'),
    week: { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole, sat: [['09:00', '12:00']] },
    closed: ['2026-12-26'],
    open: { '2026-12-12': [['09:00', '17:00']] },
  },
  {
    ...firstVersion('2027-01-04', 'Europe/Paris'),
    week: { mon: whole, tue: whole, wed: [['09:00', '12:00']], thu: whole, fri: whole },
  },
]

describe('the calendar of opening hours', () => {
  it('is in force from its date, and the first version also before', () => {
    expect(inForce(calendar, '2026-11-24')?.from).toBe('2026-01-01')
    expect(inForce(calendar, '2027-01-04')?.from).toBe('2027-01-04')
    expect(inForce(calendar, '2020-01-01')?.from).toBe('2026-01-01')
    expect(inForce([], '2026-11-24')).toBeUndefined()
    expect(upcoming(calendar, '2026-11-24').map(one => one.from)).toEqual(['2027-01-04'])
    expect(upcoming(calendar, '2020-01-01').map(one => one.from)).toEqual(['2027-01-04'])
  })

  it('keeps the past: a version of a new date is added, one of the same date replaced', () => {
    const added = withVersion(calendar, firstVersion('2026-12-01', 'Europe/Paris'))
    expect(added.map(one => one.from)).toEqual(['2026-01-01', '2026-12-01', '2027-01-04'])
    expect(added[0]).toEqual(calendar[0])
    const replaced = withVersion(added, {
      ...firstVersion('2026-12-01', 'Europe/Paris'),
      holidays: null,
    })
    expect(replaced).toHaveLength(3)
    expect(replaced[1]?.holidays).toBeNull()
  })

  it('moves a version that has not begun, and keeps what ended', () => {
    const moved = withVersion(
      calendar,
      { ...firstVersion('2027-02-01', 'Europe/Paris') },
      '2027-01-04',
    )
    expect(moved.map(one => one.from)).toEqual(['2026-01-01', '2027-02-01'])
    expect(ended(calendar, '2027-01-03')).toEqual([])
    expect(ended(calendar, '2027-01-04')).toEqual([
      { version: calendar[0], isFirst: true, to: '2027-01-03' },
    ])
  })

  it('copies a day to the others that are open, and opens none', () => {
    const week = withHoursOf(
      { mon: [['08:00', '12:00']], tue: [['09:00', '17:00']], wed: [] },
      'mon',
    )
    expect(week).toEqual({ mon: [['08:00', '12:00']], tue: [['08:00', '12:00']], wed: [] })
    // Each has hours of its own: changing one leaves the others.
    expect(week.tue).not.toBe(week.mon)
  })

  it('notices hours that overlap or are turned', () => {
    expect(areInOrder([])).toBe(true)
    expect(
      areInOrder([
        ['09:00', '12:00'],
        ['12:00', '24:00'],
      ]),
    ).toBe(true)
    expect(
      areInOrder([
        ['09:00', '12:00'],
        ['11:59', '17:00'],
      ]),
    ).toBe(false)
    expect(areInOrder([['12:00', '09:00']])).toBe(false)
    expect(areInOrder([['09:00', '09:00']])).toBe(false)
  })

  it('proposes an afternoon after a morning', () => {
    expect(nextInterval([])).toEqual(['09:00', '12:00'])
    expect(nextInterval([['09:00', '12:00']])).toEqual(['14:00', '17:00'])
    expect(nextInterval([['14:00', '17:00']])).toEqual(['17:00', '24:00'])
  })
})
