import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { CalendarItem } from './calendar-items.ts'

/** How far a pressed mouse goes before it drags, px; a finger that goes as far scrolls instead. */
const SLACK = 6
/** How long a finger rests before it takes an item up, ms: what telephones call a long press. */
const LONG_PRESS = 400
/** How near to an edge of the window the page begins to scroll, px. */
const EDGE = 60

/** Over which day something is held; `minute`: of the day, where the day is drawn by its hours. */
type Place = { date: string; minute: number | null }

export type Drag = { item: CalendarItem; x: number; y: number; place: Place | null }

/**
 * Dragging by mouse, pen or finger. What lies under the pointer tells its day by `data-day`, and its
 * hours, from top to bottom, by `data-hours` (« 7-22 »).
 * @param drop called with the place where it was let go.
 */
export function useDrag(drop: (item: CalendarItem, place: Place) => void) {
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

  function grip(event: PointerEvent, item: CalendarItem): void {
    if (event.button !== 0 || end.current !== null) return
    const { pointerId, pointerType, clientX, clientY } = event
    const isTouch = pointerType === 'touch'
    let at = { x: clientX, y: clientY }
    // The hour is that of its upper edge, wherever it was taken hold of.
    const { currentTarget } = event
    const held =
      currentTarget instanceof Element ? clientY - currentTarget.getBoundingClientRect().top : 0
    const timer = isTouch ? setTimeout(begin, LONG_PRESS) : undefined

    function begin(): void {
      dragging.current = true
      show()
    }
    function show(): void {
      setDrag({ item, ...at, place: placeAt(at.x, at.y, held) })
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
      const place = dragging.current ? placeAt(released.clientX, released.clientY, held) : null
      if (dragging.current) swallowClick()
      finish()
      if (place !== null) dropper.current(item, place)
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

/** Where the pointer is over; an item falls on a quarter of an hour. */
function placeAt(x: number, y: number, held: number): Place | null {
  const under = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-day]')
  const date = under?.dataset.day
  if (under === null || under === undefined || date === undefined) return null
  const [from, to] = (under.dataset.hours ?? '').split('-').map(Number)
  if (from === undefined || to === undefined) return { date, minute: null }
  const { top, height } = under.getBoundingClientRect()
  const minute = (from + ((y - held - top) / height) * (to - from)) * 60
  return { date, minute: Math.min(Math.max(Math.round(minute / 15) * 15, 0), 24 * 60 - 15) }
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

/** Gives the focus to an item once it is shown where it was put; the last that was is known. */
export function useLanding(items: readonly CalendarItem[]): {
  expect: (key: string, local: string) => void
  isLanding: (key: string) => boolean
} {
  const [last, setLast] = useState<string | null>(null)
  const wanted = useRef<{ key: string; local: string } | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    const { key, local } = wanted.current
    if (!items.some(item => item.key === key && item.local === local)) return
    // A dialog that is still open keeps the focus, and gives it back itself.
    const shown = document.querySelector<HTMLElement>(`[data-item="${key}"]`)
    if (shown === null || shown.closest('[inert]') !== null) return
    wanted.current = null
    shown.focus({ preventScroll: false })
  })
  return {
    expect: (key, local) => {
      wanted.current = { key, local }
      setLast(key)
    },
    isLanding: key => key === last,
  }
}
