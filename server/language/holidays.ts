import type { Sentence } from './sentence.ts'
import { dayNames } from './sentences.ts'
import { dayOfDate } from './zone.ts'

const dayMs = 24 * 60 * 60_000

/** Which public holidays a commune keeps. */
export const holidayRegions = ['FR', 'FR-alsace-moselle'] as const
export type HolidayRegion = (typeof holidayRegions)[number]

/** A public holiday: its date ('YYYY-MM-DD') and its name. */
export type Holiday = { date: string; name: Sentence }

/**
 * The public holidays of a year, in the order of their dates.
 *
 * The eleven of article L3133-1 of the Code du travail; in the Moselle, Bas-Rhin and Haut-Rhin
 * also those of article L3134-13: 26 December, and Good Friday where there is a Protestant or
 * mixed church (a commune without one sets an ordinary day in `open`). Two may share a date, as
 * Ascension and 1 May did in 2008.
 */
export function holidaysOf(year: number, region: HolidayRegion): Holiday[] {
  const easter = easterSunday(year)
  const fixed = (monthDay: string, name: Sentence) => ({
    date: `${pad(year, 4)}-${monthDay}`,
    name,
  })
  const moving = (days: number, name: Sentence) => ({ date: daysAfter(easter, days), name })
  const local =
    region === 'FR-alsace-moselle'
      ? [moving(-2, dayNames.goodFriday), fixed('12-26', dayNames.boxingDay)]
      : []
  return [
    fixed('01-01', dayNames.newYear),
    moving(1, dayNames.easterMonday),
    fixed('05-01', dayNames.labourDay),
    fixed('05-08', dayNames.victory),
    moving(39, dayNames.ascension),
    moving(50, dayNames.whitMonday),
    fixed('07-14', dayNames.nationalDay),
    fixed('08-15', dayNames.assumption),
    fixed('11-01', dayNames.allSaints),
    fixed('11-11', dayNames.armistice),
    fixed('12-25', dayNames.christmas),
    ...local,
  ].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** Whether a day, counted from 1970-01-01, is a public holiday there; null: none is. */
export function holidayTest(region: HolidayRegion | null): (day: number) => boolean {
  if (region === null) return () => false
  const years = new Map<number, Set<number>>()
  return day => {
    const year = new Date(day * dayMs).getUTCFullYear()
    let days = years.get(year)
    if (!days) {
      days = new Set(holidaysOf(year, region).map(holiday => dayOfDate(holiday.date)))
      years.set(year, days)
    }
    return days.has(day)
  }
}

/** What France calls a local date ('YYYY-MM-DD'), in whatever region it is a holiday; null of any other. */
export function holidayName(date: string): Sentence | null {
  const all = holidaysOf(Number(date.slice(0, 4)), 'FR-alsace-moselle')
  return all.find(holiday => holiday.date === date)?.name ?? null
}

/**
 * Easter Sunday of the Gregorian calendar, for any year from 1583: the anonymous algorithm in
 * Jean Meeus, *Astronomical Algorithms*, 2nd edition (1998), chapter 8.
 * @returns 'YYYY-MM-DD'
 */
export function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return `${pad(year, 4)}-${pad(Math.floor(n / 31), 2)}-${pad((n % 31) + 1, 2)}`
}

/** Without `Temporal`, which not every browser has: the screens know these days too. */
function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
