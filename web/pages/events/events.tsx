import { CalendarPlus, FileUp, Plus } from 'lucide'
import { useLocation } from 'preact-iso'
import type { EventShape } from '../../../server/events/shapes/event.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { api } from '../../api.ts'
import { Empty } from '../../components/empty.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Page } from '../../components/page.tsx'
import { addDays } from '../../dates.ts'
import { todayLocal } from '../../format.ts'
import { eventImportMessages } from '../../i18n/event-import.ts'
import { messages } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useResource } from '../../resource.ts'
import { may } from '../../session.ts'
import { EventLine } from './event-line.tsx'
import { SiteAgenda } from './site-agenda.tsx'

/** The events to come, or those of the past year. */
export default function Events() {
  const { query } = useLocation()
  const isPast = query.quand === 'passes'
  const today = todayLocal()
  const from = isPast ? addDays(today, -365) : today
  const events = useResource(`events ${from}`, () => api('GET /events', { query: { from } }), [
    'deliveries',
  ])
  const t = messages.value.events
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        may('events.write') && (
          <>
            <a class="btn btn-primary" href={paths.eventNew}>
              <Icon of={Plus} />
              {t.announce}
            </a>
            <a class="btn" href={paths.season}>
              <Icon of={FileUp} />
              {eventImportMessages().open}
            </a>
          </>
        )
      }
    >
      <nav aria-label={t.whenLabel} class="mb-5">
        <ul class="flex gap-1">
          {[
            { href: paths.events, label: t.upcoming, here: !isPast },
            { href: `${paths.events}?quand=passes`, label: t.past, here: isPast },
          ].map(({ href, label, here }) => (
            <li key={href}>
              <a
                href={href}
                aria-current={here ? 'page' : undefined}
                class={`block rounded-full border px-3 py-1 ${
                  here
                    ? 'border-primary bg-wash font-semibold text-primary'
                    : 'border-field hover:bg-base-100'
                }`}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Loaded resource={events} lines={5}>
        {data => <EventList events={chosen(data.events, isPast, today)} isPast={isPast} />}
      </Loaded>
      <SiteAgenda />
    </Page>
  )
}

function chosen(
  events: Spoken<EventShape>[],
  isPast: boolean,
  today: string,
): Spoken<EventShape>[] {
  const sorted = events
    .filter(event => (event.endLocal ?? event.startLocal).slice(0, 10) < today === isPast)
    .sort((a, b) => a.startLocal.localeCompare(b.startLocal))
  return isPast ? sorted.reverse() : sorted
}

function EventList({ events, isPast }: { events: Spoken<EventShape>[]; isPast: boolean }) {
  const t = messages.value.events
  if (events.length === 0) {
    return isPast ? (
      <Empty icon={CalendarPlus} title={t.noPast} />
    ) : (
      <Empty
        icon={CalendarPlus}
        title={t.none}
        action={
          may('events.write') && (
            <a class="text-link" href={paths.eventNew}>
              {t.announceFirst}
            </a>
          )
        }
      >
        {t.noneHelp}
      </Empty>
    )
  }
  return (
    <ul class="flex flex-col gap-3">
      {events.map(event => (
        <li key={event.id}>
          <EventLine event={event} />
        </li>
      ))}
    </ul>
  )
}
