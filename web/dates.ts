/** Arithmetic on local dates, 'YYYY-MM-DD': a day is a day whatever the clocks do. */

const DAY = 86_400_000

function toDay(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
}

function fromDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

export function addDays(date: string, days: number): string {
  return fromDay(toDay(date) + days * DAY)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((toDay(to) - toDay(from)) / DAY)
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: string): number {
  return ((new Date(toDay(date)).getUTCDay() + 6) % 7) + 1
}

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date))
}

/** The ISO 8601 week of a date: '2026-W47'. A week belongs to the year of its Thursday. */
export function weekOf(date: string): string {
  const thursday = addDays(mondayOf(date), 3)
  const year = thursday.slice(0, 4)
  const number = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1
  return `${year}-W${String(number).padStart(2, '0')}`
}

export function monthStart(date: string): string {
  return `${date.slice(0, 7)}-01`
}
