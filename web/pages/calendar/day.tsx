import { Plus } from 'lucide'
import { Icon } from '../../components/icon.tsx'
import { day } from '../../format.ts'
import { calendarWords } from '../../i18n/calendar.ts'
import { paths } from '../../paths.ts'
import { may } from '../../session.ts'
import { Chip } from './chip.tsx'
import type { Hands } from './hands.ts'
import type { Thing } from './things.ts'

/** What belongs to a day whatever was planned. */
export type DayFacts = { holiday: string | null }

/** Chips of a day, one under the other. */
export function DayThings({
  things,
  date,
  hands,
}: {
  things: readonly Thing[]
  date: string
  hands: Hands
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

/** The public holiday by its name. */
export function DayNotes({ facts }: { facts: DayFacts }) {
  if (facts.holiday === null) return null
  return (
    <p class="text-[0.8125rem] text-info leading-snug">
      <span class="sr-only">{calendarWords().holiday} : </span>
      {facts.holiday}
    </p>
  )
}

/** Announces an event on that day. */
export function AddOn({ date }: { date: string }) {
  if (!may('publish')) return null
  const label = calendarWords().newOn(day(date))
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
export function overLook(hands: Hands, date: string): string {
  return hands.moving?.date === date ? 'outline-2 outline-primary -outline-offset-2 bg-wash' : ''
}
