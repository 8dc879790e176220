import { Backpack, Plus, Vote } from 'lucide'
import { useState } from 'preact/hooks'
import type { FullDay } from '../../server/calendar/rules/days.ts'
import { Icon } from '../components/icon.tsx'
import { day } from '../format.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import type { CalendarItem, DayFacts } from './calendar-items.ts'
import { Chip } from './chip.tsx'
import type { DragHandlers } from './drag-handlers.ts'
import { calendarMessages } from './messages.ts'
import { mostLines } from './use-days.ts'

/** Chips of a day, one under the other: four, and what is beyond them on a press and on paper. */
export function DayItems({
  items,
  full,
  date,
  handlers,
}: {
  items: readonly CalendarItem[]
  /** For a day that has more than these. */
  full?: FullDay | undefined
  date: string
  handlers: DragHandlers
}) {
  const [isOpen, setOpen] = useState(false)
  const t = calendarMessages()
  if (items.length === 0) return null
  // What is being moved, or has just been, is not lost among those that are only counted.
  const hasLanded = items.slice(mostLines).some(({ key }) => handlers.isLanding(key))
  const shown = isOpen || hasLanded ? items.length : Math.min(mostLines, items.length)
  const count = Math.max(full?.count ?? 0, items.length)
  const [others, unread] = [count - shown, count - items.length]
  return (
    <>
      <ul class="flex flex-col gap-0.5">
        {items.map((item, index) => (
          <li key={item.key} class={index < shown ? '' : 'hidden print:block'}>
            <Chip item={item} date={date} handlers={handlers} />
          </li>
        ))}
      </ul>
      {others > 0 && (
        <button
          type="button"
          class="no-print h-6 w-full cursor-pointer rounded-field px-1 text-start text-muted text-sm hover:text-primary"
          onClick={() => {
            setOpen(true)
            if (unread > 0) handlers.openDay(date)
          }}
        >
          <span aria-hidden="true">+ {others}</span>
          <span class="sr-only">{t.showOthers(others, day(date))}</span>
        </button>
      )}
      {unread > 0 && <p class="hidden px-1 text-muted text-sm print:block">+ {unread}</p>}
    </>
  )
}

/** The public holiday by its name, the school holidays, and where an election period begins or ends. */
export function DayNotes({ facts }: { facts: DayFacts }) {
  const { school } = facts
  return (
    <>
      <DayMarks facts={facts} />
      {school !== null && (
        <p class="flex items-center gap-1 text-muted text-sm">
          <Icon of={Backpack} size={14} />
          <span class="truncate">{school}</span>
        </p>
      )}
    </>
  )
}

/** The same without the school holidays, which a month draws as a strip. */
export function DayMarks({ facts: { holiday, election } }: { facts: DayFacts }) {
  const t = calendarMessages()
  return (
    <>
      {holiday !== null && (
        <p class="line-clamp-2 wrap-anywhere text-info text-sm" title={holiday}>
          <span class="sr-only">{t.holiday}, </span>
          {holiday}
        </p>
      )}
      {election !== null && (
        <p class="flex items-center gap-1 text-sm text-warning">
          <Icon of={Vote} size={14} />
          {election === 'starts' ? t.electionStarts : t.electionEnds}
        </p>
      )}
    </>
  )
}

/** School holidays run through the days of a week as one strip, named where it begins. */
export function SchoolStrip({ school, isFirst }: { school: string; isFirst: boolean }) {
  return (
    <p class="-mx-1 -me-[calc(0.25rem+1px)] relative h-5 bg-base-300 px-1 [print-color-adjust:exact] text-sm leading-5">
      <span
        class={
          isFirst ? 'absolute z-1 inline-flex items-center gap-1 whitespace-nowrap' : 'sr-only'
        }
      >
        {isFirst && <Icon of={Backpack} size={14} />}
        {school}
      </span>
    </p>
  )
}

/** Announces an event on that day. */
export function AddOn({ date }: { date: string }) {
  if (!may('events.write')) return null
  const label = calendarMessages().newOn(day(date))
  return (
    <a
      href={`${paths.eventNew}?jour=${date}`}
      class="rounded-field p-0.5 text-muted opacity-0 hover:text-primary focus-visible:opacity-100 group-hover:opacity-100"
      aria-label={label}
      title={label}
    >
      <Icon of={Plus} size={16} />
    </a>
  )
}

/** The look of a day that something is carried over. */
export function overLook(handlers: DragHandlers, date: string): string {
  return handlers.moving?.date === date ? 'outline-2 outline-primary -outline-offset-2 bg-wash' : ''
}
