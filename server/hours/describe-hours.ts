import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { frenchClock, frenchDate, frenchList } from '../language/french.ts'
import { instantOfLocal, localDateOf, toIso, toIsoOrNull } from '../language/instant.ts'
import { addDays } from '../language/iso-week.ts'
import { communeOf } from '../people/commune.ts'
import { measureOf } from './measure.ts'
import { compileCalendar, weekdays } from './rules/opening-hours.ts'
import { bridgeDays, previewHours } from './rules/preview.ts'
import type { Target } from './rules/target.ts'
import { targetLabel } from './rules/target-label.ts'
import type { CalendarShape, HoursPreviewShape, previewRequest, TargetsShape } from './shapes.ts'

const dayNames = {
  mon: 'lundi',
  tue: 'mardi',
  wed: 'mercredi',
  thu: 'jeudi',
  fri: 'vendredi',
  sat: 'samedi',
  sun: 'dimanche',
}
const holidayNames = {
  FR: 'fermé les jours fériés',
  'FR-alsace-moselle': 'fermé les jours fériés d’Alsace-Moselle',
}

/** The hours for a terminal, one version after the other. */
export function describeHours(calendar: CalendarShape): string {
  if (calendar.length === 0) return 'Aucune heure d’ouverture n’est enregistrée.'
  return calendar.map(version).join('\n\n')
}

function version({ from, zone, week, holidays, closed, open }: CalendarShape[number]): string {
  const days = weekdays.map(day => `  ${dayNames[day].padEnd(9)} ${spans(week[day] ?? [])}`)
  return [
    `À partir du ${frenchDate(from)} (${zone})`,
    ...days,
    `  ${holidays === null ? 'ouvert les jours fériés' : holidayNames[holidays]}`,
    ...(closed.length > 0 ? [`  fermé : ${frenchList(closed.map(date => frenchDate(date)))}`] : []),
    ...Object.entries(open).map(([date, hours]) => `  ${frenchDate(date)} : ${spans(hours)}`),
  ].join('\n')
}

function spans(hours: [string, string][]): string {
  if (hours.length === 0) return 'fermé'
  return frenchList(hours.map(([from, to]) => `${clock(from)} – ${clock(to)}`))
}

function clock(time: string): string {
  return frenchClock(Number(time.slice(0, 2)), Number(time.slice(3)))
}

/** The targets for a terminal: the commune's, then each channel's. */
export function describeTargets({ first, commune, channels }: TargetsShape): string {
  return [
    `Mairie : ${dated([{ from: null, target: first }, ...commune])}`,
    ...channels.map(
      ({ channel, name, versions }) =>
        `${name} (canal ${channel}) : ${dated([{ from: null, target: null }, ...versions])}`,
    ),
  ].join('\n')
}

function dated(versions: readonly { from: string | null; target: Target | null }[]): string {
  return versions
    .map(({ from, target }) => {
      const label = target === null ? 'comme la mairie' : targetLabel(target).fr
      return from === null ? label : `${label} à partir du ${frenchDate(from)}`
    })
    .join(', ')
}

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
