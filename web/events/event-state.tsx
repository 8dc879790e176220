import { Ban, CalendarClock } from 'lucide'
import type { EventShape } from '../../server/events/shapes/event.ts'
import { frenchLocalTime } from '../../server/language/french.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { Icon } from '../components/icon.tsx'
import { dayTime } from '../format.ts'
import { language } from '../language.ts'
import { changeMessages } from './change/messages.ts'

/** That an event is put off or cancelled, by icon and word; nothing where it is as it was. */
export function EventState({ event }: { event: Spoken<EventShape> }) {
  const t = changeMessages()
  const { status, previousStartLocal } = event
  if (status === 'planned' && previousStartLocal === null) return null
  const isOff = status === 'cancelled'
  const word = isOff
    ? t.state.cancelled
    : status === 'postponed'
      ? t.state.postponed
      : t.state.moved
  const was = status === 'postponed' ? event.startLocal : previousStartLocal
  return (
    <div>
      <p class={`flex items-center gap-1.5 font-semibold ${isOff ? 'text-error' : 'text-warning'}`}>
        <Icon of={isOff ? Ban : CalendarClock} size={18} />
        {word}
      </p>
      {!isOff && was !== null && <p class="text-sm">{t.previously(onDay(was))}</p>}
    </div>
  )
}

/** « le samedi 20 juin à 21 h » */
function onDay(local: string): string {
  return language.value === 'fr'
    ? `le ${frenchLocalTime(local, { weekday: true })}`
    : dayTime(local)
}
