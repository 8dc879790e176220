import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { compileZone, type Zone } from '../language/zone.ts'
import { peopleSentences } from '../people/sentences.ts'
import { findCommune, holdCommune } from '../people/store/communes.ts'
import { notFound } from '../platform/refusal.ts'
import { calendarOf } from './opening-hours.ts'
import type { OfficeCalendar } from './rules/opening-hours.ts'
import { aimMsOf, compileTargets, type Target, type Targets, targetMsOf } from './rules/target.ts'
import { listTargetVersions } from './store/targets.ts'

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
