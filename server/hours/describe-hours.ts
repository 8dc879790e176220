import { frenchClock, frenchDate, frenchList } from '../language/french.ts'
import { weekdays } from './rules-opening-hours.ts'
import { type Target, targetLabel } from './rules-target.ts'
import type { CalendarShape, TargetsShape } from './shapes.ts'

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
