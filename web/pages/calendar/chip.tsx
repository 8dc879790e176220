import { Icon } from '../../components/icon.tsx'
import { ItemState, kindIcons, kindLabels, timeOn } from './calendar-item-sentences.tsx'
import type { CalendarItem } from './calendar-items.ts'
import { type DragHandlers, handle } from './drag-handlers.ts'

const looks: Record<CalendarItem['kind'], string> = {
  event: 'border-s-primary bg-wash',
  post: 'border-s-field bg-base-100',
  reminder: 'border-s-field border-dashed bg-base-100',
  neighbour: 'border-s-info bg-base-200',
}

type ChipProps = { thing: CalendarItem; date: string; hands: DragHandlers }

/** One thing on one day, small: its time, what it is, how it stands. */
export function Chip({ thing, date, hands }: ChipProps) {
  const canMove = hands.canMove(thing)
  const isMoving = hands.moving?.key === thing.key
  return (
    <button
      type="button"
      {...handle(hands, thing)}
      class={`block w-full select-none rounded-field border border-base-300 border-s-4 px-1.5 py-1 text-start text-sm leading-snug hover:border-field ${looks[thing.kind]} ${
        canMove ? 'cursor-grab' : 'cursor-pointer'
      } ${isMoving ? 'outline-2 outline-dashed outline-primary' : ''}`}
    >
      <span class="flex items-center gap-1 text-muted">
        <Icon of={kindIcons[thing.kind]} size={13} />
        <span class="truncate">
          {timeOn(thing, date)}
          {thing.kind === 'event' ? (
            <span class="sr-only"> {kindLabels(thing)}</span>
          ) : (
            ` · ${kindLabels(thing)}`
          )}
        </span>
      </span>
      <span class="line-clamp-2 font-semibold">{thing.title}</span>
      <ItemState thing={thing} />
    </button>
  )
}
