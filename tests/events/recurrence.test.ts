import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  movedWith,
  repeatKindsOf,
  ruleOf,
  sameWeekdayNextYear,
} from '../../server/events/rules/recurrence.ts'

const weekday = (date: string) => new Date(`${date.slice(0, 10)}T00:00:00Z`).getUTCDay()
const dates = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

describe('how an event repeats', () => {
  it.each([
    ['week', 'FREQ=WEEKLY'],
    ['two-weeks', 'FREQ=WEEKLY;INTERVAL=2'],
    ['month-date', 'FREQ=MONTHLY'],
    ['month-weekday', 'FREQ=MONTHLY;BYDAY=2SA'],
    ['month-last-weekday', 'FREQ=MONTHLY;BYDAY=-1SA'],
    ['year', 'FREQ=YEARLY'],
  ] as const)('%s is %s', (kind, rule) => {
    expect(ruleOf('2027-06-12T18:30', { kind, until: null, count: null })).toBe(rule)
    expect(ruleOf('2027-06-12T18:30', { kind, until: null, count: 4 })).toBe(`${rule};COUNT=4`)
    expect(ruleOf('2027-06-12T18:30', { kind, until: '2027-12-31', count: null })).toBe(
      `${rule};UNTIL=20271231T235959`,
    )
  })

  it('offers the nth weekday where there always is one, and the last where it is', () => {
    expect(repeatKindsOf('2027-06-12')).toContain('month-weekday')
    expect(repeatKindsOf('2027-06-12')).not.toContain('month-last-weekday')
    expect(repeatKindsOf('2027-05-29')).toContain('month-last-weekday')
    expect(repeatKindsOf('2027-05-29')).not.toContain('month-weekday')
  })

  it('finds the same weekday a year later, at most three days from the date', () => {
    fc.assert(
      fc.property(dates, date => {
        const next = sameWeekdayNextYear(`${date}T18:30`)
        expect(weekday(next)).toBe(weekday(date))
        expect(next.slice(10)).toBe('T18:30')
        const away = (Date.parse(next.slice(0, 10)) - Date.parse(date)) / 86_400_000
        expect(away).toBe(364)
      }),
    )
  })

  it('moves an end with its start', () => {
    expect(movedWith('2027-06-13T02:00', '2027-06-12T20:00', '2028-06-10T20:00')).toBe(
      '2028-06-11T02:00',
    )
  })
})
