import { type HolidayRegion, holidaysOf } from './holidays.ts'
import { addDays } from './iso-week.ts'
import type { Sentence } from './sentence.ts'

/** Something about a date of which the person who plans should think. */
export type CalendarWarning =
  | { kind: 'holiday'; date: string; name: Sentence }
  /** Clocks go forward in spring, back in autumn; hours are local, 0 to 23. */
  | { kind: 'clocks'; date: string; forward: boolean; fromHour: number; toHour: number }

/**
 * Public holidays and changes of clocks from one local date to another, both included, in the
 * order of their dates.
 */
export function calendarWarnings(
  from: string,
  to: string,
  zone: string,
  region: HolidayRegion,
): CalendarWarning[] {
  const years = new Set([Number(from.slice(0, 4)), Number(to.slice(0, 4))])
  const holidays = [...years]
    .flatMap(year => holidaysOf(year, region))
    .filter(({ date }) => date >= from && date <= to)
    .map(({ date, name }): CalendarWarning => ({ kind: 'holiday', date, name }))
  return [...holidays, ...clockChanges(from, to, zone)].sort((a, b) => (a.date < b.date ? -1 : 1))
}

function clockChanges(from: string, to: string, zone: string): CalendarWarning[] {
  const end = Temporal.PlainDate.from(addDays(to, 1)).toZonedDateTime(zone).epochMilliseconds
  const changes: CalendarWarning[] = []
  // The change may be the day's very first instant, and `next` is strictly after.
  let at = Temporal.PlainDate.from(from).toZonedDateTime(zone).subtract({ milliseconds: 1 })
  for (;;) {
    const change = at.getTimeZoneTransition('next')
    if (change === null || change.epochMilliseconds >= end) return changes
    const before = change.subtract({ milliseconds: 1 })
    const shift = change.offsetNanoseconds - before.offsetNanoseconds
    // A zone also changes when it only renames its time: the clocks stay as they are.
    if (shift !== 0) {
      changes.push({
        kind: 'clocks',
        date: change.toPlainDate().toString(),
        forward: shift > 0,
        fromHour: change.withTimeZone(before.offset).hour,
        toHour: change.hour,
      })
    }
    at = change
  }
}
