import {
  Bell,
  CalendarDays,
  CircleAlert,
  CircleCheck,
  Hourglass,
  Megaphone,
  Signpost,
} from 'lucide'
import { DeliveryState } from '../../components/delivery-state.tsx'
import { Icon, type IconShape } from '../../components/icon.tsx'
import { clockOf, nowLocal } from '../../format.ts'
import { calendarMessages } from '../../i18n/calendar.ts'
import { messages } from '../../i18n/index.ts'
import { type CalendarItem, statesOf } from './calendar-items.ts'

export const kindIcons: Record<CalendarItem['kind'], IconShape> = {
  event: CalendarDays,
  post: Megaphone,
  reminder: Bell,
  neighbour: Signpost,
}

/** « Publication : Programme », « Rappel », « Événement ». */
export function kindLabels(thing: CalendarItem): string {
  const t = calendarMessages()
  if (thing.kind === 'reminder') return thing.reminder.name
  if (thing.kind === 'event') return t.one.event
  if (thing.kind === 'neighbour') return thing.neighbour.neighbour
  return thing.post.kind === 'notice' ? t.notice : (thing.post.step ?? t.one.post)
}

/** « 18 h », or that it goes on from a day before. */
export function timeOn(thing: CalendarItem, date: string): string {
  const t = calendarMessages()
  if (thing.local.slice(0, 10) < date) return t.continues
  return thing.local.length === 10 ? t.wholeDay : clockOf(thing.local)
}

/** What has become of it, by icon and word. */
export function ItemState({ thing }: { thing: CalendarItem }) {
  const t = calendarMessages()
  if (thing.kind === 'post') {
    const { channels } = thing.post
    return (
      <span class="flex flex-wrap items-center gap-x-2">
        {statesOf(thing.post).map(({ state, count }) => (
          <span key={state} class="inline-flex flex-wrap items-center gap-x-1">
            <DeliveryState state={state} />
            {channels.length > 1 && <span class="text-muted text-sm">{t.count(count)}</span>}
          </span>
        ))}
      </span>
    )
  }
  if (thing.kind === 'reminder') {
    const { doneAt, dueLocal } = thing.reminder
    if (doneAt !== null) return <Mark icon={CircleCheck} word={t.done} color="success" />
    return dueLocal < nowLocal() ? (
      <Mark icon={CircleAlert} word={t.late} color="warning" />
    ) : (
      <Mark icon={Bell} word={t.toDo} color="plain" />
    )
  }
  if (thing.kind === 'neighbour') {
    return <Mark icon={Signpost} word={t.one.neighbour} color="plain" />
  }
  const { status, approval } = thing.event
  const isWaiting = approval === 'pending' && status === 'planned'
  return (
    <Mark
      icon={isWaiting ? Hourglass : status === 'planned' ? CalendarDays : CircleAlert}
      word={isWaiting ? t.waits : messages.value.events.statuses[status]}
      color={status === 'planned' && !isWaiting ? 'plain' : 'warning'}
    />
  )
}

const colors = { success: 'text-success', warning: 'text-warning', plain: 'text-base-content' }

function Mark(props: { icon: IconShape; word: string; color: keyof typeof colors }) {
  const { icon, word, color } = props
  return (
    <span class={`inline-flex items-center gap-1.5 font-semibold text-sm ${colors[color]}`}>
      <Icon of={icon} size={16} />
      {word}
    </span>
  )
}
