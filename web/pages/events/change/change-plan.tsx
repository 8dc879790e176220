import { TriangleAlert } from 'lucide'
import { useState } from 'preact/hooks'
import type {
  ChangedDelivery,
  ChangedReminder,
  EventChangePlan,
  PlannedNotice,
} from '../../../../server/events/shapes/event-change.ts'
import type { Spoken } from '../../../../server/language/sentence.ts'
import { textRoom } from '../../../../server/language/text-length.ts'
import { Icon } from '../../../components/icon.tsx'
import { Notice } from '../../../components/notice.tsx'
import { dayTime, list, number } from '../../../format.ts'
import { changeMessages } from '../../../i18n/event-change.ts'

type ChangePlanProps = {
  plan: Spoken<EventChangePlan>
  textOf: (channel: number) => string
  /** Whether it was worded by hand, and what is proposed has changed since. */
  isOutdated: (notice: PlannedNotice) => boolean
  onText: (notice: PlannedNotice, text: string) => void
  /** It goes out in the proposed words. */
  onTake: (notice: PlannedNotice) => void
  /** It goes out as it was worded, whatever is proposed now. */
  onKeep: (notice: PlannedNotice) => void
}

/** What a change does: the notices with their words, what moves, what stops, what to look at. */
export function ChangePlan({ plan, textOf, isOutdated, onText, onTake, onKeep }: ChangePlanProps) {
  const t = changeMessages()
  const keepsDistance = plan.deliveries.some(
    ({ becomes, keepsDistance, from, to }) => becomes === 'moves' && keepsDistance && from !== to,
  )
  return (
    <>
      <section class="flex flex-col gap-3">
        <h3 class="text-xl">{t.noticesTitle}</h3>
        {(plan.notices.length > 0 || plan.corrected.length === 0) && (
          <p class="text-muted">
            {plan.notices.length === 0 ? t.noNotice : t.noticesLead(plan.notices.length)}
          </p>
        )}
        {plan.notices.length > 0 && (
          <ul class="flex flex-col gap-3">
            {plan.notices.map(notice => (
              <li key={notice.channel}>
                <NoticeText
                  notice={notice}
                  text={textOf(notice.channel)}
                  isOutdated={isOutdated(notice)}
                  onText={text => onText(notice, text)}
                  onTake={() => onTake(notice)}
                  onKeep={() => onKeep(notice)}
                />
              </li>
            ))}
          </ul>
        )}
        {plan.corrected.length > 0 && (
          <Notice level="info">
            {t.corrected(list(plan.corrected.map(({ channelName }) => channelName)))}
          </Notice>
        )}
        {plan.silent.map(({ channelName, reason }) => (
          <Notice key={channelName} level="warning">
            {t.silentOn(channelName, reason)}
          </Notice>
        ))}
        {plan.underWay.length > 0 && (
          <Notice level="info">{t.underWay(list(plan.underWay))}</Notice>
        )}
      </section>
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
              <li key={reminder.id}>{reminderWords(reminder)}</li>
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
  isOutdated,
  onText,
  onTake,
  onKeep,
}: {
  notice: PlannedNotice
  text: string
  isOutdated: boolean
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
      <div class="flex flex-wrap items-baseline justify-between gap-x-4 border-base-300 border-b bg-base-200 px-4 py-2">
        <p class="font-semibold">{notice.channelName}</p>
        {room < 0 && (
          <p class="font-semibold text-error text-sm" role="status">
            {t.tooLong(number(-room), -room)}
          </p>
        )}
        {!isEditing && (
          <button type="button" class="text-link text-sm" onClick={() => setIsEditing(true)}>
            {t.change}
            <span class="sr-only">{t.changeOf(notice.channelName)}</span>
          </button>
        )}
      </div>
      {isEditing ? (
        <div class="p-3">
          <textarea
            aria-label={t.textOn(notice.channelName)}
            class="textarea field-sizing-content max-h-72 min-h-24 w-full"
            value={text}
            ref={field => {
              // The button that was pressed is gone: the focus goes where it leads.
              if (field !== null && document.activeElement === document.body) field.focus()
            }}
            onInput={event => onText(event.currentTarget.value)}
          />
        </div>
      ) : (
        <p class="whitespace-pre-line px-4 py-3">{text}</p>
      )}
      {isOutdated && (
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
  const key = ({ stepName, becomes, from, to, namesOldDay }: ChangedDelivery) =>
    [stepName, becomes, from, to, namesOldDay].join('|')
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
      <p class="text-sm">{fateWords(first)}</p>
      {first.namesOldDay && (
        <p class="flex gap-1.5 text-sm text-warning">
          <Icon of={TriangleAlert} size={16} class="mt-0.5" />
          {t.namesOldDay}
        </p>
      )}
    </>
  )
}

function fateWords({ becomes, from, to }: ChangedDelivery): string {
  const t = changeMessages().becomes
  const was = dayTime(from)
  if (becomes === 'waits' || becomes === 'stops') return t[becomes](was)
  const is = dayTime(to ?? from)
  if (becomes === 'passes') return t.passes(was, is)
  return from === to ? t.returns(is) : t.moves(was, is)
}

function reminderWords({ stepName, from, to }: ChangedReminder): string {
  const t = changeMessages()
  return to === null
    ? t.reminderStops(stepName, dayTime(from))
    : t.reminderMoves(stepName, dayTime(from), dayTime(to))
}
