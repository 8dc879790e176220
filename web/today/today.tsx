import { CalendarOff, CalendarPlus, Hourglass, MessagesSquare, TriangleAlert, Unplug } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { DutyTodayShape } from '../../server/alerts/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { DueRequestShape } from '../../server/official-requests/shapes.ts'
import type { WaitingShape } from '../../server/reply-times/shapes.ts'
import type { TodayShape } from '../../server/today/shapes.ts'
import { now } from '../clock.ts'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { Notice } from '../components/notice.tsx'
import { Empty, Loaded, Page, Section, useAnchor } from '../components/page.tsx'
import { Reminders } from '../components/reminders.tsx'
import { brief, clockOf, day, list, todayLocal, when } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { RebuildNotice } from '../reply-times/rebuild-notice.tsx'
import { may, me } from '../session.ts'
import { tell } from './countdown.tsx'
import { DeliveryIssues } from './delivery-issues.tsx'
import { loadToday, today, todayProblem } from './load-today.ts'
import { Publications } from './publications.tsx'
import { stageOf } from './time-left.ts'
import { SetAside, UnlikelyAside, WaitingList } from './waiting-list.tsx'
import { WeekSentence } from './week-sentence.tsx'

const Approvals = lazyPart(() => import('../approval/approvals.tsx'), 0)

const HandTasks = lazyPart(() => import('../publishing/hand-tasks.tsx'), 0)

const Proposals = lazyPart(() => import('../committees/proposals.tsx'), 0)

const WarningStrip = lazyPart(() => import('../warnings/strip.tsx'), 0)

const FirstSteps = lazyPart(() => import('./first-steps.tsx'), 0)

/** Who waits, what goes out today, what is ill. */
export function Today() {
  const t = messages.value.today
  const loaded = today.value
  useAnchor(loaded !== null)
  return (
    <Page
      title={t.title}
      lead={<Lead />}
      actions={
        may('events.write') && (
          <a class="btn" href={paths.eventNew}>
            <Icon of={CalendarPlus} />
            {messages.value.events.announce}
          </a>
        )
      }
    >
      <RebuildNotice />
      <Loaded
        resource={{
          data: loaded,
          problem: todayProblem.value,
          slow: true,
          reload: loadToday,
          replace: () => {},
        }}
      >
        {data => <Board data={data} />}
      </Loaded>
    </Page>
  )
}

function Lead() {
  const t = messages.value.today
  const data = today.value
  const date = day(todayLocal())
  if (data === null) return <>{date}</>
  const { changesAt, openNow, duty } = data
  return (
    <>
      {openNow
        ? t.open(date, changesAt && brief(changesAt))
        : t.closed(date, changesAt && when(changesAt))}
      <OnDuty duty={duty} />
    </>
  )
}

function Board({ data }: { data: Spoken<TodayShape> }) {
  const t = messages.value.today
  const isFirstDay = data.firstDay && may('first-steps.write')
  const held = data.held.reduce((sum, one) => sum + (one.hold?.isBack ? 0 : one.waiting), 0)
  const toAnswer = data.waitingCount - held
  // Then nobody can be waiting, and the first of the steps is all that there is to do.
  const isNew = data.quiet.kind === 'unconnected' && data.waitingCount === 0
  return (
    <div class="flex flex-col gap-8">
      {/* Before all else: nothing that is done now is saved. */}
      {data.failure !== null && <Notice level="error">{data.failure}</Notice>}
      {data.warnings > 0 && <WarningStrip />}
      <ChangeOfHours changesAt={data.changesAt} />
      <Announcer waiting={data.waiting} />
      {isFirstDay && isNew && <FirstSteps />}
      <Section
        title={t.waitingTitle}
        aside={data.waitingCount > 0 && t.waitingCount(data.waitingCount)}
      >
        {data.waitingCount === 0 ? (
          <Quiet quiet={data.quiet} />
        ) : (
          <WaitingList waiting={data.waiting} count={toAnswer} />
        )}
        {data.held.length > 0 && (
          <a class="text-link mt-2 inline-block" href={`${paths.messages}?filtre=en-suspens`}>
            {t.held(data.held.length)}
          </a>
        )}
        <UnlikelyAside count={data.unlikely} />
        {data.old > 0 && <SetAside kind="old" count={data.old} />}
      </Section>
      {isFirstDay && !isNew && <FirstSteps />}
      {data.requests.length > 0 && <DueRequests requests={data.requests} />}
      <WeekSentence data={data} />
      {data.proposals > 0 && may('events.write') && <Proposals onChange={loadToday} />}
      {data.handTasks > 0 && <HandTasks event={null} onChange={loadToday} />}
      {data.approvals > 0 && <Approvals event={null} onChange={loadToday} />}
      <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[repeat(2,minmax(0,1fr))]">
        <Section
          title={t.goesOut}
          aside={
            may('events.write') && (
              <a class="text-link" href={paths.warningNew}>
                {t.warn}
              </a>
            )
          }
        >
          <Publications deliveries={data.deliveries} />
        </Section>
        <DeliveryIssues data={data} />
        {data.reminders.length > 0 && (
          <Section title={messages.value.reminders.todayTitle}>
            <Reminders reminders={data.reminders} named onChange={loadToday} />
          </Section>
        )}
      </div>
    </div>
  )
}

/** Asks the server anew when the mairie opens or closes: who waits, waits otherwise from then on. */
function ChangeOfHours({ changesAt }: { changesAt: string | null }) {
  const passed = changesAt !== null && now.value >= Date.parse(changesAt)
  useEffect(() => {
    if (passed) loadToday()
  }, [passed])
  return null
}

/** Whose turn it is today, in one line that leads to the roster; nothing on a day without alerts. */
function OnDuty({ duty }: { duty: DutyTodayShape }) {
  const t = messages.value.duty
  const names = duty.people.map(({ name, callFrom, callTo }) =>
    callFrom === null || callTo === null
      ? name
      : t.todayOnCall(name, clockOf(`0000-00-00T${callFrom}`), clockOf(`0000-00-00T${callTo}`)),
  )
  const isSilent = duty.nobodyReachable && may('people.write')
  if (names.length === 0 && !duty.everyone && !isSilent) return null
  return (
    <span class="block">
      <a
        class={isSilent ? 'text-link text-error' : 'text-link is-quiet'}
        href={paths.settingsPart('permanence')}
      >
        {isSilent ? t.todaySilent : duty.everyone ? t.todayNobody : t.today(list(names))}
      </a>
    </span>
  )
}

/** One line: how many must be answered soon, and the first of their days. */
function DueRequests({ requests }: { requests: readonly DueRequestShape[] }) {
  const [first] = requests
  const t = messages.value.today
  if (first === undefined) return null
  const isLate = first.dueOn < todayLocal().slice(0, 10)
  return (
    <p class="sheet flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
      <Icon of={Hourglass} size={18} class={isLate ? 'text-error' : 'text-warning'} />
      <span class={isLate ? 'font-semibold text-error' : ''}>
        {t.requestsDue(requests.length, day(first.dueOn))}
      </span>
      <a class="text-link ms-auto" href={`${paths.messages}?filtre=demandes`}>
        {t.seeRequests}
      </a>
    </p>
  )
}

/** Says politely when somebody's wait passes a line: the seconds themselves are never read out. */
function Announcer({ waiting }: { waiting: readonly WaitingShape[] }) {
  const known = useRef(new Map<number, string>())
  const [text, setText] = useState('')
  const stages = waiting.map(one => ({ one, stage: stageOf(tell(one)) }))
  const seen = stages.map(({ one, stage }) => `${one.id}:${stage}`).join()

  useEffect(() => {
    const t = messages.value.countdown
    const commune = me.value?.commune
    const said = stages.flatMap(({ one, stage }) => {
      const before = known.current.get(one.id)
      known.current.set(one.id, stage)
      if (before === undefined || before === stage || stage === 'calm') return []
      const name = one.author ?? messages.value.residents.someone
      return [stage === 'late' ? t.passedTarget(name) : t.passed(name, commune?.aimMinutes ?? 0)]
    })
    if (said.length > 0) setText(said.join(' '))
  }, [seen])

  return (
    <p role="status" class="sr-only">
      {text}
    </p>
  )
}

const icons = {
  unconnected: Unplug,
  ill: TriangleAlert,
  holiday: CalendarOff,
  well: MessagesSquare,
}

/** Nobody waits, and why that may be: an unread channel must not look like a village that is content. */
function Quiet({ quiet }: { quiet: Spoken<TodayShape>['quiet'] }) {
  const t = messages.value.today.quiet
  return (
    <Empty
      icon={icons[quiet.kind]}
      title={t.title[quiet.kind]}
      action={
        (quiet.kind === 'unconnected' || quiet.kind === 'ill') && (
          <a class="text-link" href={paths.channels}>
            {quiet.kind === 'unconnected' && may('channels.write') ? t.connect : t.seeChannels}
          </a>
        )
      }
    >
      {sentence(quiet)}
    </Empty>
  )
}

function sentence(quiet: Spoken<TodayShape>['quiet']): string {
  const t = messages.value.today.quiet
  switch (quiet.kind) {
    case 'unconnected':
      return t.unconnected
    case 'ill':
      return t.ill(list(quiet.names), quiet.readUntil && when(quiet.readUntil))
    case 'holiday':
      return t.holiday(quiet.name)
    case 'well':
      return quiet.readUntil === null ? t.soon : t.well(when(quiet.readUntil))
  }
}
