import type { Interval, OfficeCalendar } from '../../hours/rules/opening-hours.ts'
import { dateOfDay, type Zone } from '../../language/zone.ts'
import { callOf, coversDate, type Duty } from './duty.ts'

/**
 * Watched time: opening hours, and the hours at which somebody is on call. The clock of alerts
 * runs in it, while reply times go by opening hours alone.
 */
export type Watch = {
  isWatched(at: number): boolean
  /**
   * The first watched instant at which `ms` of watched time have passed since `from` (ms UTC), or
   * null when a year does not suffice. The end of a stretch is not watched any more: what is
   * reached there waits for the next one.
   */
  reach(from: number, ms: number): number | null
  /**
   * Who is to be told at that instant: during opening hours all on duty that day, outside
   * them only those on call. Empty when nobody is.
   */
  onDutyAt(at: number): string[]
}

const HORIZON_DAYS = 400

/** `zone` is that of the roster's dates and times. */
export function compileWatch(calendar: OfficeCalendar, duties: readonly Duty[], zone: Zone): Watch {
  const neverWatched = !calendar.isSet && duties.every(duty => duty.callFrom === null)
  const known = new Map<number, Interval[]>()

  function stretchesOf(day: number): Interval[] {
    let found = known.get(day)
    if (found === undefined) {
      const date = dateOfDay(day)
      found = [
        ...calendar.intervalsOn(date),
        ...duties.flatMap(duty => callOf(duty, date, day, zone) ?? []),
      ].sort((a, b) => a.start - b.start)
      known.set(day, found)
    }
    return found
  }

  function reach(from: number, ms: number): number | null {
    if (neverWatched) return null
    // Yesterday's call may last into today.
    const first = zone.dayOf(from) - 1
    let left = Math.max(0, ms)
    let since = from
    for (let day = first; day <= first + HORIZON_DAYS; day++) {
      for (const { start, end } of stretchesOf(day)) {
        const begin = Math.max(start, since)
        if (begin >= end) continue
        if (left < end - begin) return begin + left
        left -= end - begin
        since = end
      }
    }
    return null
  }

  function isOnCall(duty: Duty, at: number): boolean {
    const today = zone.dayOf(at)
    return [today - 1, today].some(day => {
      const call = callOf(duty, dateOfDay(day), day, zone)
      return call !== null && call.start <= at && at < call.end
    })
  }

  return {
    isWatched: at => reach(at, 0) === at,
    reach,
    onDutyAt(at) {
      const date = dateOfDay(zone.dayOf(at))
      const isOpen = calendar.isOpen(at)
      const told = duties.filter(duty => isOnCall(duty, at) || (isOpen && coversDate(duty, date)))
      return [...new Set(told.map(({ userId }) => userId))]
    },
  }
}
