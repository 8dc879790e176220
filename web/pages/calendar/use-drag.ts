import { useEffect, useRef, useState } from 'preact/hooks'
import type { CalendarItem } from './calendar-items.ts'

/** How far a pressed mouse goes before it drags, px; a finger that goes as far scrolls instead. */
const SLACK = 6
/** How long a finger rests before it takes a thing up, ms: what telephones call a long press. */
const LONG_PRESS = 400
/** How near to an edge of the window the page begins to scroll, px. */
const EDGE = 60

export type Drag = { thing: CalendarItem; x: number; y: number; date: string | null }

/**
 * Dragging by mouse, pen or finger. What lies under the pointer tells its day by `data-day`.
 * @param drop called with the day on which it was let go.
 */
export function useDrag(drop: (thing: CalendarItem, date: string) => void) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const dragging = useRef(false)
  const end = useRef<(() => void) | null>(null)
  const dropper = useRef(drop)
  dropper.current = drop

  useEffect(() => {
    // Has to be there before the finger comes down, or the browser scrolls without asking.
    const hold = (event: Event) => {
      if (dragging.current && event.cancelable) event.preventDefault()
    }
    document.addEventListener('touchmove', hold, { passive: false })
    document.addEventListener('contextmenu', hold)
    return () => {
      document.removeEventListener('touchmove', hold)
      document.removeEventListener('contextmenu', hold)
      end.current?.()
    }
  }, [])

  function grip(event: PointerEvent, thing: CalendarItem): void {
    if (event.button !== 0 || end.current !== null) return
    const { pointerId, pointerType, clientX, clientY } = event
    const isTouch = pointerType === 'touch'
    let at = { x: clientX, y: clientY }
    const timer = isTouch ? setTimeout(begin, LONG_PRESS) : undefined

    function begin(): void {
      dragging.current = true
      show()
    }
    function show(): void {
      setDrag({ thing, ...at, date: dayAt(at.x, at.y) })
    }
    function onMove(moved: PointerEvent): void {
      if (moved.pointerId !== pointerId) return
      at = { x: moved.clientX, y: moved.clientY }
      if (!dragging.current) {
        if (Math.hypot(at.x - clientX, at.y - clientY) < SLACK) return
        if (isTouch) finish()
        else begin()
        return
      }
      if (at.y < EDGE) scrollBy(0, -EDGE / 4)
      else if (at.y > innerHeight - EDGE) scrollBy(0, EDGE / 4)
      show()
    }
    function onUp(released: PointerEvent): void {
      if (released.pointerId !== pointerId) return
      const date = dragging.current ? dayAt(released.clientX, released.clientY) : null
      if (dragging.current) swallowClick()
      finish()
      if (date !== null) dropper.current(thing, date)
    }
    function onKey(key: KeyboardEvent): void {
      if (key.key !== 'Escape' || !dragging.current) return
      swallowClick()
      finish()
    }
    function finish(): void {
      clearTimeout(timer)
      removeEventListener('pointermove', onMove)
      removeEventListener('pointerup', onUp)
      removeEventListener('pointercancel', finish)
      removeEventListener('keydown', onKey)
      dragging.current = false
      end.current = null
      setDrag(null)
    }
    addEventListener('pointermove', onMove)
    addEventListener('pointerup', onUp)
    addEventListener('pointercancel', finish)
    addEventListener('keydown', onKey)
    end.current = finish
  }

  return { drag, grip }
}

function dayAt(x: number, y: number): string | null {
  const under = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-day]')
  return under?.dataset.day ?? null
}

/** Letting go is no press: the click that the browser makes of it opens nothing. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', swallow, { capture: true }))
}
