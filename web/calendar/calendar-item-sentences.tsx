import {
  Bell,
  CalendarDays,
  CircleAlert,
  CircleCheck,
  Hourglass,
  Megaphone,
  Signpost,
} from 'lucide'
import { Icon, type IconShape } from '../components/icon.tsx'
import { clockOf, nowLocal } from '../format.ts'
import { messages } from '../language.ts'
import { DeliveryState, deliveryLooks } from '../publishing/delivery-state.tsx'
import { type CalendarItem, statesOf } from './calendar-items.ts'
import { calendarMessages } from './messages.ts'

export const kindIcons: Record<CalendarItem['kind'], IconShape> = {
  event: CalendarDays,
  post: Megaphone,
  reminder: Bell,
  neighbour: Signpost,
}

/** « Publication : Programme », « Rappel », « Événement ». */
export function kindLabels(item: CalendarItem): string {
  const t = calendarMessages()
  if (item.kind === 'reminder') return item.reminder.name
  if (item.kind === 'event') return t.one.event
  if (item.kind === 'neighbour') return item.neighbour.neighbour
  return item.post.kind === 'notice' ? t.notice : (item.post.step ?? t.one.post)
}

/** « 18 h », or that it goes on from a day before. */
export function timeOn(item: CalendarItem, date: string, tell = clockOf): string {
  const t = calendarMessages()
  if (item.local.slice(0, 10) < date) return t.continues
  return item.local.length === 10 ? t.wholeDay : tell(item.local)
}

type StateMark = { icon: IconShape; word: string; color: string }

/** What has become of it, where that is one thing: a publication's is what most wants attention. */
export function stateMark(item: CalendarItem): StateMark {
  const t = calendarMessages()
  if (item.kind === 'post') {
    const [{ state } = { state: 'scheduled' as const }] = statesOf(item.post)
    return { ...deliveryLooks[state], word: messages.value.deliveryStates[state] }
  }
  if (item.kind === 'reminder') {
    const { doneAt, dueLocal } = item.reminder
    if (doneAt !== null) return { icon: CircleCheck, word: t.done, color: 'text-success' }
    return dueLocal < nowLocal()
      ? { icon: CircleAlert, word: t.late, color: 'text-warning' }
      : { icon: Bell, word: t.toDo, color: 'text-base-content' }
  }
  if (item.kind === 'neighbour') {
    return { icon: Signpost, word: t.one.neighbour, color: 'text-base-content' }
  }
  const { status, approval } = item.event
  const isWaiting = approval === 'pending' && status === 'planned'
  const isUsual = status === 'planned' && !isWaiting
  return {
    icon: isWaiting ? Hourglass : isUsual ? CalendarDays : CircleAlert,
    word: isWaiting ? t.waits : messages.value.events.statuses[status],
    color: isUsual ? 'text-base-content' : 'text-warning',
  }
}

/** What has become of it, by icon and word; of a publication on every channel. */
export function ItemState({ item }: { item: CalendarItem }) {
  if (item.kind !== 'post') {
    const { icon, word, color } = stateMark(item)
    return (
      <span class={`inline-flex items-center gap-1.5 font-semibold text-sm ${color}`}>
        <Icon of={icon} size={16} />
        {word}
      </span>
    )
  }
  const { channels } = item.post
  return (
    <span class="flex flex-wrap items-center gap-x-2">
      {statesOf(item.post).map(({ state, count }) => (
        <span key={state} class="inline-flex flex-wrap items-center gap-x-1">
          <DeliveryState state={state} />
          {channels.length > 1 && (
            <span class="text-muted text-sm">{calendarMessages().count(count)}</span>
          )}
        </span>
      ))}
    </span>
  )
}
