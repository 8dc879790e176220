import { now } from '../clock.ts'
import { clockOf, day, localOf, shortDay, todayLocal, weekdayName } from '../format.ts'
import { daysIn } from './address.ts'
import type { CalendarItem } from './calendar-items.ts'
import { Chip } from './chip.tsx'
import { AddOn, DayMarks, overLook, SchoolStrip } from './day.tsx'
import type { DragHandlers } from './drag-handlers.ts'
import { calendarMessages } from './messages.ts'
import type { ViewProps } from './month.tsx'

/** An hour's height, px: half of it holds one line. */
const hourPx = 48

const columns = 'grid grid-cols-[4rem_repeat(7,minmax(0,1fr))]'

/**
 * Seven days by their hours; above them what lasts whole days. On paper a day lists what it has:
 * among hours, what is short could not be read there.
 */
export function WeekHours({ span, items, factsOf, handlers }: ViewProps) {
  const t = calendarMessages()
  const today = todayLocal()
  const days = daysIn(span)
  const placed = new Map(
    days.map(each => {
      const timed = (items.get(each) ?? []).filter(
        item => !lastsDays(item) && item.local.startsWith(each),
      )
      return [each, placeByHours(timed)]
    }),
  )
  const { from, to } = hoursOf([...placed.values()].flat())
  const hours = Array.from({ length: to - from }, (_, index) => from + index)
  const top = (minute: number) => `${((minute - from * 60) / 60) * hourPx}px`
  return (
    <div class="calendar-week sheet overflow-clip">
      <div class={columns}>
        <span />
        {days.map(each => (
          <div
            key={each}
            class="group flex items-baseline justify-between border-base-300 border-s p-1"
          >
            <h3
              class={`font-sans text-base first-letter:uppercase ${each === today ? 'text-primary' : ''}`}
            >
              {weekdayName(each)}
              <span class="block font-normal text-muted text-sm">{shortDay(each)}</span>
              {each === today && <span class="sr-only">{t.today}</span>}
            </h3>
            <AddOn date={each} />
          </div>
        ))}
        <span class="border-base-300 border-t p-1 text-muted text-sm">{t.wholeDays}</span>
        {days.map((each, place) => {
          const facts = factsOf(each)
          const whole = (items.get(each) ?? []).filter(
            item => lastsDays(item) || !item.local.startsWith(each),
          )
          const before = place === 0 ? null : factsOf(days[place - 1] ?? '').school
          return (
            <div
              key={each}
              data-day={each}
              class={`flex min-h-8 flex-col gap-0.5 border-base-300 border-s border-t px-1 pb-1 ${overLook(handlers, each)}`}
            >
              {facts.school !== null && (
                <SchoolStrip school={facts.school} isFirst={facts.school !== before} />
              )}
              <DayMarks facts={facts} />
              {whole.map(item => (
                <Chip key={item.key} item={item} date={each} handlers={handlers} />
              ))}
            </div>
          )
        })}
      </div>
      <div class={columns}>
        <div aria-hidden="true" class="relative">
          {hours.map((hour, index) => (
            <span
              key={hour}
              class="no-print absolute end-1 text-muted text-sm leading-none"
              style={{ top: `${index * hourPx + 4}px` }}
            >
              {clockOf(`0000-00-00T${String(hour).padStart(2, '0')}:00`)}
            </span>
          ))}
        </div>
        {days.map(each => (
          <section
            key={each}
            aria-label={day(each)}
            data-day={each}
            data-hours={`${from}-${to}`}
            class={`hour-lines relative border-base-300 border-s border-t print:h-auto! print:bg-none print:pb-1 ${overLook(handlers, each)}`}
            style={{ height: `${hours.length * hourPx}px` }}
          >
            {each === today && <NowLine top={top} />}
            {(placed.get(each) ?? []).map(one => (
              <Block key={one.item.key} placed={one} top={top} date={each} handlers={handlers} />
            ))}
          </section>
        ))}
      </div>
    </div>
  )
}

type BlockProps = {
  placed: Placed
  top: (minute: number) => string
  date: string
  handlers: DragHandlers
}

/** An item at its hours, as wide as those beside it leave it. */
function Block({ placed, top, date, handlers }: BlockProps) {
  const { item, start, end, lane, lanes } = placed
  return (
    <div
      class="absolute flex px-0.5 print:static print:h-auto! print:w-auto! print:pt-1"
      style={{
        top: top(start),
        height: `${((end - start) / lineMinutes) * (hourPx / 2)}px`,
        insetInlineStart: `${(lane / lanes) * 100}%`,
        width: `${100 / lanes}%`,
      }}
    >
      <Chip
        item={item}
        date={date}
        handlers={handlers}
        isNarrow={lanes > 1}
        class={`h-full w-full ${end - start > lineMinutes ? 'items-start' : ''}`}
      />
    </div>
  )
}

function NowLine({ top }: { top: (minute: number) => string }) {
  return (
    <div
      aria-hidden="true"
      class="no-print pointer-events-none absolute inset-x-0 border-error border-t-2"
      style={{ top: top(minutesOf(localOf(new Date(now.value).toISOString()))) }}
    />
  )
}

/** An item on a day that is drawn by its hours: minutes of that day, and its place beside others. */
type Placed = {
  item: CalendarItem
  start: number
  end: number
  /** Which of `lanes` columns of equal width it stands in, from 0. */
  lane: number
  lanes: number
}

/** As long as one line is high: what happens at a moment is drawn as if it lasted so, minutes. */
const lineMinutes = 30

/** The minute of its day of a local time. */
const minutesOf = (local: string): number =>
  Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))

/** Whether it belongs above the hours: it has none, or more than one day. */
function lastsDays({ local, end }: CalendarItem): boolean {
  if (local.length === 10) return true
  const isNight = end !== null && end.slice(11) <= '06:00'
  return end !== null && end.slice(0, 10) > local.slice(0, 10) && !isNight
}

/**
 * A day's items by their hours. Those that overlap share its width: each takes the first column that
 * is free, and all that hang together are as narrow as the most that overlap.
 */
export function placeByHours(items: readonly CalendarItem[]): Placed[] {
  const spans = items
    .map(item => {
      const start = minutesOf(item.local)
      const { end } = item
      const until =
        end === null ? start : end.slice(0, 10) > item.local.slice(0, 10) ? 24 * 60 : minutesOf(end)
      return { item, start, end: Math.max(until, start + lineMinutes) }
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const placed: Placed[] = []
  let group: Placed[] = []
  let groupEnd = 0
  for (const span of spans) {
    if (span.start >= groupEnd) group = []
    const isFree = (lane: number) =>
      group.every(other => other.lane !== lane || other.end <= span.start)
    let lane = 0
    while (!isFree(lane)) lane++
    const one = { ...span, lane, lanes: 1 }
    group.push(one)
    placed.push(one)
    groupEnd = Math.max(groupEnd, span.end)
    const lanes = Math.max(...group.map(other => other.lane)) + 1
    for (const other of group) other.lanes = lanes
  }
  return placed
}

/** The hours that a week is drawn with: the usual ones, and whatever lies outside of them. */
export function hoursOf(placed: readonly Placed[]): { from: number; to: number } {
  const first = Math.min(8 * 60, ...placed.map(({ start }) => start))
  const last = Math.max(20 * 60, ...placed.map(({ end }) => end))
  return { from: Math.floor(first / 60), to: Math.min(Math.ceil(last / 60), 24) }
}
