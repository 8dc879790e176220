import type { Deps } from '../deps.ts'
import { compileZone, type Zone } from '../language/zone.ts'
import { peopleSentences } from '../people/sentences.ts'
import { findCommune, holdCommune } from '../people/store/communes.ts'
import { notFound } from '../platform/refusal.ts'
import { calendarOf } from './opening-hours.ts'
import type { OfficeCalendar } from './rules/opening-hours.ts'

/** By what a commune's reply times are measured. */
export type Measure = {
  communeId: number
  zone: Zone
  calendar: OfficeCalendar
  aimMinutes: number
  targetMinutes: number
  /** The same two, ms. */
  aimMs: number
  targetMs: number
}

/**
 * The calendar, zone and targets that hold now. Inside a transaction give it the transaction:
 * `measureOf({ db: transaction }, …)`; they then hold until its end, so that no episode is written
 * by old hours after the rebuild that new ones asked for has passed.
 */
export async function measureOf(deps: Pick<Deps, 'db'>, communeId: number): Promise<Measure> {
  const find = deps.db.isTransaction ? holdCommune : findCommune
  const commune = await find(deps.db, communeId)
  if (commune === undefined) throw notFound(peopleSentences.thisCommune)
  const { aimMinutes, targetMinutes } = commune
  return {
    communeId,
    zone: compileZone(commune.zone),
    calendar: await calendarOf(deps, communeId),
    aimMinutes,
    targetMinutes,
    aimMs: aimMinutes * 60_000,
    targetMs: targetMinutes * 60_000,
  }
}
