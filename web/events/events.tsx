import { CalendarPlus, FileUp, Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { EventPage, EventLine as Line } from '../../server/events/shapes-event.ts'
import { ofTown } from '../../server/language/town.ts'
import { api, useApi } from '../api.ts'
import { NextPage } from '../components/action-button.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { Icon } from '../components/icon.tsx'
import { Empty, Loaded, Page } from '../components/page.tsx'
import { Pills } from '../components/pills.tsx'
import { eventImportMessages } from '../event-import/messages.ts'
import { todayLocal } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { may, me } from '../session.ts'
import { EventLine } from './event-line.tsx'
import { planMessages } from './plan-messages.ts'

/** The events to come, or those that are over. */
export default function Events() {
  const { query } = useLocation()
  const isPast = query.quand === 'passes'
  const today = todayLocal()
  const asked = { from: today, past: String(isPast) }
  const events = useApi('GET /events', ['deliveries'], { query: asked })
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
            <a class="btn" href={paths.eventImport}>
              <Icon of={FileUp} />
              {eventImportMessages().open}
            </a>
          </>
        )
      }
    >
      <div class="mb-5">
        <Pills
          label={t.whenLabel}
          pills={[
            { href: paths.events, label: t.upcoming, isHere: !isPast },
            { href: `${paths.events}?quand=passes`, label: t.past, isHere: isPast },
          ]}
        />
      </div>
      <Loaded resource={events} lines={5}>
        {first => <Pages key={String(isPast)} first={first} asked={asked} isPast={isPast} />}
      </Loaded>
      <SiteAgenda />
    </Page>
  )
}

type PagesProps = { first: EventPage; asked: { from: string; past: string }; isPast: boolean }

/** The list, as far as it was asked for. */
function Pages({ first, asked, isPast }: PagesProps) {
  const [pages, setPages] = useState<EventPage[]>([])
  const all = [first, ...pages]
  const next = all.at(-1)?.next ?? null
  // One that was moved since an earlier page was read is in both.
  const events = new Map(all.flatMap(page => page.events.map(event => [event.id, event] as const)))

  async function loadMore(after: string): Promise<void> {
    const page = await api('GET /events', { query: { ...asked, after } })
    setPages([...pages, page])
  }

  return (
    <>
      <EventList events={[...events.values()]} isPast={isPast} />
      <NextPage next={next} load={loadMore}>
        {messages.value.events.more}
      </NextPage>
    </>
  )
}

function EventList({ events, isPast }: { events: Line[]; isPast: boolean }) {
  const t = messages.value.events
  if (events.length === 0) {
    return isPast ? (
      <Empty icon={CalendarPlus} title={t.noPast} />
    ) : (
      <Empty
        icon={CalendarPlus}
        title={t.none}
        way={{ needs: 'events.write', href: paths.eventNew, label: t.announceFirst }}
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

/** What the commune's own site needs to show the agenda; nothing where nobody could open that. */
function SiteAgenda() {
  const t = planMessages().site
  const { agendaUrl, commune } = me.value ?? {}
  if (!agendaUrl || commune === undefined) return null
  const address = `${agendaUrl}/embed?commune=${commune.id}`
  // As the page in it is called: French, no matter who copies it.
  const title = `Agenda ${ofTown(commune.name)}`
  const escaped = title.replace(/[&"<>]/g, sign => `&#${sign.charCodeAt(0)};`)
  const code = `<iframe src="${address}" title="${escaped}" width="100%" height="700" style="border:0" loading="lazy"></iframe>`
  const given = [
    { label: t.code, what: t.codeWhat, text: code },
    { label: t.address, what: t.addressWhat, text: address },
  ]
  return (
    <details class="no-print mt-8">
      <summary class="text-link cursor-pointer">{t.title}</summary>
      <p class="mt-3 max-w-prose">{t.lead}</p>
      <dl class="mt-3 flex flex-col gap-3">
        {given.map(({ label, what, text }) => (
          <div key={label}>
            <dt class="font-semibold">{label}</dt>
            <dd class="mt-1 flex flex-wrap items-center gap-2">
              <code class="basis-full break-all rounded-field bg-base-200 p-3 text-sm">{text}</code>
              <CopyButton text={text} what={what} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
