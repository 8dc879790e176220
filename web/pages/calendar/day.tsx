import { Backpack, Plus, Vote } from 'lucide'
import { Icon } from '../../components/icon.tsx'
import { day } from '../../format.ts'
import { calendarMessages } from '../../i18n/calendar.ts'
import { paths } from '../../paths.ts'
import { may } from '../../session.ts'
import type { CalendarItem } from './calendar-items.ts'
import { Chip } from './chip.tsx'
import type { DragHandlers } from './drag-handlers.ts'
import type { DayFacts } from './facts.ts'

/** Chips of a day, one under the other. */
export function DayItems({
  things,
  date,
  hands,
}: {
  things: readonly CalendarItem[]
  date: string
  hands: DragHandlers
}) {
  if (things.length === 0) return null
  return (
    <ul class="flex flex-col gap-1">
      {things.map(thing => (
        <li key={thing.key}>
          <Chip thing={thing} date={date} hands={hands} />
        </li>
      ))}
    </ul>
  )
}

/**
 * The public holiday by its name, the school holidays, and where an election period begins or ends.
 * `isBrief`: the school holidays' name is read beside, and only their icon is shown.
 */
export function DayNotes({ facts, isBrief = false }: { facts: DayFacts; isBrief?: boolean }) {
  const t = calendarMessages()
  const { holiday, school, election } = facts
  if (holiday === null && school === null && election === null) return null
  return (
    <div class="flex flex-col text-sm leading-snug">
      {holiday !== null && (
        <p class="text-info">
          <span class="sr-only">{t.holiday}, </span>
          {holiday}
        </p>
      )}
      {school !== null && (
        <p class="flex items-center gap-1 text-muted">
          <Icon of={Backpack} size={13} />
          <span class={isBrief ? 'sr-only' : 'truncate'}>{school}</span>
        </p>
      )}
      {election !== null && (
        <p class="flex items-center gap-1 text-warning">
          <Icon of={Vote} size={13} />
          {election === 'starts' ? t.electionStarts : t.electionEnds}
        </p>
      )}
    </div>
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
export function overLook(hands: DragHandlers, date: string): string {
  return hands.moving?.date === date ? 'outline-2 outline-primary -outline-offset-2 bg-wash' : ''
}
