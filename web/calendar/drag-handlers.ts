import type { CalendarItem } from './calendar-items.ts'

/** What can be done with what a view shows, whichever view it is. */
export type DragHandlers = {
  open: (item: CalendarItem) => void
  /** Brings all of a day that has more than it shows. */
  openDay: (date: string) => void
  canMove: (item: CalendarItem) => boolean
  /** Takes it up with the keyboard. */
  take: (item: CalendarItem) => void
  /** Begins to drag it, if the pointer goes on. */
  grip: (event: PointerEvent, item: CalendarItem) => void
  /** The item that is on its way, and the day that it is over. */
  moving: { key: string; date: string | null } | null
  /** Whether it was just put down, or taken back, and is to have the focus. */
  isLanding: (key: string) => boolean
}

/** What makes a button of an item: pressed it opens, D takes it up, a pointer drags it. */
export function handle(handlers: DragHandlers, item: CalendarItem) {
  const canMove = handlers.canMove(item)
  return {
    'data-item': item.key,
    'aria-keyshortcuts': canMove ? 'D' : undefined,
    onClick: () => handlers.open(item),
    onPointerDown: (event: PointerEvent) => handlers.grip(event, item),
    onKeyDown: (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey } = event
      if (key.toLowerCase() !== 'd' || ctrlKey || metaKey || altKey) return
      event.preventDefault()
      event.stopPropagation()
      if (canMove) handlers.take(item)
    },
  }
}
