import { z } from 'zod'
import type { Deps } from '../deps.ts'
import {
  type CalendarVersion,
  compileCalendar,
  type OfficeCalendar,
} from './rules/opening-hours.ts'
import type { CalendarShape } from './shapes.ts'
import { calendarSchema } from './shapes.ts'
import { type HoursVersion, listHoursVersions } from './store/opening-hours.ts'

/**
 * The hours with which a commune starts, from the day of its setting up on, and before it as the
 * first version always does: the ones of the worked cases in docs/reply-times.md, which are
 * those of many small mairies. A public holiday is closed. The officer changes them on the settings' screen.
 */
export function usualHours(from: string, zone: string): CalendarVersion {
  const day = [
    ['09:00', '12:00'],
    ['14:00', '17:00'],
  ] as const
  return {
    from,
    zone,
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [['09:00', '12:00']] },
    holidays: 'FR',
    closed: [],
    open: {},
  }
}

/** A commune's calendar as it leaves the house, the earliest version first. */
export async function getOpeningHours(
  deps: Pick<Deps, 'db'>,
  communeId: number,
): Promise<CalendarShape> {
  return calendarFrom(await listHoursVersions(deps.db, communeId)).map(version => ({
    ...version,
    week: Object.fromEntries(
      Object.entries(version.week).map(([weekday, hours]) => [weekday, pairs(hours)]),
    ),
    closed: [...version.closed],
    open: Object.fromEntries(
      Object.entries(version.open).map(([date, hours]) => [date, pairs(hours)]),
    ),
  }))
}

const pairs = (hours: readonly (readonly [string, string])[]) =>
  hours.map(([from, to]): [string, string] => [from, to])

/** Compiled calendars by the text of their rows: never wrong, whoever changed the rows. */
const compiled = new Map<string, OfficeCalendar>()
const mostCompiled = 50

/** The commune's calendar, ready to reckon with. Compiled anew only when its rows changed. */
export async function calendarOf(
  deps: Pick<Deps, 'db'>,
  communeId: number,
): Promise<OfficeCalendar> {
  const versions = await listHoursVersions(deps.db, communeId)
  const key = JSON.stringify(versions)
  let calendar = compiled.get(key)
  if (calendar === undefined) {
    calendar = compileCalendar(calendarFrom(versions))
    if (compiled.size >= mostCompiled) compiled.clear()
    compiled.set(key, calendar)
  }
  return calendar
}

/** The row that keeps a version. */
export function hoursVersionOf({ from, ...definition }: CalendarVersion): HoursVersion {
  return { fromDate: from, definition: JSON.stringify(definition) }
}

const definitionText = z.string().transform((text): unknown => JSON.parse(text))

function calendarFrom(versions: HoursVersion[]): CalendarVersion[] {
  return calendarSchema.parse(
    versions.map(({ fromDate, definition }) => ({
      ...z.record(z.string(), z.unknown()).parse(definitionText.parse(definition)),
      from: fromDate,
    })),
  )
}
