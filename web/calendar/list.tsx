import { Icon } from '../components/icon.tsx'
import { atClock, day, list } from '../format.ts'
import { daysIn } from './address.ts'
import { ItemState, kindIcons, kindLabels, timeOn } from './calendar-item-sentences.tsx'
import type { CalendarItem } from './calendar-items.ts'
import { DayNotes, overLook } from './day.tsx'
import { type DragHandlers, handle } from './drag-handlers.ts'
import { calendarMessages } from './messages.ts'
import type { ViewProps } from './month.tsx'

/** The days that hold something, one under the other. */
export function List({ span, items, factsOf, handlers }: ViewProps) {
  return (
    <div class="flex flex-col gap-6">
      {daysIn(span)
        .filter(each => {
          const { holiday, election } = factsOf(each)
          const isMarked = holiday !== null || election !== null
          return isMarked || items.has(each) || handlers.moving?.date === each
        })
        .map(each => (
          <section key={each} data-day={each} class={`rounded-box ${overLook(handlers, each)}`}>
            <h3 class="mb-2 text-xl first-letter:uppercase">{day(each)}</h3>
            <DayNotes facts={factsOf(each)} />
            {items.has(each) && (
              <Rows items={items.get(each) ?? []} date={each} handlers={handlers} />
            )}
          </section>
        ))}
    </div>
  )
}

/** The items of a day with all their words. */
export function Rows({
  items,
  date,
  handlers,
}: {
  items: readonly CalendarItem[]
  date: string
  handlers: DragHandlers
}) {
  if (items.length === 0) return <p class="text-muted">{calendarMessages().nothing}</p>
  return (
    <ul class="sheet divide-y divide-base-300 overflow-hidden">
      {items.map(item => (
        <li key={item.key}>
          <Row item={item} date={date} handlers={handlers} />
        </li>
      ))}
    </ul>
  )
}

function Row({
  item,
  date,
  handlers,
}: {
  item: CalendarItem
  date: string
  handlers: DragHandlers
}) {
  const canMove = handlers.canMove(item)
  return (
    <button
      type="button"
      {...handle(handlers, item)}
      class={`flex w-full select-none flex-wrap items-start gap-x-4 gap-y-1 p-3 text-start hover:bg-base-200 sm:flex-nowrap ${
        canMove ? 'cursor-grab' : 'cursor-pointer'
      } ${handlers.moving?.key === item.key ? 'outline-2 outline-dashed outline-primary' : ''}`}
    >
      <span class="w-18 shrink-0 font-semibold">{timeOn(item, date, atClock)}</span>
      <span class="min-w-0 flex-1 basis-40">
        <span class="block font-semibold">{item.title}</span>
        <span class="flex items-center gap-1.5 text-muted text-sm">
          <Icon of={kindIcons[item.kind]} size={14} />
          {kindLabels(item)}
        </span>
        <span class="block text-muted text-sm">{whereOf(item)}</span>
      </span>
      <span class="basis-full ps-22 sm:basis-auto sm:ps-0">
        <ItemState item={item} />
      </span>
    </button>
  )
}

function whereOf(item: CalendarItem): string {
  if (item.kind === 'event') return item.event.place
  if (item.kind === 'neighbour') return item.neighbour.place
  return item.kind === 'post' ? list(item.post.channels.map(({ name }) => name)) : ''
}
