import type { HolidayRegion } from '../../../server/language/holidays.ts'

/** Easter Sundays from 1995 to 2050 as almanacs print them; the package `date-holidays` has the same. */
const easters = [
  ...['04-16', '04-07', '03-30', '04-12', '04-04', '04-23', '04-15', '03-31', '04-20', '04-11'],
  ...['03-27', '04-16', '04-08', '03-23', '04-12', '04-04', '04-24', '04-08', '03-31', '04-20'],
  ...['04-05', '03-27', '04-16', '04-01', '04-21', '04-12', '04-04', '04-17', '04-09', '03-31'],
  ...['04-20', '04-05', '03-28', '04-16', '04-01', '04-21', '04-13', '03-28', '04-17', '04-09'],
  ...['03-25', '04-13', '04-05', '04-25', '04-10', '04-01', '04-21', '04-06', '03-29', '04-17'],
  ...['04-09', '03-25', '04-14', '04-05', '04-18', '04-10'],
]
/** Labour code, L3133-1, and for Alsace and Moselle L3134-13: those with a day of their own. */
const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
/** Easter Monday, Ascension, Whit Monday: days after Easter Sunday. */
const movable = [1, 39, 50]

/** Dates of the public holidays of a year, in their order, by a table instead of a computation. */
export function knownHolidays(year: number, region: HolidayRegion): string[] {
  const easter = easters[year - 1995]
  if (easter === undefined) throw new RangeError(`the table does not have ${year}`)
  const sunday = Temporal.PlainDate.from(`${year}-${easter}`)
  const isAlsace = region === 'FR-alsace-moselle'
  const days = isAlsace ? [...fixed, '12-26'] : fixed
  const after = isAlsace ? [-2, ...movable] : movable
  const dates = [
    ...days.map(day => `${year}-${day}`),
    ...after.map(count => sunday.add({ days: count }).toString()),
  ]
  return [...new Set(dates)].sort()
}
