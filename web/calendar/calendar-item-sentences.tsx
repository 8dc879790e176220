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
export function kindLabels(thing: CalendarItem): string {
  const t = calendarMessages()
  if (thing.kind === 'reminder') return thing.reminder.name
  if (thing.kind === 'event') return t.one.event
  if (thing.kind === 'neighbour') return thing.neighbour.neighbour
  return thing.post.kind === 'notice' ? t.notice : (thing.post.step ?? t.one.post)
}

/** « 18 h », or that it goes on from a day before. */
export function timeOn(thing: CalendarItem, date: string, tell = clockOf): string {
  const t = calendarMessages()
  if (thing.local.slice(0, 10) < date) return t.continues
  return thing.local.length === 10 ? t.wholeDay : tell(thing.local)
}

type StateMark = { icon: IconShape; word: string; color: string }

/** What has become of it, where that is one thing: a publication's is what most wants attention. */
export function stateMark(thing: CalendarItem): StateMark {
  const t = calendarMessages()
  if (thing.kind === 'post') {
    const [{ state } = { state: 'scheduled' as const }] = statesOf(thing.post)
    return { ...deliveryLooks[state], word: messages.value.deliveryStates[state] }
  }
  if (thing.kind === 'reminder') {
    const { doneAt, dueLocal } = thing.reminder
    if (doneAt !== null) return { icon: CircleCheck, word: t.done, color: 'text-success' }
    return dueLocal < nowLocal()
      ? { icon: CircleAlert, word: t.late, color: 'text-warning' }
      : { icon: Bell, word: t.toDo, color: 'text-base-content' }
  }
  if (thing.kind === 'neighbour') {
    return { icon: Signpost, word: t.one.neighbour, color: 'text-base-content' }
  }
  const { status, approval } = thing.event
  const isWaiting = approval === 'pending' && status === 'planned'
  const isUsual = status === 'planned' && !isWaiting
  return {
    icon: isWaiting ? Hourglass : isUsual ? CalendarDays : CircleAlert,
    word: isWaiting ? t.waits : messages.value.events.statuses[status],
    color: isUsual ? 'text-base-content' : 'text-warning',
  }
}

/** What has become of it, by icon and word; of a publication on every channel. */
export function ItemState({ thing }: { thing: CalendarItem }) {
  if (thing.kind !== 'post') {
    const { icon, word, color } = stateMark(thing)
    return (
      <span class={`inline-flex items-center gap-1.5 font-semibold text-sm ${color}`}>
        <Icon of={icon} size={16} />
        {word}
      </span>
    )
  }
  const { channels } = thing.post
  return (
    <span class="flex flex-wrap items-center gap-x-2">
      {statesOf(thing.post).map(({ state, count }) => (
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
