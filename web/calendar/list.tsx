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
export function List({ span, things, factsOf, handlers }: ViewProps) {
  return (
    <div class="flex flex-col gap-6">
      {daysIn(span)
        .filter(each => {
          const { holiday, election } = factsOf(each)
          const isMarked = holiday !== null || election !== null
          return isMarked || things.has(each) || handlers.moving?.date === each
        })
        .map(each => (
          <section key={each} data-day={each} class={`rounded-box ${overLook(handlers, each)}`}>
            <h3 class="mb-2 text-xl first-letter:uppercase">{day(each)}</h3>
            <DayNotes facts={factsOf(each)} />
            {things.has(each) && (
              <Rows things={things.get(each) ?? []} date={each} handlers={handlers} />
            )}
          </section>
        ))}
    </div>
  )
}

/** The things of a day with all their words. */
export function Rows({
  things,
  date,
  handlers,
}: {
  things: readonly CalendarItem[]
  date: string
  handlers: DragHandlers
}) {
  if (things.length === 0) return <p class="text-muted">{calendarMessages().nothing}</p>
  return (
    <ul class="sheet divide-y divide-base-300 overflow-hidden">
      {things.map(thing => (
        <li key={thing.key}>
          <Row thing={thing} date={date} handlers={handlers} />
        </li>
      ))}
    </ul>
  )
}

function Row({
  thing,
  date,
  handlers,
}: {
  thing: CalendarItem
  date: string
  handlers: DragHandlers
}) {
  const canMove = handlers.canMove(thing)
  return (
    <button
      type="button"
      {...handle(handlers, thing)}
      class={`flex w-full select-none flex-wrap items-start gap-x-4 gap-y-1 p-3 text-start hover:bg-base-200 sm:flex-nowrap ${
        canMove ? 'cursor-grab' : 'cursor-pointer'
      } ${handlers.moving?.key === thing.key ? 'outline-2 outline-dashed outline-primary' : ''}`}
    >
      <span class="w-18 shrink-0 font-semibold">{timeOn(thing, date, atClock)}</span>
      <span class="min-w-0 flex-1 basis-40">
        <span class="block font-semibold">{thing.title}</span>
        <span class="flex items-center gap-1.5 text-muted text-sm">
          <Icon of={kindIcons[thing.kind]} size={14} />
          {kindLabels(thing)}
        </span>
        <span class="block text-muted text-sm">{whereOf(thing)}</span>
      </span>
      <span class="basis-full ps-22 sm:basis-auto sm:ps-0">
        <ItemState thing={thing} />
      </span>
    </button>
  )
}

function whereOf(thing: CalendarItem): string {
  if (thing.kind === 'event') return thing.event.place
  if (thing.kind === 'neighbour') return thing.neighbour.place
  return thing.kind === 'post' ? list(thing.post.channels.map(({ name }) => name)) : ''
}
