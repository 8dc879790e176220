import { useLayoutEffect, useRef } from 'preact/hooks'
import { addDays } from '../dates.ts'
import { dayTime } from '../format.ts'
import type { View } from './address.ts'
import type { CalendarItem } from './calendar-items.ts'
import { calendarMessages } from './messages.ts'
import { cautionMessages, whyNot } from './moves.ts'

/** An item that is carried with the keyboard, and the local time that it is over. */
export type Carried = { item: CalendarItem; local: string }

type CarryProps = {
  carried: Carried
  view: View
  onCarry: (local: string) => void
  onDrop: () => void
  onGiveUp: () => void
}

/**
 * Where the keyboard is while something is carried: arrows choose, Enter drops, Escape gives up. An
 * `application`, so that screen readers leave the arrows to it.
 */
export function Carry({ carried, view, onCarry, onDrop, onGiveUp }: CarryProps) {
  const t = calendarMessages()
  const box = useRef<HTMLDivElement>(null)
  const { item, local } = carried
  const problem = whyNot(local)
  const cautions = cautionMessages(item, local).join(' ')
  // At once: the next arrow is for it.
  useLayoutEffect(() => box.current?.focus(), [])
  useLayoutEffect(() => {
    const day = document.querySelector(`[data-day="${local.slice(0, 10)}"]`)
    const top = box.current?.getBoundingClientRect().top
    if (day === null || top === undefined) return
    const { top: from, bottom: to } = day.getBoundingClientRect()
    if (from < 0 || Math.min(to, from + 100) > top) day.scrollIntoView({ block: 'center' })
  }, [local])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') onGiveUp()
    else if (event.key === 'Enter' && event.target === box.current) onDrop()
    else {
      const to = carriedBy(event, view, local)
      if (to === null) return
      onCarry(to)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div class="no-print fixed inset-x-0 bottom-20 z-30 flex justify-center px-4 lg:bottom-6">
      <div
        ref={box}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the arrows while it is there
        tabIndex={0}
        aria-label={t.carrying(item.title)}
        aria-describedby="carry-help"
        class="sheet w-full max-w-xl p-4 shadow-lg"
        onKeyDown={onKeyDown}
      >
        <p class="font-semibold">{t.carrying(item.title)}</p>
        <p>{t.carryingTo(dayTime(local))}</p>
        {problem !== null && <p class="font-semibold text-error text-sm">{problem}</p>}
        {cautions !== '' && <p class="text-sm text-warning">{cautions}</p>}
        <p id="carry-help" class="mt-1 text-muted text-sm">
          {t.carryHelp[view]} {t.keys}
        </p>
        <div class="mt-3 flex flex-wrap gap-2">
          <button type="button" class="btn btn-sm btn-primary" onClick={onDrop}>
            {t.drop}
          </button>
          <button type="button" class="btn btn-sm" onClick={onGiveUp}>
            {t.giveUp}
          </button>
        </div>
      </div>
      <p role="status" class="sr-only">
        {t.carryingTo(dayTime(local))} {problem} {cautions}
      </p>
    </div>
  )
}

/** Where an arrow carries it; null: that key carries nothing. */
export function carriedBy(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  view: View,
  local: string,
): string | null {
  const forward = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1
  const isVertical = key === 'ArrowUp' || key === 'ArrowDown'
  if (!isVertical && key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  if (isVertical && (view === 'week' || shiftKey)) return hoursLater(local, forward)
  const days = isVertical && view === 'month' ? 7 : 1
  return `${addDays(local, days * forward)}${local.slice(10)}`
}

function hoursLater(local: string, hours: number): string {
  return new Date(Date.parse(`${local}:00Z`) + hours * 3_600_000).toISOString().slice(0, 16)
}
