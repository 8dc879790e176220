import { TriangleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type {
  ChangedDelivery,
  ChangedReminder,
  EventChangePlan,
  PlannedNotice,
} from '../../../server/events/shapes-event-change.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { textRoom } from '../../../server/language/text-length.ts'
import { Tick } from '../../components/choices.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { dayTime, list, number } from '../../format.ts'
import { channelKey, InformedList, type LeftOut } from './informed-list.tsx'
import { changeMessages } from './messages.ts'

type ChangePlanProps = {
  plan: Spoken<EventChangePlan>
  textOf: (channel: number) => string
  /** Whether it was written by hand, and what is proposed has changed since. */
  isOutdated: (notice: PlannedNotice) => boolean
  onText: (notice: PlannedNotice, text: string) => void
  /** It goes out in the proposed words. */
  onTake: (notice: PlannedNotice) => void
  /** It goes out as it was written, whatever is proposed now. */
  onKeep: (notice: PlannedNotice) => void
  leftOut: LeftOut
  onLeftOut: (key: string, isLeftOut: boolean) => void
  /** What is asked about the old date. */
  children: ComponentChildren
}

/** What a change does: the notices with their words, what moves, what stops, what to look at. */
export function ChangePlan(props: ChangePlanProps) {
  const { plan, textOf, isOutdated, onText, onTake, onKeep, leftOut, onLeftOut, children } = props
  const t = changeMessages()
  const namesOf = (isByHand: boolean) =>
    plan.corrected.flatMap(one => (one.byHand === isByHand ? one.channelName : []))
  const [inPlace, byHand] = [namesOf(false), namesOf(true)]
  const isNobodyInformed =
    plan.notices.length + plan.corrected.length + plan.readers.length + plan.silent.length === 0
  const isInformed = ({ channel }: PlannedNotice) => !leftOut.has(channelKey(channel))
  /** The first that says the same, which is read once for all. */
  const sameAs = (notice: PlannedNotice) => {
    const first = plan.notices.find(
      one => isInformed(one) && textOf(one.channel) === textOf(notice.channel),
    )
    return first === undefined || first === notice ? null : first.channelName
  }
  const keepsDistance = plan.deliveries.some(
    ({ becomes, keepsDistance, from, to }) => becomes === 'moves' && keepsDistance && from !== to,
  )
  return (
    <>
      <section class="flex flex-col gap-3">
        <h3 class="text-xl">{t.informedTitle}</h3>
        {plan.notices.length > 0 && <p class="text-muted">{t.noticesLead(plan.notices.length)}</p>}
        {isNobodyInformed && <p class="text-muted">{t.noNotice}</p>}
        {plan.notices.length > 0 && (
          <ul class="flex flex-col gap-3">
            {plan.notices.map(notice => (
              <li key={notice.channel}>
                <NoticeText
                  notice={notice}
                  text={textOf(notice.channel)}
                  sameAs={sameAs(notice)}
                  isOutdated={isOutdated(notice)}
                  isInformed={isInformed(notice)}
                  onInformed={isInformed => onLeftOut(channelKey(notice.channel), !isInformed)}
                  onText={text => onText(notice, text)}
                  onTake={() => onTake(notice)}
                  onKeep={() => onKeep(notice)}
                />
              </li>
            ))}
          </ul>
        )}
        <InformedList plan={plan} leftOut={leftOut} onLeftOut={onLeftOut} />
        {plan.isPublic && <p class="text-muted text-sm">{t.byTheAgenda}</p>}
        {inPlace.length > 0 && <Notice level="info">{t.corrected(list(inPlace))}</Notice>}
        {byHand.length > 0 && <Notice level="info">{t.toCorrectByHand(list(byHand))}</Notice>}
        {plan.silent.map(({ channelName, reason }) => (
          <Notice key={channelName} level="warning">
            {t.silentOn(channelName, reason)}
          </Notice>
        ))}
        {plan.underWay.length > 0 && (
          <Notice level="info">{t.underWay(list(plan.underWay))}</Notice>
        )}
      </section>
      {children}
      <section class="flex flex-col gap-3">
        <h3 class="text-xl">{t.plannedTitle}</h3>
        {plan.deliveries.length === 0 ? (
          <p class="text-muted">{t.nothingPlanned}</p>
        ) : (
          <ul class="sheet divide-y divide-base-300">
            {groupsOf(plan.deliveries).map(group => (
              <li key={group[0]?.id} class="px-4 py-2.5">
                <Fate group={group} />
              </li>
            ))}
          </ul>
        )}
        {keepsDistance && <p class="text-muted text-sm">{t.keepsDistance}</p>}
      </section>
      {plan.reminders.length > 0 && (
        <section class="flex flex-col gap-2">
          <h3 class="text-xl">{t.remindersTitle}</h3>
          <ul class="list-disc ps-5">
            {plan.reminders.map(reminder => (
              <li key={reminder.id}>{reminderLabel(reminder)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function NoticeText({
  notice,
  text,
  sameAs,
  isOutdated,
  isInformed,
  onInformed,
  onText,
  onTake,
  onKeep,
}: {
  notice: PlannedNotice
  text: string
  /** The channel on which the same is shown already; null: none. */
  sameAs: string | null
  isOutdated: boolean
  isInformed: boolean
  onInformed: (isInformed: boolean) => void
  onText: (text: string) => void
  onTake: () => void
  onKeep: () => void
}) {
  const [isEditing, setIsEditing] = useState(false)
  const t = changeMessages()
  const room = textRoom(text, notice.limit)
  const settle = (act: () => void) => {
    // The buttons go: the field, with what was settled in it, takes the focus.
    setIsEditing(true)
    act()
  }
  return (
    <div class="sheet overflow-hidden">
      <div class="flex flex-wrap items-center justify-between gap-x-4 border-base-300 border-b bg-base-200 px-4 py-2">
        <Tick
          label={
            <>
              {notice.channelName}
              <span class="ms-2 font-normal text-muted text-sm">{t.byNotice}</span>
            </>
          }
          value={isInformed}
          onValue={onInformed}
        />
        {isInformed && room < 0 && (
          <p class="font-semibold text-error text-sm" role="status">
            {t.tooLong(number(-room), -room)}
          </p>
        )}
        {isInformed && !isEditing && (
          <button type="button" class="text-link text-sm" onClick={() => setIsEditing(true)}>
            {t.change}
            <span class="sr-only">{t.changeOf(notice.channelName)}</span>
          </button>
        )}
      </div>
      {!isInformed ? null : isEditing ? (
        <div class="p-3">
          <textarea
            aria-label={t.textOn(notice.channelName)}
            title={t.textOn(notice.channelName)}
            class="textarea field-sizing-content max-h-72 min-h-24 w-full"
            value={text}
            ref={field => {
              // The button that was pressed is gone: the focus goes where it leads.
              if (field !== null && document.activeElement === document.body) field.focus()
            }}
            onInput={event => onText(event.currentTarget.value)}
          />
        </div>
      ) : sameAs === null ? (
        <p class="whitespace-pre-line px-4 py-3">{text}</p>
      ) : (
        <p class="px-4 py-2 text-muted text-sm">{t.sameAs(sameAs)}</p>
      )}
      {isInformed && isOutdated && (
        <div role="alert" data-outdated class="border-base-300 border-t px-4 py-3">
          <p class="flex gap-1.5 text-sm text-warning">
            <Icon of={TriangleAlert} size={16} class="mt-0.5" />
            {t.outdated}
          </p>
          <div class="mt-2 flex flex-wrap gap-2">
            <button type="button" class="btn btn-sm" onClick={() => settle(onTake)}>
              {t.takeProposed}
              <span class="sr-only">{t.forChannel(notice.channelName)}</span>
            </button>
            <button type="button" class="btn btn-sm" onClick={() => settle(onKeep)}>
              {t.keepOwn}
              <span class="sr-only">{t.forChannel(notice.channelName)}</span>
            </button>
          </div>
        </div>
      )}
    </div>
  )
}

/** Deliveries of one step to which the same happens: one line for all their channels. */
function groupsOf(deliveries: readonly ChangedDelivery[]): ChangedDelivery[][] {
  const key = ({ stepName, becomes, from, to }: ChangedDelivery) =>
    [stepName, becomes, from, to].join('|')
  return [...Map.groupBy(deliveries, key).values()]
}

function Fate({ group }: { group: readonly ChangedDelivery[] }) {
  const t = changeMessages()
  const [first] = group
  if (first === undefined) return null
  const where =
    group.length > 3 ? t.channels(group.length) : list(group.map(one => one.channelName))
  return (
    <>
      <p class="font-semibold">{t.step(first.stepName ?? t.own, where)}</p>
      <p class="text-sm">{becomesLabel(first)}</p>
    </>
  )
}

function becomesLabel({ becomes, from, to }: ChangedDelivery): string {
  const t = changeMessages().becomes
  const was = dayTime(from)
  if (becomes === 'waits' || becomes === 'stops') return t[becomes](was)
  const is = dayTime(to ?? from)
  if (becomes === 'passes') return t.passes(was, is)
  return from === to ? t.returns(is) : t.moves(was, is)
}

function reminderLabel({ stepName, from, to }: ChangedReminder): string {
  const t = changeMessages()
  return to === null
    ? t.reminderStops(stepName, dayTime(from))
    : t.reminderMoves(stepName, dayTime(from), dayTime(to))
}
