import { type ItemKind, itemKinds, type Span } from '../../server/calendar/rules/days.ts'
import { type DeliveryState, deliveryStates } from '../../server/publishing/rules/delivery.ts'
import { addDays, mondayOf, monthStart } from '../dates.ts'
import { paths } from '../paths.ts'

export const views = ['month', 'week', 'list'] as const
export type View = (typeof views)[number]

/** What is shown; null: all. */
export type Filters = {
  kind: ItemKind | null
  channel: number | null
  state: DeliveryState | null
  event: number | null
  /** Neighbours' events, which are many and nobody's task here. */
  neighbours: boolean
}
/** Where one is in the calendar: all of it is in the address, so that it can be kept and sent. */
export type CalendarFilters = Filters & {
  view: View
  /** The day that is looked at, 'YYYY-MM-DD'. */
  date: string
}

const viewNames: Record<View, string> = { month: 'mois', week: 'semaine', list: 'liste' }
const kindNames: Record<ItemKind, string> = {
  event: 'evenements',
  post: 'publications',
  reminder: 'rappels',
  neighbour: 'voisins',
}

/** Reads the address; what does not make sense in it is as if it were not there. */
export function readFilters(query: Record<string, string>, today: string): CalendarFilters {
  const date = query.jour ?? ''
  return {
    view: views.find(view => viewNames[view] === query.vue) ?? 'month',
    date: isDate(date) ? date : today,
    kind: itemKinds.find(kind => kindNames[kind] === query.genre) ?? null,
    channel: idOf(query.canal),
    state: deliveryStates.find(state => state === query.etat) ?? null,
    event: idOf(query.evenement),
    neighbours: query.voisins === 'oui',
  }
}

export function addressOf(place: CalendarFilters): string {
  const search = new URLSearchParams({ vue: viewNames[place.view], jour: place.date })
  if (place.kind !== null) search.set('genre', kindNames[place.kind])
  if (place.channel !== null) search.set('canal', String(place.channel))
  if (place.state !== null) search.set('etat', place.state)
  if (place.event !== null) search.set('evenement', String(place.event))
  if (place.neighbours) search.set('voisins', 'oui')
  return `${paths.calendar}?${search}`
}

/** A date of this century: the server is asked for no other. */
function isDate(text: string): boolean {
  return /^20\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
}

function idOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}

/** The days that a view shows: of a month, with the weeks that it begins and ends in. */
export function spanOf({ view, date }: Pick<CalendarFilters, 'view' | 'date'>): Span {
  if (view === 'week') return { from: mondayOf(date), to: addDays(mondayOf(date), 6) }
  const first = monthStart(date)
  const last = addDays(addMonths(first, 1), -1)
  if (view === 'list') return { from: first, to: last }
  return { from: mondayOf(first), to: addDays(mondayOf(last), 6) }
}

/** The same view before or after. */
export function beside({ view, date }: Pick<CalendarFilters, 'view' | 'date'>, by: -1 | 1): string {
  return view === 'week' ? addDays(date, 7 * by) : addMonths(date, by)
}

/** The same day of another month, or its last one. */
export function addMonths(date: string, months: number): string {
  const first = new Date(`${date.slice(0, 7)}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() + months)
  const start = first.toISOString().slice(0, 10)
  first.setUTCMonth(first.getUTCMonth() + 1)
  const days = (first.getTime() - Date.parse(`${start}T00:00:00Z`)) / 86_400_000
  return addDays(start, Math.min(Number(date.slice(8, 10)), days) - 1)
}

/** Every day from one to the other, both included. */
export function daysIn({ from, to }: Span): string[] {
  const days: string[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(date)
  return days
}
