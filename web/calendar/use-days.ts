import { useRef, useState } from 'preact/hooks'
import type { FullDay, Span } from '../../server/calendar/rules/days.ts'
import { type Answer, api } from '../api.ts'
import { mondayOf } from '../dates.ts'
import { type Resource, useResource } from '../resource.ts'
import { type CalendarFilters, daysIn, spanOf, type View } from './address.ts'
import { type CalendarItem, itemsOf } from './calendar-items.ts'

/** So many lines a day of a month has before the others are counted. */
export const mostLines = 4

/** What is first read of each day: of a list one line, until its weeks are there. */
const linesOf: Record<View, number | undefined> = { month: mostLines, week: undefined, list: 1 }

type Days = Answer<'GET /calendar'>
/** Days that were read whole, and what they hold. */
type Whole = { spans: Span[]; items: CalendarItem[] }

export type ShownDays = {
  resource: Resource<Days>
  items: CalendarItem[]
  /** Those of which more is known than what is here, by their dates. */
  full: ReadonlyMap<string, FullDay>
  /** Reads some days whole, as long as this page of the calendar is shown. */
  open: (dates: readonly string[]) => void
}

/**
 * What a page of the calendar shows: a month's first lines, and whole those of its days that somebody
 * opens; a week at once; a list by its weeks, so that no answer is long.
 */
export function useDays(place: CalendarFilters, isWide: boolean): ShownDays {
  const { view, kind, channel, state, event, neighbours } = place
  const span = spanOf(place)
  const wanted = { kind, channel, state, event, neighbours: String(neighbours) }
  const ask = (part: Span, lines?: number) =>
    api('GET /calendar', { query: { ...part, ...wanted, lines } })
  const page = JSON.stringify([view, span])
  const key = JSON.stringify([page, wanted])
  const first = useResource(`calendar ${key}`, () => ask(span, linesOf[view]), ['deliveries'])
  // What was chosen before stays until what is chosen now is there.
  const data = useLast(page, first.data)

  const [opened, setOpened] = useState<{ key: string; dates: readonly string[] }>({
    key,
    dates: [],
  })
  const byHand = opened.key === key ? opened.dates : []
  const full = data?.full ?? []
  const isChosen = (date: string) => view === 'month' && !isWide && date === place.date
  const dates =
    view === 'list'
      ? daysIn(span)
      : [...byHand, ...full.flatMap(({ date }) => (isChosen(date) ? [date] : []))]
  const spans = spansOf(dates, span)
  const rest = useResource(`calendar ${key} ${JSON.stringify(spans)}`, async (): Promise<Whole> => {
    const answers = await Promise.all(spans.map(part => ask(part)))
    return { spans, items: answers.flatMap(itemsOf) }
  }, ['deliveries'])
  const whole = useLast(key, rest.data)

  const isThere = (date: string) =>
    whole?.spans.some(({ from, to }) => from <= date && date <= to) === true
  const known = [...(whole?.items ?? []), ...(data === null ? [] : itemsOf(data))]
  return {
    resource: {
      ...first,
      data: view === 'list' && whole === null ? null : data,
      problem: first.problem ?? rest.problem,
      reload: async () => {
        await Promise.all([first.reload(), rest.reload()])
      },
    },
    // What lasts several days is in several answers.
    items: [...new Map(known.map(item => [item.key, item])).values()],
    full: new Map(full.flatMap(day => (isThere(day.date) ? [] : [[day.date, day] as const]))),
    open: more => setOpened({ key, dates: [...new Set([...byHand, ...more])] }),
  }
}

/** What is asked for to have these days whole: of a week that has several of them, the week. */
function spansOf(dates: readonly string[], { from, to }: Span): Span[] {
  const days = [...new Set(dates)].sort()
  return [...Map.groupBy(days, mondayOf).values()].flatMap(some => {
    const [first, last] = [some[0], some.at(-1)]
    if (first === undefined || last === undefined || last < from || first > to) return []
    return [{ from: first, to: last }]
  })
}

/** The last that was there for a key, while there is nothing. */
function useLast<Data>(key: string, data: Data | null): Data | null {
  const last = useRef<{ key: string; data: Data } | null>(null)
  if (data !== null) last.current = { key, data }
  return last.current?.key === key ? last.current.data : null
}
