import { z } from 'zod'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { compileZone, type Zone } from '../language/zone.ts'
import { peopleSentences } from '../people/sentences.ts'
import { findCommune, holdCommune } from '../people/store/communes.ts'
import { notFound } from '../platform/refusal.ts'
import {
  type CalendarVersion,
  compileCalendar,
  type OfficeCalendar,
} from './rules-opening-hours.ts'
import { aimMsOf, compileTargets, type Target, type Targets, targetMsOf } from './rules-target.ts'
import { type CalendarShape, calendarSchema } from './shapes.ts'
import { type HoursVersion, listHoursVersions, listTargetVersions } from './store.ts'

/** By what a commune's reply times are measured. */
export type Measure = {
  /** As it was read: what else is asked of it is at hand. */
  commune: Row<'commune'>
  communeId: number
  zone: Zone
  calendar: OfficeCalendar
  aimMinutes: number
  /** The share on time that the council wants, 50–100. */
  goalPercent: number
  targets: Targets
}

/** The two lines of something that waits, or waited: ms of opening hours. */
export type Lines = { target: Target; aimMs: number; targetMs: number }

/**
 * The calendar, zone and targets that hold now. Inside a transaction give it the transaction:
 * `measureOf({ db: transaction }, …)`; they then hold until its end, so that no episode is written
 * by old hours after the rebuild that new ones asked for has passed.
 */
export async function measureOf(deps: Pick<Deps, 'db'>, communeId: number): Promise<Measure> {
  const find = deps.db.isTransaction ? holdCommune : findCommune
  const commune = await find(deps.db, communeId)
  if (commune === undefined) throw notFound(peopleSentences.thisCommune)
  const { aimMinutes, goalPercent, targetMinutes } = commune
  return {
    commune,
    communeId,
    zone: compileZone(commune.zone),
    calendar: await calendarOf(deps, communeId),
    aimMinutes,
    goalPercent,
    targets: compileTargets(
      { minutes: targetMinutes },
      await listTargetVersions(deps.db, communeId),
    ),
  }
}

/**
 * The lines of what came to a channel at `openedAt`, ms UTC: by the target of that channel on that
 * local date.
 * @param channelId null: by the commune's own
 */
export function linesAt(
  { aimMinutes, calendar, targets, zone }: Measure,
  channelId: number | null,
  openedAt: number,
): Lines {
  const target = targets.on(channelId, zone.dayOf(openedAt))
  const targetMs = targetMsOf(target, openedAt, calendar)
  return { target, targetMs, aimMs: aimMsOf(aimMinutes, target, targetMs) }
}

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

/** Compiled calendars by the text of their rows: never wrong, no matter who changed the rows. */
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
