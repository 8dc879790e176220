import type { CalendarShape } from '../../server/hours/shapes.ts'
import { addDays } from '../dates.ts'

export type Version = CalendarShape[number]
export type Interval = [string, string]
export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof days)[number]

/** The version that holds on a date: the latest that has begun, or the first of all. */
export function inForce(calendar: CalendarShape, date: string): Version | undefined {
  const sorted = byDate(calendar)
  return sorted.findLast(version => version.from <= date) ?? sorted[0]
}

/** The versions that have not begun. */
export function upcoming(calendar: CalendarShape, date: string): Version[] {
  const current = inForce(calendar, date)
  return byDate(calendar).filter(version => version.from > date && version !== current)
}

/** The versions that no longer hold, the latest first, each with its last date. */
export function ended(
  calendar: CalendarShape,
  date: string,
): { version: Version; isFirst: boolean; to: string }[] {
  const sorted = byDate(calendar)
  return sorted
    .flatMap((version, index) => {
      const next = sorted[index + 1]
      if (next === undefined || next.from > date) return []
      return [{ version, isFirst: index === 0, to: addDays(next.from, -1) }]
    })
    .reverse()
}

/**
 * The calendar with a version added, or put in place of the one of the same date; `instead` is the
 * date of one that it replaces.
 */
export function withVersion(
  calendar: CalendarShape,
  version: Version,
  instead?: string,
): CalendarShape {
  const kept = calendar.filter(({ from }) => from !== version.from && from !== instead)
  return byDate([...kept, version])
}

/** A day's hours on every other day that is open. */
export function withHoursOf(week: Version['week'], day: Day): Version['week'] {
  const hours = week[day] ?? []
  const copied = { ...week }
  for (const key of days) {
    if ((week[key] ?? []).length > 0) copied[key] = hours.map(([from, to]) => [from, to])
  }
  return copied
}

function byDate(calendar: CalendarShape): CalendarShape {
  return [...calendar].sort((a, b) => a.from.localeCompare(b.from))
}

/** What a mairie of a village often has, to begin with. */
export function firstVersion(from: string, zone: string): Version {
  const whole: Interval[] = [
    ['09:00', '12:00'],
    ['14:00', '17:00'],
  ]
  return {
    from,
    zone,
    week: { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole },
    holidays: 'FR',
    closed: [],
    open: {},
  }
}

/** Whether each interval ends after it begins, and after the one before it. */
export function areInOrder(intervals: readonly Interval[]): boolean {
  return intervals.every(([start, end], index) => {
    const before = intervals[index - 1]
    return start < end && (before === undefined || before[1] <= start)
  })
}

/** The next interval to propose: an afternoon after a morning. */
export function nextInterval(intervals: readonly Interval[]): Interval {
  const last = intervals.at(-1)
  if (last === undefined) return ['09:00', '12:00']
  return last[1] < '14:00' ? ['14:00', '17:00'] : [last[1], '24:00']
}
