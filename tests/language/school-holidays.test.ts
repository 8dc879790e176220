import { describe, expect, it } from 'vitest'
import {
  isDepartment,
  schoolZoneOf,
  schoolZones,
  tidyDepartment,
} from '../../server/language/departments.ts'
import { electionPeriodsBetween } from '../../server/language/elections.ts'
import { schoolHolidaysBetween, schoolYearsKnown } from '../../server/language/school-holidays.ts'
import { dayNames } from '../../server/language/sentences.ts'
import { weekdayOf } from '../../web/dates.ts'

describe('departments', () => {
  it('are all there, each in one zone', () => {
    const metropole = Array.from({ length: 95 }, (_, place) => String(place + 1).padStart(2, '0'))
    // Corsica gave its number up for two.
    const numbers = [...metropole.filter(number => number !== '20'), '2A', '2B', '971', '974']
    expect(numbers.filter(number => !isDepartment(number))).toEqual([])
    expect(isDepartment('20')).toBe(false)
    expect(isDepartment('99')).toBe(false)
    expect(metropole.filter(number => number !== '20' && schoolZoneOf(number) === null)).toEqual([])
  })

  it.each([
    ['21', 'A'],
    ['76', 'B'],
    ['75', 'C'],
    ['2A', null],
    ['974', null],
    [null, null],
  ])('%s has the zone %s', (department, zone) => {
    expect(schoolZoneOf(department)).toBe(zone)
  })

  it('are read as people write them', () => {
    expect([' 2a', '1', '21 '].map(tidyDepartment)).toEqual(['2A', '01', '21'])
  })
})

describe('school holidays', () => {
  it('are those of the official calendar', () => {
    expect(schoolHolidaysBetween('A', '2027-02-01', '2027-04-30')).toEqual([
      { name: dayNames.winterHolidays, from: '2027-02-13', to: '2027-02-28' },
      { name: dayNames.springHolidays, from: '2027-04-10', to: '2027-04-25' },
    ])
    expect(schoolHolidaysBetween('C', '2026-12-31', '2026-12-31')[0]?.name.fr).toBe(
      'Vacances de Noël',
    )
    expect(schoolHolidaysBetween('B', '2027-01-04', '2027-02-19')).toEqual([])
  })

  it.each(schoolZones)('begin on a Saturday and last two weeks in zone %s, or are longer', zone => {
    const { from, to } = schoolYearsKnown
    for (const holiday of schoolHolidaysBetween(zone, from, to)) {
      if (holiday.name === dayNames.ascensionBridge) continue
      expect(weekdayOf(holiday.from), holiday.from).toBe(6)
      const days = (Date.parse(holiday.to) - Date.parse(holiday.from)) / 86_400_000 + 1
      expect(days === 16 || days > 55, `${holiday.name} ${holiday.from}`).toBe(true)
    }
  })
})

describe('election periods', () => {
  it('begin six months before the month of the vote', () => {
    expect(electionPeriodsBetween('2026-10-01', '2026-10-01')).toEqual([
      { name: dayNames.ofPresident, from: '2026-10-01', to: '2027-04-30' },
    ])
    expect(electionPeriodsBetween('2026-09-30', '2026-09-30')).toEqual([])
    expect(electionPeriodsBetween('2027-05-01', '2027-08-31')).toEqual([])
    expect(electionPeriodsBetween('2027-09-01', '2027-09-02')).toMatchObject([
      { from: '2027-09-01', to: '2028-03-31' },
    ])
    // The sixth month before one of March lies in the year before.
    expect(electionPeriodsBetween('2031-09-01', '2031-09-01')).toMatchObject([
      { name: dayNames.ofCommunes, to: '2032-03-31' },
    ])
  })
})
