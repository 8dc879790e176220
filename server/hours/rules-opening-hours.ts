import { type HolidayRegion, holidayTest } from '../language/holidays.ts'
import { compileZone, dayOfDate, isTime, type Zone } from '../language/zone.ts'

const DAY = 86_400_000

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
type Weekday = (typeof weekdays)[number]

/** Opening hours within one local day, 'HH:MM' by the wall clock, the end excluded; '24:00' is the day's end. */
export type Hours = readonly (readonly [from: string, to: string])[]

/** One entry of the effective-dated calendar, in the JSON shape of docs/reply-times.md. */
export type CalendarVersion = {
  /** Local date from which it holds, until the next entry's. */
  from: string
  /** IANA zone. */
  zone: string
  /** A weekday without hours is closed. */
  week: Readonly<Partial<Record<Weekday, Hours>>>
  holidays: HolidayRegion | null
  /** Local dates without opening hours: bridge days, moving house. */
  closed: readonly string[]
  /** Local dates whose hours are these and no others, even on a closed day or a holiday. */
  open: Readonly<Record<string, Hours>>
}

/** Opening hours between two instants, [start, end), ms UTC. */
export type Interval = { start: number; end: number }

export type OfficeCalendar = {
  /** False when no opening hours were ever set: a screen says so instead of showing figures. */
  isSet: boolean
  /** The part of [from, to) inside opening hours, ms; 0 when `to` is not after `from`. */
  officeMs(from: number, to: number): number
  /** Whether the instant lies inside opening hours; at closing time it no longer does. */
  isOpen(at: number): boolean
  /**
   * The first instant at which `officeMs` of opening hours have passed since `from` (`from` itself
   * for 0 or less), or null if five years do not suffice. Something with that target is late from
   * the first open millisecond after it.
   */
  deadline(from: number, officeMs: number): number | null
  /**
   * Closing time of the `days`-th opened day after the local day of `from`, or null if five years
   * do not suffice. An instant outside opening hours counts as the next opening.
   */
  closingAfter(from: number, days: number): number | null
  /** The opening hours of a local date ('YYYY-MM-DD'), in order, without overlap. */
  intervalsOn(date: string): Interval[]
  /** What decides a local date's hours: the week, a public holiday, a closed day, a special opening. */
  ruleOn(date: string): 'week' | 'holiday' | 'closed' | 'open'
  /** Which holidays are kept on a local date; null: none. */
  holidaysOn(date: string): HolidayRegion | null
}

const HORIZON_DAYS = 5 * 366

/**
 * Compiles an effective-dated calendar. For each local date the version with the latest `from` on
 * or before it holds (of two with the same `from` the one listed last), the first one also before
 * its date; `open[date]` replaces the day's hours, else closed days and holidays have none.
 *
 * Without any version nothing is ever open: office time is 0 and `isSet` is false, so that
 * anybody who shows a figure can say that the hours are missing.
 *
 * Answers come from a sorted table of intervals with running sums, extended as instants ask for
 * it, and an index by day: constant time, about ten nanoseconds.
 *
 * @throws RangeError on a malformed date, time or zone, or hours that end before they begin.
 */
export function compileCalendar(versions: readonly CalendarVersion[]): OfficeCalendar {
  const compiled = compileVersions(versions)
  let table = emptyTable
  /** By the day of arrival and how many days: a report asks the same for all of a day. */
  const closings = new Map<string, number | null>()

  function covering(low: number, high: number): Table {
    const first = Math.floor(low / DAY)
    const last = Math.floor(high / DAY)
    if (first >= table.firstDay && last <= table.lastDay) return table
    const margin = Math.max(400, table.lastDay - table.firstDay)
    table = buildTable(
      compiled,
      Math.min(table.firstDay, first - margin),
      Math.max(table.lastDay, last + margin),
    )
    return table
  }

  const isOpen = (at: number): boolean => {
    const { starts, ends, firstByDay, firstDay } = covering(at, at)
    let index = firstByDay[Math.floor(at / DAY) - firstDay] ?? 0
    while ((ends[index] ?? Number.POSITIVE_INFINITY) <= at) index++
    return (starts[index] ?? Number.POSITIVE_INFINITY) <= at
  }

  const deadline = (from: number, officeMs: number): number | null => {
    if (!(officeMs > 0)) return from
    for (let days = 8; ; days = Math.min(days * 4, HORIZON_DAYS)) {
      const horizon = from + days * DAY
      const found = reach(covering(from, horizon), from, officeMs)
      if (found !== null && found <= horizon) return found
      if (days === HORIZON_DAYS) return null
    }
  }

  return {
    isSet: versions.length > 0,
    officeMs(from, to) {
      if (!(to > from)) return 0
      const { starts, ends, before, total, firstByDay, firstDay } = covering(from, to)
      const sumBefore = (at: number): number => {
        let index = firstByDay[Math.floor(at / DAY) - firstDay] ?? 0
        while ((ends[index] ?? Number.POSITIVE_INFINITY) <= at) index++
        if (index >= starts.length) return total
        return (before[index] ?? 0) + Math.max(0, at - (starts[index] ?? 0))
      }
      return sumBefore(to) - sumBefore(from)
    },
    isOpen,
    deadline,
    closingAfter(from, days) {
      const passed = isOpen(from) ? from + 1 : deadline(from, 1)
      if (passed === null) return null
      const arrived = localDayOf(compiled, passed - 1)
      const key = `${arrived} ${days}`
      let closing = closings.get(key)
      if (closing === undefined) {
        closing = closingOf(compiled, arrived, days)
        closings.set(key, closing)
      }
      return closing
    },
    intervalsOn: date => merged(intervalsOf(compiled, dayOfDate(date))),
    ruleOn(date) {
      const day = dayOfDate(date)
      const version = versionOf(compiled, day)
      if (version?.open.has(day)) return 'open'
      if (version?.closed.has(day)) return 'closed'
      return version?.isHoliday(day) ? 'holiday' : 'week'
    },
    holidaysOn: date => versionOf(compiled, dayOfDate(date))?.holidays ?? null,
  }
}

type Minutes = readonly (readonly [number, number])[]

type CompiledVersion = {
  fromDay: number
  zone: Zone
  week: Minutes[]
  holidays: HolidayRegion | null
  isHoliday(day: number): boolean
  closed: Set<number>
  open: Map<number, Minutes>
}

function compileVersions(versions: readonly CalendarVersion[]): CompiledVersion[] {
  return versions
    .map(version => ({
      fromDay: dayOfDate(version.from),
      zone: compileZone(version.zone),
      week: weekdays.map(weekday => minutesOf(version.week[weekday] ?? [])),
      holidays: version.holidays,
      isHoliday: holidayTest(version.holidays),
      closed: new Set(version.closed.map(dayOfDate)),
      open: new Map(
        Object.entries(version.open).map(([date, hours]) => [dayOfDate(date), minutesOf(hours)]),
      ),
    }))
    .sort((a, b) => a.fromDay - b.fromDay)
}

function minutesOf(hours: Hours): Minutes {
  return hours.map(([from, to]) => {
    const bounds = [minuteOf(from), minuteOf(to)] as const
    if (bounds[1] <= bounds[0]) throw new RangeError(`hours end before they begin: ${from}–${to}`)
    return bounds
  })
}

function minuteOf(time: string): number {
  if (!isTime(time)) throw new RangeError(`not a time: ${time}`)
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function versionOf(versions: CompiledVersion[], day: number): CompiledVersion | undefined {
  return versions.findLast(version => version.fromDay <= day) ?? versions[0]
}

/** When the `days`-th opened day after that one closes. */
function closingOf(versions: CompiledVersion[], after: number, days: number): number | null {
  let left = days
  for (let day = after + 1; day <= after + HORIZON_DAYS; day++) {
    const closing = merged(intervalsOf(versions, day)).at(-1)?.end
    if (closing !== undefined && --left === 0) return closing
  }
  return null
}

/** The local day of an instant, by the zone of the version that holds on it. */
function localDayOf(versions: CompiledVersion[], at: number): number {
  const holds = versions.findLast(version => version.zone.dayOf(at) >= version.fromDay)
  return (holds ?? versions[0])?.zone.dayOf(at) ?? 0
}

function intervalsOf(versions: CompiledVersion[], day: number): Interval[] {
  const version = versionOf(versions, day)
  if (!version) return []
  // Day 0, 1970-01-01, was a Thursday.
  const weekday = (((day + 3) % 7) + 7) % 7
  const usual = version.week[weekday] ?? []
  const off = usual.length === 0 || version.closed.has(day) || version.isHoliday(day)
  const hours = version.open.get(day) ?? (off ? [] : usual)
  return hours.map(([from, to]) => ({
    start: version.zone.instantOf(day, from),
    end: version.zone.instantOf(day, to),
  }))
}

/** Sorted, without overlaps, and without what a change of clocks leaves empty. */
function merged(intervals: Interval[]): Interval[] {
  const result: Interval[] = []
  for (const { start, end } of intervals.sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (end <= start) continue
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else result.push({ start, end })
  }
  return result
}

/** All opening hours of the UTC days firstDay…lastDay, and a little around them. */
type Table = {
  firstDay: number
  lastDay: number
  starts: Float64Array
  ends: Float64Array
  /** Opening hours in the table before each interval, ms. */
  before: Float64Array
  total: number
  /** For each UTC day the first interval that ends after the day's beginning. */
  firstByDay: Int32Array
}

const none = new Float64Array(0)
const emptyTable: Table = {
  firstDay: Number.POSITIVE_INFINITY,
  lastDay: Number.NEGATIVE_INFINITY,
  starts: none,
  ends: none,
  before: none,
  total: 0,
  firstByDay: new Int32Array(0),
}

function buildTable(versions: CompiledVersion[], firstDay: number, lastDay: number): Table {
  const found: Interval[] = []
  // A local day may begin on the UTC day before or end on the one after.
  for (let day = firstDay - 1; day <= lastDay + 1; day++) found.push(...intervalsOf(versions, day))
  const intervals = merged(found)
  const starts = Float64Array.from(intervals, interval => interval.start)
  const ends = Float64Array.from(intervals, interval => interval.end)
  const before = new Float64Array(intervals.length)
  let total = 0
  intervals.forEach(({ start, end }, index) => {
    before[index] = total
    total += end - start
  })
  const firstByDay = new Int32Array(lastDay - firstDay + 1)
  let index = 0
  for (let day = firstDay; day <= lastDay; day++) {
    while ((ends[index] ?? Number.POSITIVE_INFINITY) <= day * DAY) index++
    firstByDay[day - firstDay] = index
  }
  return { firstDay, lastDay, starts, ends, before, total, firstByDay }
}

/** The first instant of the table at which `officeMs` (> 0) have passed since `from`. */
function reach(table: Table, from: number, officeMs: number): number | null {
  const { starts, ends, before, firstByDay, firstDay } = table
  let low = firstByDay[Math.floor(from / DAY) - firstDay] ?? 0
  while ((ends[low] ?? Number.POSITIVE_INFINITY) <= from) low++
  const wanted = (before[low] ?? 0) + Math.max(0, from - (starts[low] ?? from)) + officeMs
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    const end = (before[middle] ?? 0) + (ends[middle] ?? 0) - (starts[middle] ?? 0)
    if (end >= wanted) high = middle
    else low = middle + 1
  }
  const start = starts[low]
  return start === undefined ? null : start + wanted - (before[low] ?? 0)
}
