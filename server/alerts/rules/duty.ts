import type { Interval } from '../../hours/rules/opening-hours.ts'
import type { Zone } from '../../language/zone.ts'

/** A stretch of the roster: whose turn it is to answer. Dates and times are local. */
export type Duty = {
  userId: string
  /** Both included; `toDate` null: until further notice. */
  fromDate: string
  toDate: string | null
  /**
   * On call between these times, 'HH:MM', of each of those days; past midnight when `callTo` is
   * not later than `callFrom`. Both null: only on duty.
   */
  callFrom: string | null
  callTo: string | null
}

/** Whether somebody's turn covers that local date ('YYYY-MM-DD'). */
export function coversDate({ fromDate, toDate }: Duty, date: string): boolean {
  return fromDate <= date && (toDate === null || date <= toDate)
}

/**
 * When somebody is on call from that local date on, [start, end), ms UTC; null when they are not.
 * `day` is the number of `date`. What a change of clocks leaves empty is nothing.
 */
export function callOf(duty: Duty, date: string, day: number, zone: Zone): Interval | null {
  if (duty.callFrom === null || duty.callTo === null || !coversDate(duty, date)) return null
  const from = minuteOf(duty.callFrom)
  const to = minuteOf(duty.callTo)
  const start = zone.instantOf(day, from)
  const end = zone.instantOf(day, to > from ? to : to + 1440)
  return end > start ? { start, end } : null
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
