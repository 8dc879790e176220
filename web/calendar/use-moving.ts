import { useState } from 'preact/hooks'
import type { Span } from '../../server/calendar/rules/days.ts'
import { say } from '../components/notice.tsx'
import { sentenceOf } from '../request.ts'
import type { CalendarFilters } from './address.ts'
import type { CalendarItem } from './calendar-items.ts'
import type { Carried } from './carry.tsx'
import { calendarMessages } from './messages.ts'
import { moveItem, whyNot } from './moves.ts'
import type { ShownDays } from './use-days.ts'
import { type Drag, useDrag, useLanding } from './use-drag.ts'

type MovingProps = {
  place: CalendarFilters
  span: Span
  isWide: boolean
  days: ShownDays
  /** Shows another part of the calendar. */
  go: (part: Partial<CalendarFilters>) => void
}

/** Moves items by dragging, by the keyboard or by a dialog, and follows them where they go. */
export function useMoving({ place, span, isWide, days, go }: MovingProps) {
  const { items } = days
  const { reload } = days.resource
  const [carried, setCarried] = useState<Carried | null>(null)
  const t = calendarMessages()
  const { expect, isLanding } = useLanding(items)

  /** What was moved is looked at, also where that is on another page of the calendar. */
  function landed(key: string, local: string): void {
    const date = local.slice(0, 10)
    expect(key, local)
    const isInside = date >= span.from && date <= span.to
    if (!isInside || (place.view === 'month' && !isWide)) go({ date })
    if (!isInside) return
    // It may be one of those that the day only counts.
    if (place.view === 'month') days.open([date])
    reload()
  }
  const move = (item: CalendarItem, local: string, deliveries?: readonly number[]) =>
    moveItem(item, local, landed, deliveries)

  function drop(item: CalendarItem, local: string): void {
    const problem = local === item.local ? t.unmoved : whyNot(local)
    if (problem === null) move(item, local).catch((caught: unknown) => say(sentenceOf(caught)))
    else if (local !== item.local) say(problem)
  }
  const { drag, grip } = useDrag((item, place) => drop(item, localAt(item, place)))

  function carryTo(local: string): void {
    if (carried === null) return
    setCarried({ ...carried, local })
    const date = local.slice(0, 10)
    if (date < span.from || date > span.to) go({ date })
  }
  function putDown(isDropped: boolean): void {
    if (carried === null) return
    const { item, local } = carried
    if (isDropped && whyNot(local) !== null) return
    setCarried(null)
    expect(item.key, item.local)
    if (isDropped) drop(item, local)
    else say(t.unmoved)
  }
  return {
    ...{ drag, grip, carried, carryTo, putDown, isLanding, move },
    take: (item: CalendarItem) => setCarried({ item, local: item.local }),
  }
}

/** An item's local time where it is held: at its own hour, where days have none. */
export function localAt(item: CalendarItem, { date, minute }: NonNullable<Drag['place']>): string {
  if (minute === null) return `${date}${item.local.slice(10)}`
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
