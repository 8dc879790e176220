import { CalendarCheck } from 'lucide'
import { useLayoutEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import type { PlanShape } from '../../server/events/shapes-event.ts'
import { type ElectionPeriod, electionPeriodsBetween } from '../../server/language/elections.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Tick } from '../components/choices.tsx'
import { useTried } from '../components/form.tsx'
import { FormProblem } from '../components/form-problem.tsx'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { Notice, ProblemNotice, say } from '../components/notice.tsx'
import { Loaded, Page, Section } from '../components/page.tsx'
import { nowLocal, period } from '../format.ts'
import { language, messages } from '../language.ts'
import { paths } from '../paths.ts'
import { recall, remember } from '../preferences.ts'
import { useAction } from '../resource.ts'
import { may, me } from '../session.ts'
import { ChannelPicker, CommentField } from './form/channel-picker.tsx'
import type { Finding } from './form/draft.ts'
import { type EventDraft, findingsOf, firstDraft } from './form/draft.ts'
import { EventFields } from './form/event-fields.tsx'
import { errorFor, FindingsNotice, pictureError } from './form/findings.tsx'
import { draftsPutBack, keepDraft, recallDraft } from './form/kept-draft.ts'
import { eventFormMessages } from './form/messages.ts'
import { PlanField } from './form/plan-field.tsx'
import { usePlanningNeeds } from './form/planning-needs.ts'
import { RepeatField } from './form/repeat-field.tsx'
import { SameDay } from './form/same-day.tsx'
import { sameDayMessages } from './form/same-day-messages.ts'
import { TimesPicker } from './form/times-picker.tsx'
import { type Planned, plannedBy, usePlanning } from './form/use-planning.ts'
import { PictureField } from './picture-field.tsx'
import { planMessages } from './plan-messages.ts'
import { PostPreviews } from './post-previews.tsx'
import type { Pictures } from './use-pictures.ts'
import { usePictures } from './use-pictures.ts'
import { useShared, withShared } from './use-shared.ts'

const AlsoPropose = lazyPart(() => import('../partners/also-propose.tsx'), 1)

/** One form for all channels. */
export default function EventNew() {
  const known = usePlanningNeeds()
  const turn = draftsPutBack.value
  const t = eventFormMessages()
  return (
    <Page
      title={t.newTitle}
      lead={t.newLead}
      back={{ href: paths.events, label: messages.value.events.title }}
    >
      {may('events.write') ? (
        <Loaded resource={known} lines={8}>
          {data => <Form key={turn} {...data} />}
        </Loaded>
      ) : (
        <p>{messages.value.problem.notYourRole}</p>
      )}
    </Page>
  )
}

/** Called by what led here, unless somebody began to write. */
function titled(draft: EventDraft, title = ''): EventDraft {
  return draft.title === '' ? { ...draft, title } : draft
}

type FormProps = {
  channels: Spoken<ChannelShape>[]
  plans: PlanShape[]
  /** Whether somebody else must approve what is planned. */
  asks: boolean
}

function Form({ channels, plans, asks }: FormProps) {
  const { query } = useLocation()
  const [draft, setDraft] = useState<EventDraft>(() =>
    titled(recallDraft() ?? firstDraft(channels, plans, query.jour ?? ''), query.titre),
  )
  const { form, isTried, setTried } = useTried()
  const [offered, setOffered] = useState<ReadonlySet<number>>(new Set())
  const pictures = usePictures(draft.media)
  const action = useAction()
  const t = eventFormMessages()
  const planned = plannedBy(draft, channels, nowLocal())
  const { posts, ticked } = planned
  const findings = findingsOf(draft, channels, posts, pictures.list, me.value)
  const shown = isTried ? findings : []
  const plan = usePlanning({ draft, planned, pictures, asks, offered })
  useShared(shared => {
    setDraft(now => withShared(now, shared))
    pictures.add(shared.files)
    say(t.shared)
  })
  // Before anything else can happen: anyone who types and leaves has lost nothing.
  useLayoutEffect(() => keepDraft(draft), [draft])
  function submit(event: SubmitEvent): void {
    event.preventDefault()
    setTried(findings.length > 0)
    if (findings.length === 0) void action.run(plan)
  }
  return (
    <form
      ref={form}
      noValidate
      class="grid grid-cols-[minmax(0,1fr)] items-start gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,36rem)_minmax(0,1fr)]"
      onSubmit={submit}
    >
      <FormProblem problem={action.problem}>
        <div class="flex flex-col gap-8">
          <What
            draft={draft}
            pictures={pictures}
            perEvent={planned.count}
            findings={shown}
            onDraft={setDraft}
          />
          <Section title={t.whereTitle}>
            <ChannelPicker
              channels={channels}
              chosen={draft.channels}
              onChosen={chosen => setDraft({ ...draft, channels: chosen })}
              error={errorFor(shown, 'channels')}
            />
            {draft.repeat === null && <AlsoPropose chosen={offered} onChosen={setOffered} />}
          </Section>
          <When plans={plans} draft={draft} planned={planned} findings={shown} onDraft={setDraft} />
        </div>
        <Section title={t.previewTitle} class="xl:sticky xl:top-8">
          <PostPreviews
            draft={draft}
            posts={posts}
            channels={ticked}
            pictures={pictures.list}
            home={me.value}
            onDraft={setDraft}
          />
        </Section>
        <div class="flex flex-col items-start gap-4 xl:col-span-2">
          <ElectionNotice days={planned.days} />
          <FindingsNotice findings={shown} />
          <ProblemNotice problem={action.problem} kept={t.kept} />
        </div>
      </FormProblem>
      <Foot planned={planned} asks={asks} busy={action.busy} />
    </form>
  )
}

type PartProps = {
  draft: EventDraft
  findings: readonly Finding[]
  onDraft: (draft: EventDraft) => void
}

function What({
  draft,
  pictures,
  perEvent,
  findings,
  onDraft,
}: PartProps & { pictures: Pictures; perEvent: number }) {
  return (
    <Section title={eventFormMessages().whatTitle}>
      <div class="flex flex-col gap-5">
        <EventFields draft={draft} onDraft={onDraft} errorOf={field => errorFor(findings, field)}>
          <SameDay date={draft.startLocal.slice(0, 10)} />
        </EventFields>
        <PictureField pictures={pictures} errorOf={place => pictureError(findings, place)} />
        <RepeatField
          startLocal={draft.startLocal}
          repeat={draft.repeat}
          perEvent={perEvent}
          onRepeat={repeat => onDraft({ ...draft, repeat })}
        />
      </div>
    </Section>
  )
}

function When({
  plans,
  draft,
  planned: { times, commenting },
  findings,
  onDraft,
}: PartProps & { plans: PlanShape[]; planned: Planned }) {
  const now = nowLocal()
  const picker = (startLocal: string | null) => (
    <TimesPicker
      startLocal={startLocal}
      nowLocal={now}
      times={draft}
      onTimes={chosen => onDraft({ ...draft, ...chosen })}
    />
  )
  return (
    <Section title={eventFormMessages().whenTitle}>
      <div class="flex flex-col gap-6">
        <PlanField plans={plans} draft={draft} nowLocal={now} onDraft={onDraft} />
        {draft.steps.length === 0 ? (
          picker(draft.startLocal)
        ) : (
          <details open={times.length > 0}>
            <summary class="w-fit cursor-pointer rounded-field text-link">
              {planMessages().otherTimes}
            </summary>
            <div class="mt-4">{picker(null)}</div>
          </details>
        )}
        {commenting.length > 0 && (
          <CommentField
            channels={commenting}
            comment={draft.comment}
            onComment={text => onDraft({ ...draft, comment: text })}
            error={errorFor(findings, 'comment')}
          />
        )}
      </div>
    </Section>
  )
}

function Foot({ planned, asks, busy }: { planned: Planned; asks: boolean; busy: boolean }) {
  const { count, reminders, skipped } = planned
  const t = eventFormMessages()
  const isNothing = count + reminders === 0
  return (
    <div class="form-foot xl:col-span-2">
      <p class="min-w-0">
        {isNothing ? t.nothingPlanned : planMessages().count(count, reminders, skipped)}
      </p>
      <BusyButton type="submit" busy={busy} class="btn btn-primary">
        <Icon of={CalendarCheck} />
        {isNothing ? t.keep : asks ? t.planAsking : t.plan}
      </BusyButton>
    </div>
  )
}

/**
 * Warns of the election periods in which something is to be said, and asks to confirm. It hinders
 * nothing: a feast is no promotion, and the person who plans knows best. Confirmed once, it is remembered in
 * this browser until the next election.
 * @param days when it is said, 'YYYY-MM-DD…'
 */
function ElectionNotice({ days }: { days: readonly string[] }) {
  const dates = days.map(each => each.slice(0, 10)).sort()
  const [first] = dates
  const last = dates.at(-1)
  if (first === undefined || last === undefined) return null
  return (
    <>
      {electionPeriodsBetween(first, last).map(one => (
        <One key={one.from} {...one} />
      ))}
    </>
  )
}

function One({ name, from, to }: ElectionPeriod) {
  const t = sameDayMessages()
  const key = `tambour.election.${from}`
  const [isConfirmed, setConfirmed] = useState(() => recall(key) !== null)
  return (
    <Notice level="warning" title={t.election(name[language.value], period(from, to))}>
      <p class="mb-3 max-w-prose">{t.electionRule}</p>
      <Tick
        label={t.electionConfirm}
        value={isConfirmed}
        onValue={isOn => {
          setConfirmed(isOn)
          remember(key, isOn ? 'yes' : null)
        }}
      />
    </Notice>
  )
}
