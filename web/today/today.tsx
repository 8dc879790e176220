import { CalendarPlus } from 'lucide'
import { useEffect } from 'preact/hooks'
import type { DutyTodayShape } from '../../server/alerts/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { TodayShape } from '../../server/today/shapes.ts'
import { useAnchor } from '../anchor.ts'
import { now } from '../clock.ts'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { Loaded } from '../components/loaded.tsx'
import { Notice } from '../components/notice.tsx'
import { Page, Section } from '../components/page.tsx'
import { Reminders } from '../components/reminders.tsx'
import { brief, clockOf, day, list, todayLocal, when } from '../format.ts'
import { messages } from '../language.ts'
import { DueRequests } from '../official-requests/due-requests.tsx'
import { paths } from '../paths.ts'
import { RebuildNotice } from '../reply-times/rebuild-notice.tsx'
import { may } from '../session.ts'
import { Announcer } from './announcer.tsx'
import { DeliveryIssues } from './delivery-issues.tsx'
import { loadToday, today, todayProblem } from './load-today.ts'
import { Publications } from './publications.tsx'
import { Quiet } from './quiet.tsx'
import { SetAside, UnlikelyAside } from './set-aside.tsx'
import { WaitingList } from './waiting-list.tsx'
import { WeekSentence } from './week-sentence.tsx'

const Approvals = lazyPart(() => import('../approval/approvals.tsx'), 0)

const Proposals = lazyPart(() => import('../committees/proposals.tsx'), 0)

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
  // Then nobody can be waiting, and the first of the steps is all that there is to do.
  const isNew = data.quiet.kind === 'unconnected' && data.waitingCount === 0
  return (
    <div class="flex flex-col gap-8">
      {/* Before all else: nothing that is done now is saved. */}
      {data.failure !== null && <Notice level="error">{data.failure}</Notice>}
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
          <WaitingList waiting={data.waiting} count={data.waitingCount} />
        )}
        <UnlikelyAside count={data.unlikely} />
        {data.old > 0 && <SetAside kind="old" count={data.old} />}
      </Section>
      {isFirstDay && !isNew && <FirstSteps />}
      {data.requests.length > 0 && <DueRequests requests={data.requests} />}
      <WeekSentence data={data} />
      {data.proposals > 0 && may('events.write') && <Proposals onChange={loadToday} />}
      {data.approvals > 0 && <Approvals event={null} onChange={loadToday} />}
      <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[repeat(2,minmax(0,1fr))]">
        <Section title={t.goesOut}>
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
export function OnDuty({ duty }: { duty: DutyTodayShape }) {
  const t = messages.value.duty
  const names = duty.people.map(({ name, callFrom, callTo }) =>
    callFrom === null || callTo === null
      ? name
      : t.todayOnCall(name, clockOf(`0000-00-00T${callFrom}`), clockOf(`0000-00-00T${callTo}`)),
  )
  if (names.length === 0 && !duty.everyone) return null
  return (
    <span class="block">
      <a class="text-link is-quiet" href={paths.settingsPart('permanence')}>
        {duty.everyone ? t.todayNobody : t.today(list(names))}
      </a>
    </span>
  )
}
