import { CalendarCheck } from 'lucide'
import { useLayoutEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ChannelShape } from '../../server/channels/shapes/channel.ts'
import { schedulePlan } from '../../server/events/rules/plan.ts'
import { ruleOf } from '../../server/events/rules/recurrence.ts'
import type { PlanShape } from '../../server/events/shapes/event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { mustAsk } from '../approval/must-ask.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { FormProblem } from '../components/form-problem.tsx'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { Loaded } from '../components/loaded.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { Page, Section } from '../components/page.tsx'
import { say } from '../components/toasts.tsx'
import { nowLocal } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { sentenceOf } from '../request.ts'
import { useAction, useResource } from '../resource.ts'
import { may, me } from '../session.ts'
import { ChannelPicker, CommentField } from './form/channel-picker.tsx'
import { daysOf, type EventDraft, eventOf, findingsOf, firstDraft, postsOf } from './form/draft.ts'
import { ElectionNotice } from './form/election-notice.tsx'
import { EventFields } from './form/event-fields.tsx'
import { errorFor, FindingsNotice, pictureError } from './form/findings.tsx'
import { draftsPutBack, forgetDraft, keepDraft, recallDraft } from './form/kept-draft.ts'
import { eventFormMessages } from './form/messages.ts'
import { PlanField } from './form/plan-field.tsx'
import { RepeatField } from './form/repeat-field.tsx'
import { SameDay } from './form/same-day.tsx'
import { chosenTimes } from './form/times.ts'
import { TimesPicker } from './form/times-picker.tsx'
import { PictureField } from './pictures/picture-field.tsx'
import { usePictures } from './pictures/use-pictures.ts'
import { planMessages } from './plans/messages.ts'
import { PostPreviews } from './preview/post-previews.tsx'

const AlsoPropose = lazyPart(() => import('../partners/also-propose.tsx'), 1)

/** One form for all channels. */
export default function EventNew() {
  const known = useResource('channels and plans', async () => {
    const [{ channels }, { plans }, asks] = await Promise.all([
      api('GET /channels'),
      api('GET /plans'),
      mustAsk(),
    ])
    return { channels, plans, asks }
  }, ['channels'])
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

type FormProps = {
  channels: Spoken<ChannelShape>[]
  plans: PlanShape[]
  /** Whether somebody else must approve what is planned. */
  asks: boolean
}

function Form({ channels, plans, asks }: FormProps) {
  const { query, route } = useLocation()
  const [draft, setDraft] = useState<EventDraft>(
    () => recallDraft() ?? firstDraft(channels, plans, query.jour ?? ''),
  )
  const [isTried, setIsTried] = useState(false)
  const pictures = usePictures(draft.media)
  const action = useAction()
  const t = eventFormMessages()
  const tp = planMessages()
  const now = nowLocal()
  const home = me.value
  const times = chosenTimes(draft, now)
  const posts = postsOf(draft, times, now)
  const findings = findingsOf(draft, channels, posts, pictures.list, home)
  const shownFindings = isTried ? findings : []
  const ticked = channels.filter(channel => draft.channels.includes(channel.id))
  const commenting = ticked.filter(({ limits }) => limits.comment !== null)
  const comment = draft.comment.trim()
  const steps = draft.startLocal === '' ? [] : schedulePlan(draft.steps, daysOf(draft), now)
  const done = steps.filter(({ step }) => step.ticked)
  const reminders = done.filter(({ step, isPast }) => step.audience === 'internal' && !isPast)
  const skipped = done.filter(({ isPast }) => isPast)
  const count = ticked.length * posts.reduce((sum, post) => sum + post.times.length, 0)

  const [offered, setOffered] = useState<ReadonlySet<number>>(new Set())
  // Before anything else can happen: whoever types and leaves has lost nothing.
  useLayoutEffect(() => keepDraft(draft), [draft])

  async function plan(): Promise<void> {
    const media = await pictures.send()
    const wanted = {
      ...eventOf(draft),
      media,
      channels: draft.channels,
      plan:
        draft.plan === null && draft.steps.length === 0
          ? null
          : {
              id: draft.plan,
              steps: draft.steps
                .filter(step => step.ticked)
                .map(({ key: _, ticked: __, texts, ...step }) => ({
                  ...step,
                  texts: only(texts, draft.channels),
                })),
            },
      times: chosenTimes(draft, nowLocal()),
      texts: only(draft.texts, draft.channels),
      ...(comment !== '' && commenting.length > 0 && { comment }),
    }
    const { offer: id } = draft
    const made =
      id === null
        ? await api('POST /events', {
            json: {
              ...wanted,
              slug: draft.slug === '' ? null : draft.slug,
              repeat:
                draft.repeat === null
                  ? null
                  : { rule: ruleOf(draft.startLocal, draft.repeat), except: draft.repeat.except },
            },
          })
        : await api('POST /offers/:id/accept', { param: { id }, json: wanted })
    forgetDraft()
    const names = made.skippedSteps.map(step => step.name)
    const posted = made.deliveries.filter(({ after }) => after === null)
    say(
      (asks ? tp.asked : tp.planned)(posted.length, made.reminders.length, [
        ...names,
        ...made.skipped,
      ]),
    )
    await offer(made.id)
    route(paths.event(made.id))
  }

  /** The event stands whatever becomes of that: its page offers it again. */
  async function offer(event: number): Promise<void> {
    if (offered.size === 0 || draft.repeat !== null) return
    const json = { event, partners: [...offered] }
    await api('POST /shares', { json }).catch(problem => say(sentenceOf(problem)))
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    setIsTried(true)
    if (findings.length > 0) {
      const form = event.currentTarget instanceof HTMLFormElement ? event.currentTarget : null
      // Once the errors are in the page, the first field that has one is where to go on.
      requestAnimationFrame(() =>
        form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      )
      return
    }
    void action.run(plan)
  }

  return (
    <form
      noValidate
      class="grid grid-cols-[minmax(0,1fr)] items-start gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,36rem)_minmax(0,1fr)]"
      onSubmit={submit}
    >
      <FormProblem problem={action.problem}>
        <div class="flex flex-col gap-8">
          <Section title={t.whatTitle}>
            <div class="flex flex-col gap-5">
              <EventFields
                draft={draft}
                onDraft={setDraft}
                errorOf={field => errorFor(shownFindings, field)}
              >
                <SameDay date={draft.startLocal.slice(0, 10)} />
              </EventFields>
              <PictureField
                pictures={pictures}
                errorOf={place => pictureError(shownFindings, place)}
              />
              <RepeatField
                startLocal={draft.startLocal}
                repeat={draft.repeat}
                perEvent={count}
                onRepeat={repeat => setDraft({ ...draft, repeat })}
              />
            </div>
          </Section>
          <Section title={t.whereTitle}>
            <ChannelPicker
              channels={channels}
              chosen={draft.channels}
              onChosen={chosen => setDraft({ ...draft, channels: chosen })}
              error={errorFor(shownFindings, 'channels')}
            />
            {draft.repeat === null && <AlsoPropose chosen={offered} onChosen={setOffered} />}
          </Section>
          <Section title={t.whenTitle}>
            <div class="flex flex-col gap-6">
              <PlanField plans={plans} draft={draft} nowLocal={now} onDraft={setDraft} />
              {draft.steps.length === 0 ? (
                <TimesPicker
                  startLocal={draft.startLocal}
                  nowLocal={now}
                  times={draft}
                  onTimes={chosen => setDraft({ ...draft, ...chosen })}
                />
              ) : (
                <details open={times.length > 0}>
                  <summary class="w-fit cursor-pointer rounded-field text-link">
                    {tp.otherTimes}
                  </summary>
                  <div class="mt-4">
                    <TimesPicker
                      startLocal={null}
                      nowLocal={now}
                      times={draft}
                      onTimes={chosen => setDraft({ ...draft, ...chosen })}
                    />
                  </div>
                </details>
              )}
              {commenting.length > 0 && (
                <CommentField
                  channels={commenting}
                  comment={draft.comment}
                  onComment={text => setDraft({ ...draft, comment: text })}
                  error={errorFor(shownFindings, 'comment')}
                />
              )}
            </div>
          </Section>
        </div>
        <Section title={t.previewTitle} class="xl:sticky xl:top-8">
          <PostPreviews
            draft={draft}
            posts={posts}
            channels={ticked}
            pictures={pictures.list}
            home={home}
            onDraft={setDraft}
          />
        </Section>
        <div class="flex flex-col items-start gap-4 xl:col-span-2">
          <ElectionNotice
            days={[
              ...times,
              ...done.filter(({ isPast }) => !isPast).map(({ dueLocal }) => dueLocal),
            ]}
          />
          <FindingsNotice findings={shownFindings} />
          <ProblemNotice problem={action.problem} kept={t.kept} />
        </div>
      </FormProblem>
      <div class="form-foot xl:col-span-2">
        <p class="min-w-0">
          {count + reminders.length === 0
            ? t.nothingPlanned
            : tp.count(count, reminders.length, skipped.length)}
        </p>
        <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
          <Icon of={CalendarCheck} />
          {count + reminders.length === 0 ? t.keep : asks ? t.planAsking : t.plan}
        </BusyButton>
      </div>
    </form>
  )
}

/** The texts of these channels alone: one that was unticked keeps its text in the form. */
function only(texts: Record<string, string>, channels: readonly number[]): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([id]) => channels.includes(Number(id))))
}
