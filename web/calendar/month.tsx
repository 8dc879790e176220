import type { FullDay, Span } from '../../server/calendar/rules/days.ts'
import { day, todayLocal, weekdayName } from '../format.ts'
import { daysIn } from './address.ts'
import type { CalendarItem, DayFacts } from './calendar-items.ts'
import { AddOn, DayItems, DayMarks, overLook, SchoolStrip } from './day.tsx'
import type { DragHandlers } from './drag-handlers.ts'
import { calendarMessages } from './messages.ts'

export type ViewProps = {
  span: Span
  /** The day that is looked at. */
  date: string
  items: ReadonlyMap<string, CalendarItem[]>
  /** The days that have more than these. */
  full: ReadonlyMap<string, FullDay>
  factsOf: (date: string) => DayFacts
  handlers: DragHandlers
}

/** Weeks under each other, a day a cell. */
export function Month({ span, date, items, full, factsOf, handlers }: ViewProps) {
  const days = daysIn(span)
  const weeks = Array.from({ length: days.length / 7 }, (_, week) =>
    days.slice(week * 7, week * 7 + 7),
  )
  const month = date.slice(0, 7)
  const today = todayLocal()
  return (
    <table class="calendar-month sheet w-full table-fixed border-separate border-spacing-0 overflow-hidden">
      <thead>
        <tr>
          {days.slice(0, 7).map(each => (
            <th
              key={each}
              scope="col"
              class="px-2 py-1.5 text-start font-medium text-muted text-sm"
            >
              {weekdayName(each)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(week => (
          <tr key={week[0]}>
            {week.map((each, place) => (
              <td
                key={each}
                data-day={each}
                aria-current={each === today ? 'date' : undefined}
                class={`group h-22 border-base-300 border-t border-e p-1 align-top last:border-e-0 ${
                  each.startsWith(month) ? '' : 'bg-base-200'
                } ${overLook(handlers, each)}`}
              >
                <div class="flex items-center justify-between gap-1">
                  <DayNumber date={each} isToday={each === today} />
                  <AddOn date={each} />
                </div>
                <Day
                  facts={factsOf(each)}
                  schoolBefore={place === 0 ? null : factsOf(week[place - 1] ?? '').school}
                />
                <DayItems
                  items={items.get(each) ?? []}
                  full={full.get(each)}
                  date={each}
                  handlers={handlers}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ facts, schoolBefore }: { facts: DayFacts; schoolBefore: string | null }) {
  const { school } = facts
  return (
    <>
      {school !== null && <SchoolStrip school={school} isFirst={school !== schoolBefore} />}
      <DayMarks facts={facts} />
    </>
  )
}

function DayNumber({ date, isToday }: { date: string; isToday: boolean }) {
  return (
    <span
      class={`inline-flex h-6 min-w-6 items-center justify-center rounded-full px-1 ${
        isToday
          ? 'bg-primary font-semibold text-primary-content print:text-primary'
          : 'text-base-content'
      }`}
    >
      <span aria-hidden="true">{Number(date.slice(8, 10))}</span>
      <span class="sr-only">
        {day(date)}
        {isToday && `, ${calendarMessages().today}`}
      </span>
    </span>
  )
}
