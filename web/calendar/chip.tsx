import { Icon } from '../components/icon.tsx'
import { ItemState, kindLabels, stateMark, timeOn } from './calendar-item-sentences.tsx'
import type { CalendarItem } from './calendar-items.ts'
import { type DragHandlers, handle } from './drag-handlers.ts'

const looks: Record<CalendarItem['kind'], string> = {
  event: 'border-primary bg-wash font-semibold',
  post: 'border-base-300 bg-base-100',
  reminder: 'border-base-300 border-dashed bg-base-100',
  neighbour: 'border-info border-dashed',
}

type ChipProps = {
  item: CalendarItem
  date: string
  handlers: DragHandlers
  /** Where its place says when: it is as narrow as its neighbours leave it. */
  isNarrow?: boolean
  class?: string
}

/** One item on one day in one line of 24 px: how it stands, when, what. */
export function Chip({
  item,
  date,
  handlers,
  isNarrow = false,
  class: className = 'w-full',
}: ChipProps) {
  const canMove = handlers.canMove(item)
  const isMoving = handlers.moving?.key === item.key
  const { icon, color } = stateMark(item)
  const time = timeOn(item, date)
  return (
    <button
      type="button"
      {...handle(handlers, item)}
      title={`${time} ${item.title}`}
      class={`flex h-6 min-w-0 select-none items-center gap-1 overflow-hidden rounded-field border px-1 text-start text-sm hover:border-field print:block print:h-auto ${looks[item.kind]} ${className} ${
        canMove ? 'cursor-grab' : 'cursor-pointer'
      } ${isMoving ? 'outline-2 outline-dashed outline-primary' : ''}`}
    >
      <Icon
        of={icon}
        size={14}
        class={`shrink-0 print:me-1 print:inline print:align-[-0.15em] ${color}`}
      />
      <span class={`shrink-0 print:me-1 ${isNarrow ? 'sr-only print:not-sr-only' : ''}`}>
        {time}
      </span>
      <span class="truncate print:whitespace-normal">{item.title}</span>
      <span class="sr-only">
        {kindLabels(item)}, <ItemState item={item} />
      </span>
    </button>
  )
}
