import { holidayName } from '../../language/holidays.ts'
import { addDays } from '../../language/iso-week.ts'
import type { Sentence } from '../../language/sentence.ts'
import { dayOfDate } from '../../language/zone.ts'
import type { OfficeCalendar } from './opening-hours.ts'

/** A day on which many mairies close, and the public holiday that it ties to the weekend. */
export type BridgeDay = { date: string; holiday: string; name: Sentence }

/**
 * The days between a public holiday and the weekend on which the calendar is still open, from one
 * local date to another, both included: the Friday after a Thursday, the Monday before a Tuesday,
 * and a Saturday that follows a Friday off or such a bridge.
 */
export function bridgeDays(calendar: OfficeCalendar, from: string, to: string): BridgeDay[] {
  const found: BridgeDay[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (calendar.ruleOn(date) !== 'week' || calendar.intervalsOn(date).length === 0) continue
    const holiday = neighbours(date).find(near => calendar.ruleOn(near) === 'holiday')
    const name = holiday === undefined ? null : holidayName(holiday)
    if (holiday !== undefined && name !== null) found.push({ date, holiday, name })
  }
  return found
}

/** Where the holiday must lie for the date to be a bridge. */
function neighbours(date: string): string[] {
  // Day 0, 1970-01-01, was a Thursday: 0 is a Monday.
  const weekday = (dayOfDate(date) + 3) % 7
  if (weekday === 0) return [addDays(date, 1)]
  if (weekday === 4) return [addDays(date, -1)]
  return weekday === 5 ? [addDays(date, -1), addDays(date, -2)] : []
}
