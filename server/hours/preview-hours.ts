import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { instantOfLocal, localDateOf, toIso, toIsoOrNull } from '../language/instant.ts'
import { addDays } from '../language/iso-week.ts'
import { communeOf } from '../people/commune.ts'
import { measureOf } from './measure.ts'
import { compileCalendar } from './rules-opening-hours.ts'
import { bridgeDays, previewHours } from './rules-preview.ts'
import type { HoursPreviewShape, previewRequest } from './shapes.ts'

/** How far ahead bridge days are proposed, days. */
const yearDays = 365

/** What a message would count by hours and a target that nobody has saved yet; nothing is written. */
export async function previewOpeningHours(
  deps: Pick<Deps, 'db' | 'clock'>,
  communeId: number,
  { calendar: draft, target, at }: z.output<typeof previewRequest>,
): Promise<HoursPreviewShape> {
  const { zone } = await communeOf(deps, communeId)
  const measure = await measureOf(deps, communeId)
  const calendar = draft ? compileCalendar(draft) : measure.calendar
  const now = deps.clock.now()
  const arrival = at === undefined ? now : instantOf(at, zone)
  const preview = previewHours(calendar, {
    at: arrival,
    isNow: at === undefined,
    zone,
    aimMinutes: measure.aimMinutes,
    target: target ?? measure.targets.on(null, measure.zone.dayOf(arrival)),
  })
  const today = localDateOf(now, zone)
  return {
    ...preview,
    at: toIso(preview.at),
    startsAt: toIsoOrNull(preview.startsAt),
    aimAt: toIsoOrNull(preview.aimAt),
    dueAt: toIsoOrNull(preview.dueAt),
    bridges: bridgeDays(calendar, today, addDays(today, yearDays)),
  }
}

/** The instant of an ISO instant, or of a local time in that zone. */
function instantOf(text: string, zone: string): number {
  return /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : instantOfLocal(text, zone)
}
