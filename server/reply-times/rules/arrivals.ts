import type { OfficeCalendar } from '../../hours/rules/opening-hours.ts'
import { dateOfDay, type Zone } from '../../language/zone.ts'

const HOUR = 3_600_000

/** ISO weekday of a day's number, 0 is Monday: 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7

/**
 * The part of each hour of the week during which the mairie was open over some days, 0–1: seven
 * weekdays from Monday, of 24 local hours each.
 * @param from number of the first local day, counted from 1970-01-01
 * @param to number of the last one
 */
export function openShares(
  calendar: OfficeCalendar,
  zone: Zone,
  from: number,
  to: number,
): number[][] {
  const open = week()
  const days = new Array<number>(7).fill(0)
  for (let day = from; day <= to; day++) {
    const weekday = weekdayOf(day)
    days[weekday] = (days[weekday] ?? 0) + 1
    const hours = open[weekday] ?? []
    for (const { start, end } of calendar.intervalsOn(dateOfDay(day))) {
      let at = start
      while (at < end) {
        const local = at + zone.offsetAt(at)
        const next = Math.min(end, at + HOUR - (local % HOUR))
        const hour = Math.floor(local / HOUR) % 24
        hours[hour] = (hours[hour] ?? 0) + (next - at)
        at = next
      }
    }
  }
  return open.map((hours, weekday) =>
    hours.map(ms => (ms === 0 ? 0 : Math.min(1, ms / ((days[weekday] ?? 0) * HOUR)))),
  )
}

/** Seven days of 24 zeros. */
export const week = () => Array.from({ length: 7 }, () => new Array<number>(24).fill(0))
