import { Ban, CalendarClock, Clock, Copy, MapPin, Pencil, Repeat } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import type { EventShape, SeriesScope } from '../../server/events/shapes-event.ts'
import { eventCalendarPath, eventPath } from '../../server/language/agenda-address.ts'
import { frenchLocalTime } from '../../server/language/french.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { NewTab } from '../components/new-tab.tsx'
import { say } from '../components/notice.tsx'
import { Loaded, Page, Section, useAnchor } from '../components/page.tsx'
import { Reminders } from '../components/reminders.tsx'
import { useGoTo } from '../components/use-go-to.ts'
import { eventImportMessages } from '../event-import/messages.ts'
import { dayTime } from '../format.ts'
import { language, messages } from '../language.ts'
import { holdNews } from '../live.ts'
import { paths } from '../paths.ts'
import { sentenceOf } from '../request.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { AddPost, AddPostDialog } from './add-post.tsx'
import { ChangeEvent } from './change/change-dialog.tsx'
import { changeMessages } from './change/messages.ts'
import { ScopeChoice } from './change/scope-choice.tsx'
import { copyOf, textsOfPost } from './duplicate.ts'
import { whenLabel } from './event-line.tsx'
import { keepDraft, putDraftBack, recallDraft } from './form/kept-draft.ts'
import { PictureGrid } from './picture-grid.tsx'
import { Timeline } from './timeline.tsx'

/** An event and all that was or will be said about it. */
export default function EventDetail() {
  const { params } = useRoute()
  const id = Number(params.id)
  const event = useApi('GET /events/:id', ['deliveries', 'channels', 'partners'], { param: { id } })
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
const HandTasks = lazyPart(() => import('../publishing/hand-tasks.tsx'), 4)
const AskedApproval = lazyPart(approvals, 4)
const OtherApproval = lazyPart(approvals, 0)

const EventFigures = lazyPart(() => import('../publishing/posts-brought.tsx'), 4)
const EventShares = lazyPart(() => import('../partners/event-shares.tsx'), 2)

function Detail({ event, onChange }: { event: Spoken<EventShape>; onChange: () => Promise<void> }) {
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
        {event.deliveries.some(({ task }) => task !== null) && (
          <HandTasks event={event.id} onChange={onChange} />
        )}
        <Section title={t.publications}>
          <Timeline
            event={event}
            onChange={onChange}
            onDuplicate={may('events.write') ? setCopied : null}
          />
        </Section>
        {event.deliveries.some(({ publishedAt }) => publishedAt !== null) && (
          <EventFigures event={event.id} />
        )}
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
            <RemoveEvent event={event} />
          </div>
        )}
      </div>
    </div>
  )
}

/** What was announced, be it to neighbours alone, is not deleted but cancelled: at the head of the page. */
function RemoveEvent({ event }: { event: Spoken<EventShape> }) {
  const goTo = useGoTo()
  const [scope, setScope] = useState<SeriesScope>('this')
  const isSeries = event.series !== null
  const t = changeMessages().remove
  const release = useRef(() => {})
  // Once all of this page is gone.
  useEffect(() => () => queueMicrotask(release.current), [])
  async function remove(): Promise<void> {
    // That the event is gone is known here before the answer: the page would say that it misses it.
    release.current = holdNews()
    try {
      await api('DELETE /events/:id', { param: { id: event.id }, query: { scope } })
    } catch (problem) {
      release.current()
      throw problem
    }
    say(isSeries ? t.doneOfSeries : t.done)
    goTo(paths.events)
  }
  if (!isSeries && event.announced) return null
  return (
    <ConfirmButton
      class="btn btn-ghost"
      label={t.open}
      title={t.title(event.title)}
      text={isSeries ? t.textOfSeries : t.text}
      confirm={t.confirm}
      act={remove}
    >
      {isSeries && <ScopeChoice legend={t.confirm} scope={scope} onScope={setScope} />}
    </ConfirmButton>
  )
}

/** Opens the form of a new event filled in from this one; what was begun there can be had back. */
function DuplicateButton({ event }: { event: Spoken<EventShape> }) {
  const action = useAction()
  const { route } = useLocation()
  const goTo = useGoTo()
  const t = eventImportMessages()
  async function duplicate(): Promise<void> {
    const { plans } = await api('GET /plans')
    const begun = recallDraft()
    keepDraft(copyOf(event, plans))
    say(
      t.duplicated,
      begun === null
        ? null
        : () => {
            putDraftBack(begun)
            if (location.pathname !== paths.eventNew) route(paths.eventNew)
          },
    )
    goTo(paths.eventNew)
  }
  return (
    <BusyButton
      busy={action.busy}
      class="btn btn-sm"
      onClick={() =>
        void action.run(() => duplicate().catch((problem: unknown) => say(sentenceOf(problem))))
      }
    >
      <Icon of={Copy} size={16} />
      {t.duplicate}
    </BusyButton>
  )
}

/** That an event is put off or cancelled, by icon and word; nothing where it is as it was. */
function EventState({ event }: { event: Spoken<EventShape> }) {
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

/** Where anybody reads the event, its address to be copied, and its file for a calendar. */
function PublicLinks({ event }: { event: Spoken<EventShape> }) {
  const t = changeMessages()
  const isShown = event.listed && (event.approval === 'none' || event.approval === 'approved')
  if (!isShown) return <p class="text-muted text-sm">{t.unlisted}</p>
  const path = eventPath(event)
  return (
    <div class="no-print flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <NewTab href={path} about={t.publicPageNew}>
        {t.publicPage}
      </NewTab>
      <a class="text-link" href={eventCalendarPath(event)} download>
        {t.calendarFile}
      </a>
      <CopyButton text={event.publicUrl ?? `${location.origin}${path}`} what={t.copyWhat} />
    </div>
  )
}
