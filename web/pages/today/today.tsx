import { CalendarDays, CalendarPlus, MessagesSquare } from 'lucide'
import { useEffect } from 'preact/hooks'
import type { TodayShape } from '../../../server/today/shapes.ts'
import { useAnchor } from '../../anchor.ts'
import { now } from '../../clock.ts'
import { DeliveryActions } from '../../components/delivery-actions.tsx'
import { DeliveryState } from '../../components/delivery-state.tsx'
import { Empty } from '../../components/empty.tsx'
import { Icon } from '../../components/icon.tsx'
import { lazyPart } from '../../components/lazy-page.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Page, Section } from '../../components/page.tsx'
import { RebuildNotice } from '../../components/rebuild-notice.tsx'
import { Reminders } from '../../components/reminders.tsx'
import { brief, clockOf, day, todayLocal, when } from '../../format.ts'
import { messages } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { may } from '../../session.ts'
import { loadToday, today, todayProblem } from '../../today.ts'
import { Announcer } from './announcer.tsx'
import { DeliveryIssues } from './delivery-issues.tsx'
import { OldMessages } from './old-messages.tsx'
import { OnDuty } from './on-duty.tsx'
import { WaitingList } from './waiting-list.tsx'
import { WeekFigures } from './week-figures.tsx'

const Approvals = lazyPart(() => import('../../components/approval/approvals.tsx'), 4)

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
          reload: () => void loadToday(),
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

function Board({ data }: { data: TodayShape }) {
  const t = messages.value.today
  return (
    <div class="flex flex-col gap-8">
      <ChangeOfHours changesAt={data.changesAt} />
      <Announcer waiting={data.waiting} />
      {data.approvals > 0 && <Approvals event={null} onChange={() => void loadToday()} />}
      <div class="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr] xl:grid-cols-[minmax(0,1fr)_23rem]">
        <Section
          title={t.waitingTitle}
          aside={data.waiting.length > 0 && t.waitingCount(data.waiting.length)}
        >
          {data.waiting.length === 0 ? (
            <Empty icon={MessagesSquare} title={t.nobodyWaits}>
              {t.nobodyWaitsHelp}
            </Empty>
          ) : (
            <WaitingList waiting={data.waiting} />
          )}
          {data.old > 0 && <OldMessages count={data.old} />}
        </Section>
        <div class="flex flex-col gap-8 lg:row-span-2">
          <DeliveryIssues data={data} />
          {data.reminders.length > 0 && (
            <Section title={messages.value.reminders.todayTitle}>
              <Reminders reminders={data.reminders} named onChange={() => void loadToday()} />
            </Section>
          )}
          <Section title={t.goesOut}>
            <GoesOut data={data} />
          </Section>
        </div>
        <WeekFigures
          week={data.week}
          elapsedMedianMs={data.weekElapsedMedianMs}
          beside={data.weekBeside}
        />
      </div>
    </div>
  )
}

function GoesOut({ data }: { data: TodayShape }) {
  const t = messages.value.today
  if (data.deliveries.length === 0) {
    return (
      <Empty
        icon={CalendarDays}
        title={t.nothingGoesOut}
        action={
          may('events.write') && (
            <a class="text-link" href={paths.eventNew}>
              {t.planOne}
            </a>
          )
        }
      />
    )
  }
  return (
    <ul class="sheet divide-y divide-base-300">
      {data.deliveries.map(delivery => (
        <li key={delivery.id} class="flex flex-col gap-1 p-4">
          <div class="flex items-baseline justify-between gap-3">
            <span class="figure text-xl">{clockOf(delivery.dueLocal)}</span>
            <DeliveryState state={delivery.state} />
          </div>
          {delivery.event === null ? (
            <span class="font-semibold">{delivery.title}</span>
          ) : (
            <a class="font-semibold hover:underline" href={paths.event(delivery.event)}>
              {delivery.title}
            </a>
          )}
          <span class="text-muted text-sm">{delivery.channelName}</span>
          {delivery.url !== null && (
            <DeliveryActions delivery={delivery} onDone={() => void loadToday()} />
          )}
        </li>
      ))}
    </ul>
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
