import { MapPin } from 'lucide'
import { wholeDaysOf } from '../../server/events/rules/all-day.ts'
import type { EventShape, EventLine as Line } from '../../server/events/shapes-event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { DeliveryState as State } from '../../server/publishing/rules/delivery.ts'
import { Icon } from '../components/icon.tsx'
import { eventImportMessages } from '../event-import/messages.ts'
import { clockOf, day, dayTime, shortMonth } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'

/** One event of the list: its date as on a calendar's leaf, and how far its publications are. */
export function EventLine({ event }: { event: Line }) {
  const t = messages.value.events
  return (
    <article class="sheet flex gap-4 p-4 sm:gap-5">
      <p
        aria-hidden="true"
        class="flex h-16 w-16 shrink-0 flex-col items-center justify-center rounded-field bg-wash text-primary"
      >
        <span class="figure text-xl">{Number(event.startLocal.slice(8, 10))}</span>
        <span class="text-sm">{shortMonth(event.startLocal)}</span>
      </p>
      <div class="min-w-0 flex-1">
        <h2 class="text-xl">
          <a class="hover:underline" href={paths.event(event.id)}>
            {event.title}
          </a>
        </h2>
        {event.status !== 'planned' && (
          <p class="font-semibold text-warning">{t.statuses[event.status]}</p>
        )}
        <p class="first-letter:uppercase">{whenLabel(event)}</p>
        <p class="flex items-center gap-1.5 text-muted text-sm">
          <Icon of={MapPin} size={14} />
          {event.place}
        </p>
        <p class="mt-1 text-sm">{progressLabel(event.deliveries)}</p>
      </div>
    </article>
  )
}

/** « samedi 12 décembre à 20 h », or from its beginning to its end. */
export function whenLabel(event: Pick<Spoken<EventShape>, 'startLocal' | 'endLocal'>): string {
  const t = messages.value.events
  const { startLocal, endLocal } = event
  const days = wholeDaysOf(event)
  if (days !== null) {
    return days.first === days.last
      ? eventImportMessages().allDay(day(days.first))
      : t.fromTo(day(days.first), day(days.last))
  }
  if (endLocal === null) return dayTime(startLocal)
  if (endLocal.slice(0, 10) === startLocal.slice(0, 10)) {
    return t.sameDay(day(startLocal), clockOf(startLocal), clockOf(endLocal))
  }
  return t.fromTo(dayTime(startLocal), dayTime(endLocal))
}

const groups: { key: 'out' | 'planned' | 'failed' | 'toSettle'; states: readonly State[] }[] = [
  { key: 'out', states: ['published', 'verified'] },
  { key: 'planned', states: ['scheduled', 'sending'] },
  { key: 'toSettle', states: ['draft', 'awaiting-approval', 'due', 'unconfirmed', 'missed'] },
  { key: 'failed', states: ['failed'] },
]

/** « 2 publiées, 4 programmées, 1 échec ». */
function progressLabel(deliveries: Line['deliveries']): string {
  const t = messages.value.events
  const parts = groups.flatMap(({ key, states }) => {
    const count = deliveries.filter(one => states.includes(one.state)).length
    return count === 0 ? [] : [t.progress[key](count)]
  })
  return parts.length === 0 ? t.noPublication : parts.join(', ')
}
