import { dateOfDay, dayOfDate } from '../../language/zone.ts'

/** What has its place on a day of the calendar, in the order in which it is told of things at one time. */
export const itemKinds = ['event', 'post', 'reminder', 'neighbour'] as const
export type ItemKind = (typeof itemKinds)[number]

/** Local times 'YYYY-MM-DDTHH:MM', or 'YYYY-MM-DD' of what lasts whole days. */
export type DayItem = { kind: ItemKind; local: string; end: string | null }

export type Span = { from: string; to: string }

/** A day that has more than is told of it: all that it has, and of which kinds. */
export type FullDay = { date: string; count: number; kinds: ItemKind[] }

/** Things in the order in which a day shows them: by their time, then by kind, as they were given. */
export function inOrder<Thing extends DayItem>(things: readonly Thing[]): Thing[] {
  return [...things].sort(
    (a, b) => compare(a.local, b.local) || itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind),
  )
}

/** The things of each day, in their order; what lasts several days is on each of them. */
export function byDay<Thing extends DayItem>(
  things: readonly Thing[],
  { from, to }: Span,
): Map<string, Thing[]> {
  const days = new Map<string, Thing[]>()
  const put = (date: string, thing: Thing) => {
    const known = days.get(date)
    if (known === undefined) days.set(date, [thing])
    else known.push(thing)
  }
  for (const thing of inOrder(things)) {
    const first = thing.local.slice(0, 10)
    const last = lastDayOf(thing)
    let date = first < from ? from : first
    put(date, thing)
    while (date < last && date < to) {
      date = shifted(date, 1)
      put(date, thing)
    }
  }
  return days
}

/** What is told of days where each shows so many lines: the first of each, and which have more. */
export function firstOfEach<Thing extends DayItem>(
  things: readonly Thing[],
  span: Span,
  lines: number,
): { told: Set<Thing>; full: FullDay[] } {
  const told = new Set<Thing>()
  const full: FullDay[] = []
  for (const [date, found] of byDay(things, span)) {
    for (const thing of found.slice(0, lines)) told.add(thing)
    if (found.length <= lines) continue
    const kinds = itemKinds.filter(kind => found.some(thing => thing.kind === kind))
    full.push({ date, count: found.length, kinds })
  }
  return { told, full: full.sort((a, b) => compare(a.date, b.date)) }
}

function lastDayOf({ local, end }: DayItem): string {
  if (end === null) return local.slice(0, 10)
  // What ends at midnight is not on the day that then begins.
  const isMidnight = end.slice(11) === '00:00' && end > local
  return isMidnight ? shifted(end.slice(0, 10), -1) : end.slice(0, 10)
}

const shifted = (date: string, days: number): string => dateOfDay(dayOfDate(date) + days)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const dayWords = /(?<!\p{L})(aujourd[’']hui|demain|ce soir|ce matin|cet après-midi|hier)(?!\p{L})/iu

/** The first word of a text that is true on one day alone, in small letters; null: there is none. */
export const dayWordIn = (text: string): string | null =>
  dayWords.exec(text)?.[1]?.toLowerCase() ?? null
