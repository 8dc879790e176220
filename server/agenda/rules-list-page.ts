import type { AgendaEvent, NeighbourEvent } from './rules-agenda.ts'

/** What a list shows. */
export type Listed = AgendaEvent | NeighbourEvent

/** A page of a list. `key`: its own; `back`, `on`: of those beside it, null where there is none; '' is the first’s. */
export type ListPage = {
  shown: readonly Listed[]
  key: string
  back: string | null
  on: string | null
}

/** What a page has at most: with its data for search engines, under 100 kB before compression. */
export const pageLength = 50

/** All that is listed, in the order in which it is read: by its beginning, what waits for a date last. */
export function inOrder(
  { events, neighbours }: { events: readonly AgendaEvent[]; neighbours: readonly NeighbourEvent[] },
  isPast: boolean,
): Listed[] {
  const way = isPast ? -1 : 1
  return [...events, ...neighbours].sort((a, b) => way * compare(startOf(a), startOf(b)))
}

/**
 * The page of a list in which that stands which a key names: by when it begins, « 2026-06-20T21:00 »,
 * « 2026-06-20T21:00.2 » where two stand before it that begin then, « sans-date » where it waits for
 * its date. Of what has gone meanwhile, the page where it would be, so that nothing is passed over but
 * perhaps one of those that begin at the very time.
 * @param list as `inOrder` gives it
 * @returns null for what is no key
 */
export function pageOf(
  list: readonly Listed[],
  key: string | undefined,
  isPast: boolean,
): ListPage | null {
  const place = key === undefined ? 0 : placeOf(list, key, isPast)
  if (place === null) return null
  const from = place - (place % pageLength)
  const next = from + pageLength
  return {
    shown: list.slice(from, next),
    key: keyAt(list, from),
    back: from === 0 ? null : keyAt(list, from - pageLength),
    on: next < list.length ? keyAt(list, next) : null,
  }
}

const undated = 'sans-date'
const keyPattern = new RegExp(
  String.raw`^(\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?|${undated})(?:\.(\d{1,4}))?$`,
)

function placeOf(list: readonly Listed[], key: string, isPast: boolean): number | null {
  const [, start, before = '0'] = keyPattern.exec(key) ?? []
  if (start === undefined) return null
  const first = list.findIndex(one => {
    const order = compare(startOf(one), start)
    return isPast ? order <= 0 : order >= 0
  })
  const last = Math.max(0, list.length - 1)
  return first === -1 ? last : Math.min(first + Number(before), last)
}

function keyAt(list: readonly Listed[], place: number): string {
  const one = list[place]
  if (one === undefined || place === 0) return ''
  const start = startOf(one)
  const before = place - list.findIndex(other => startOf(other) === start)
  return before === 0 ? start : `${start}.${before}`
}

/** Words stand after figures: what waits for its date is last. */
const startOf = (one: Listed): string =>
  'status' in one && one.status === 'postponed' ? undated : one.startLocal

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
