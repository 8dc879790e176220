import { describe, expect, it } from 'vitest'
import { easterSunday, holidaysOf } from '../../server/language/holidays.ts'
import { dayNames } from '../../server/language/sentences.ts'
import { knownHolidays } from '../support/calendar/holidays.ts'

const years = Array.from({ length: 41 }, (_, index) => 2000 + index)

describe('holidaysOf', () => {
  it.each(years)('agrees with the almanac for France in %i', year => {
    const dates = [...new Set(holidaysOf(year, 'FR').map(({ date }) => date))]
    expect(dates).toEqual(knownHolidays(year, 'FR'))
    expect(dates.length).toBeGreaterThanOrEqual(10)
  })

  it.each(years)('agrees with the almanac for Alsace and Moselle in %i', year => {
    const dates = [...new Set(holidaysOf(year, 'FR-alsace-moselle').map(({ date }) => date))]
    expect(dates).toEqual(knownHolidays(year, 'FR-alsace-moselle'))
  })

  it('has eleven holidays, and two more in Alsace and Moselle', () => {
    expect(holidaysOf(2027, 'FR')).toHaveLength(11)
    const more = holidaysOf(2027, 'FR-alsace-moselle').filter(
      ({ date }) => !holidaysOf(2027, 'FR').some(holiday => holiday.date === date),
    )
    expect(more).toEqual([
      { date: '2027-03-26', name: dayNames.goodFriday },
      { date: '2027-12-26', name: dayNames.boxingDay },
    ])
  })

  it('has the dates that the design gives for 2027', () => {
    const dates = holidaysOf(2027, 'FR').map(({ date, name }) => `${date} ${name}`)
    expect(dates).toContain('2027-03-29 Lundi de Pâques')
    expect(dates).toContain('2027-05-06 Ascension')
    expect(dates).toContain('2027-05-17 Lundi de Pentecôte')
  })

  it('keeps both holidays when they share a date', () => {
    const names = holidaysOf(2008, 'FR').filter(({ date }) => date === '2008-05-01')
    expect(names.map(({ name }) => name)).toEqual([dayNames.labourDay, dayNames.ascension])
  })
})

describe('easterSunday', () => {
  it('knows the earliest, the latest and the exceptional ones', () => {
    const dates = [1818, 1943, 1954, 1981, 2000, 2038].map(year => easterSunday(year))
    expect(dates).toEqual([
      '1818-03-22',
      '1943-04-25',
      '1954-04-18',
      '1981-04-19',
      '2000-04-23',
      '2038-04-25',
    ])
  })
})
