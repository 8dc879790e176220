import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { CalendarItem } from './calendar-items.ts'

/** Gives the focus to a thing once it is shown where it was put; the last that was is known. */
export function useLanding(things: readonly CalendarItem[]): {
  expect: (key: string, local: string) => void
  isLanding: (key: string) => boolean
} {
  const [last, setLast] = useState<string | null>(null)
  const wanted = useRef<{ key: string; local: string } | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    const { key, local } = wanted.current
    if (!things.some(thing => thing.key === key && thing.local === local)) return
    // A dialog that is still open keeps the focus, and gives it back itself.
    const shown = document.querySelector<HTMLElement>(`[data-thing="${key}"]`)
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
