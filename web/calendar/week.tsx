import { day, shortDay, todayLocal, weekdayName } from '../format.ts'
import { daysIn } from './address.ts'
import { AddOn, DayItems, DayNotes, overLook } from './day.tsx'
import { calendarMessages } from './messages.ts'
import type { ViewProps } from './month.tsx'

/** Seven days: beside each other where there is room, else under each other. */
export function Week({ span, items, factsOf, handlers }: ViewProps) {
  const t = calendarMessages()
  const today = todayLocal()
  return (
    <div class="grid gap-2 xl:grid-cols-7">
      {daysIn(span).map(each => (
        <section
          key={each}
          data-day={each}
          aria-label={day(each)}
          class={`group sheet flex flex-col gap-1.5 p-2 xl:min-h-80 ${overLook(handlers, each)} ${
            each === today ? 'border-primary' : ''
          }`}
        >
          <div class="flex items-baseline justify-between gap-1">
            <h3
              class={`font-sans text-base first-letter:uppercase ${each === today ? 'text-primary' : ''}`}
            >
              {weekdayName(each)}
              <span class="block font-normal text-muted text-sm">
                {shortDay(each)}
                {each === today && ` · ${t.today}`}
              </span>
            </h3>
            <AddOn date={each} />
          </div>
          <DayNotes facts={factsOf(each)} />
          {items.has(each) ? (
            <DayItems items={items.get(each) ?? []} date={each} handlers={handlers} />
          ) : (
            <p class="text-muted text-sm xl:sr-only">{t.nothing}</p>
          )}
        </section>
      ))}
    </div>
  )
}
