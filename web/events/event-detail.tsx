import { Clock, MapPin, Pencil, Repeat } from 'lucide'
import { useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import type { EventShape, SeriesScope } from '../../server/events/shapes/event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { useAnchor } from '../anchor.ts'
import { api } from '../api.ts'
import { ConfirmButton } from '../components/confirm.tsx'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { Loaded } from '../components/loaded.tsx'
import { Page, Section } from '../components/page.tsx'
import { Reminders } from '../components/reminders.tsx'
import { say } from '../components/toasts.tsx'
import { eventImportMessages } from '../event-import/messages.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { useResource } from '../resource.ts'
import { may } from '../session.ts'
import { AddPost, AddPostDialog } from './add-post.tsx'
import { ChangeEvent } from './change/change-event.tsx'
import { ScopeChoice } from './change/scope-choice.tsx'
import { textsOfPost } from './duplicate.ts'
import { DuplicateButton } from './duplicate-button.tsx'
import { whenLabel } from './event-line.tsx'
import { EventState } from './event-state.tsx'
import { PictureGrid } from './pictures/picture-grid.tsx'
import { PublicLinks } from './public-links.tsx'
import { Timeline } from './timeline/timeline.tsx'

/** An event and all that was or will be said about it. */
export default function EventDetail() {
  const { params } = useRoute()
  const id = Number(params.id)
  const event = useResource(`event ${id}`, () => api('GET /events/:id', { param: { id } }), [
    'deliveries',
    'channels',
  ])
  const t = messages.value.events
  const data = event.data
  useAnchor(data !== null)
  return (
    <Page
      title={data?.title ?? t.oneTitle}
      back={{ href: paths.events, label: t.title }}
      actions={
        data &&
        may('events.write') && (
          <>
            <a class="btn btn-sm" href={paths.eventEdit(id)}>
              <Icon of={Pencil} size={16} />
              {t.edit}
            </a>
            <DuplicateButton event={data} />
            {/* Up here: a fête is put off in a hurry, below ten publications. */}
            <ChangeEvent event={data} onChange={event.reload} />
          </>
        )
      }
    >
      <Loaded resource={event} lines={8}>
        {loaded => <Detail event={loaded} onChange={event.reload} />}
      </Loaded>
    </Page>
  )
}

const approvals = () => import('../approval/approvals.tsx')
/** Its place is kept where somebody was asked; where nobody was, there mostly is nothing. */
const AskedApproval = lazyPart(approvals, 4)
const OtherApproval = lazyPart(approvals, 0)

const EventShares = lazyPart(() => import('../partners/event-shares.tsx'), 2)

function Detail({ event, onChange }: { event: Spoken<EventShape>; onChange: () => Promise<void> }) {
  const { route } = useLocation()
  const [scope, setScope] = useState<SeriesScope>('this')
  const [copied, setCopied] = useState<number | null>(null)
  const t = messages.value.events
  const Approval = event.approval === 'none' ? OtherApproval : AskedApproval
  const ts = eventImportMessages()
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-8 xl:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
      <div class="sheet overflow-hidden">
        <PictureGrid
          pictures={event.media.map(({ url, alt }) => ({ shown: url, alt }))}
          class="max-h-none w-full"
        />
        <div class="flex flex-col gap-3 p-4">
          <EventState event={event} />
          <p class="flex gap-2">
            <Icon of={Clock} class="mt-1 text-muted" />
            <span class="block first-letter:uppercase">{whenLabel(event)}</span>
          </p>
          {event.series !== null && (
            <p class="flex gap-2">
              <Icon of={Repeat} class="mt-1 text-muted" />
              {ts.inSeries}
            </p>
          )}
          <p class="flex gap-2">
            <Icon of={MapPin} class="mt-1 text-muted" />
            {event.place}
          </p>
          <p class="whitespace-pre-line border-base-300 border-t pt-3">{event.text}</p>
          <PublicLinks event={event} />
        </div>
      </div>
      <div class="flex flex-col gap-8">
        <Approval event={event.id} onChange={onChange} />
        <Section title={t.publications}>
          <Timeline
            event={event}
            onChange={onChange}
            onDuplicate={may('events.write') ? setCopied : null}
          />
        </Section>
        <EventShares event={event} />
        {event.reminders.length > 0 && (
          <Section title={messages.value.reminders.title}>
            <Reminders reminders={event.reminders} named={false} onChange={onChange} />
          </Section>
        )}
        {may('events.write') && (
          <div class="flex flex-wrap items-start gap-3">
            {event.status === 'planned' && <AddPost event={event} onDone={onChange} />}
            {copied !== null && (
              <AddPostDialog
                event={event}
                initial={textsOfPost(event.deliveries, copied)}
                onClose={() => setCopied(null)}
                onDone={async () => {
                  await onChange()
                  setCopied(null)
                }}
              />
            )}
            <ConfirmButton
              class="btn btn-ghost"
              label={t.remove}
              title={t.removeTitle(event.title)}
              text={t.removeText}
              confirm={t.removeConfirm}
              act={async () => {
                await api('DELETE /events/:id', { param: { id: event.id }, query: { scope } })
                say(t.removed)
                route(paths.events)
              }}
            >
              {event.series !== null && (
                <ScopeChoice legend={ts.scopeDelete} scope={scope} onScope={setScope} />
              )}
            </ConfirmButton>
          </div>
        )}
      </div>
    </div>
  )
}
