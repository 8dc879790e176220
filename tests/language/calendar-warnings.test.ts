import { describe, expect, it } from 'vitest'
import { calendarWarnings } from '../../server/language/calendar-warnings.ts'
import { dayNames } from '../../server/language/sentences.ts'

const paris = 'Europe/Paris'

describe('calendar warnings', () => {
  it('tells holidays and the change of clocks, in the order of their dates', () => {
    expect(calendarWarnings('2027-03-22', '2027-04-04', paris, 'FR')).toEqual([
      { kind: 'clocks', date: '2027-03-28', forward: true, fromHour: 2, toHour: 3 },
      { kind: 'holiday', date: '2027-03-29', name: dayNames.easterMonday },
    ])
  })

  it('knows which way the clocks go in autumn', () => {
    expect(calendarWarnings('2027-10-25', '2027-11-07', paris, 'FR')).toEqual([
      { kind: 'clocks', date: '2027-10-31', forward: false, fromHour: 3, toHour: 2 },
      { kind: 'holiday', date: '2027-11-01', name: dayNames.allSaints },
    ])
  })

  it('goes over the end of a year', () => {
    expect(
      calendarWarnings('2026-12-21', '2027-01-03', paris, 'FR').map(({ date }) => date),
    ).toEqual(['2026-12-25', '2027-01-01'])
  })

  it('counts both ends of the period, and nothing beyond them', () => {
    const on = (from: string, to: string) => calendarWarnings(from, to, paris, 'FR').length
    expect(on('2027-03-28', '2027-03-28')).toBe(1)
    expect(on('2027-03-29', '2027-03-29')).toBe(1)
    expect(on('2027-03-27', '2027-03-27')).toBe(0)
    expect(on('2027-03-30', '2027-04-12')).toBe(0)
  })

  it('has the holidays of Alsace-Moselle where they are kept', () => {
    const good = { kind: 'holiday', date: '2027-03-26', name: dayNames.goodFriday }
    const from = '2027-03-26'
    expect(calendarWarnings(from, from, paris, 'FR-alsace-moselle')).toEqual([good])
    expect(calendarWarnings(from, from, paris, 'FR')).toEqual([])
  })

  it('says nothing of clocks where they do not change', () => {
    expect(calendarWarnings('2027-03-22', '2027-04-04', 'Indian/Reunion', 'FR')).toEqual([
      { kind: 'holiday', date: '2027-03-29', name: dayNames.easterMonday },
    ])
  })
})
