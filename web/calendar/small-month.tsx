import { useLayoutEffect, useRef } from 'preact/hooks'
import type { FullDay } from '../../server/calendar/rules/days.ts'
import { Icon } from '../components/icon.tsx'
import { addDays } from '../dates.ts'
import { day, todayLocal, weekdayName } from '../format.ts'
import { daysIn } from './address.ts'
import { kindIcons } from './calendar-item-sentences.tsx'
import type { CalendarItem } from './calendar-items.ts'
import { DayNotes, overLook } from './day.tsx'
import { Rows } from './list.tsx'
import { calendarMessages } from './messages.ts'
import type { ViewProps } from './month.tsx'

/** A month where there is little room: its days with what they hold in icons, then the chosen day's list. */
export function SmallMonth(props: ViewProps & { onDate: (date: string) => void }) {
  const { span, date, items, full, factsOf, handlers, onDate } = props
  const days = daysIn(span)
  const today = todayLocal()
  const grid = useRef<HTMLTableElement>(null)
  const hasMoved = useRef(false)
  useLayoutEffect(() => {
    if (hasMoved.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    hasMoved.current = false
  }, [date])

  function onKeyDown(event: KeyboardEvent): void {
    const by = steps[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    hasMoved.current = true
    onDate(addDays(date, by))
  }

  return (
    <>
      <table
        ref={grid}
        class="sheet mb-5 w-full table-fixed border-separate border-spacing-0 overflow-hidden"
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            {days.slice(0, 7).map(each => (
              <th key={each} scope="col" class="py-1.5 text-center font-medium text-muted text-sm">
                <span aria-hidden="true">{weekdayName(each).slice(0, 1).toUpperCase()}</span>
                <span class="sr-only">{weekdayName(each)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: days.length / 7 }, (_, week) => (
            <tr key={days[week * 7]}>
              {days.slice(week * 7, week * 7 + 7).map(each => (
                <td
                  key={each}
                  data-day={each}
                  class={`border-base-300 border-t p-0.5 ${overLook(handlers, each)}`}
                >
                  <SmallDay
                    date={each}
                    isChosen={each === date}
                    isToday={each === today}
                    isOutside={!each.startsWith(date.slice(0, 7))}
                    holiday={factsOf(each).holiday}
                    holds={full.get(each) ?? holding(items.get(each) ?? [])}
                    onChoose={() => onDate(each)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <section data-day={date}>
        <h3 class="mb-2 text-xl first-letter:uppercase">{day(date)}</h3>
        <DayNotes facts={factsOf(date)} />
        <Rows items={items.get(date) ?? []} date={date} handlers={handlers} />
      </section>
    </>
  )
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

type SmallDayProps = {
  date: string
  isChosen: boolean
  isToday: boolean
  isOutside: boolean
  holiday: string | null
  holds: Pick<FullDay, 'count' | 'kinds'>
  onChoose: () => void
}

const holding = (items: readonly CalendarItem[]): SmallDayProps['holds'] => ({
  count: items.length,
  kinds: [...new Set(items.map(({ kind }) => kind))],
})

function SmallDay(props: SmallDayProps) {
  const { date, isChosen, isToday, isOutside, holiday, holds, onChoose } = props
  const t = calendarMessages()
  return (
    <button
      type="button"
      tabIndex={isChosen ? 0 : -1}
      aria-pressed={isChosen}
      aria-current={isToday ? 'date' : undefined}
      class={`flex min-h-13 w-full cursor-pointer flex-col items-center gap-0.5 rounded-field py-1 ${
        isChosen ? 'bg-primary text-primary-content' : isOutside ? 'text-muted' : ''
      } ${isToday && !isChosen ? 'font-semibold text-primary underline underline-offset-4' : ''}`}
      onClick={onChoose}
    >
      <span class="sr-only">
        {day(date)}
        {isToday && `, ${t.today}`}
        {holiday !== null && `, ${holiday}`}
        {`, ${t.items(holds.count)}`}
      </span>
      <span aria-hidden="true" class="text-[min(1rem,7vw)]">
        {Number(date.slice(8, 10))}
        {holiday !== null && '*'}
      </span>
      <span aria-hidden="true" class="flex h-3.5 gap-0.5">
        {holds.kinds.map(kind => (
          <Icon key={kind} of={kindIcons[kind]} size={13} />
        ))}
      </span>
    </button>
  )
}
