import type {
  CalendarDays,
  CalendarEvent,
  CalendarPost,
  NeighbourEvent,
} from '../../server/calendar/shapes.ts'
import { wholeDaysOf } from '../../server/events/rules/all-day.ts'
import type { ReminderShape } from '../../server/events/shapes-event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { DeliveryState } from '../../server/publishing/rules/delivery.ts'

/** Anything that has its place on a day of the calendar. */
export type CalendarItem = {
  /** Stays the same wherever it is moved. */
  key: string
  /** 'YYYY-MM-DDTHH:MM', or 'YYYY-MM-DD' of what lasts whole days. */
  local: string
  /** Until when it lasts, where that is known. */
  end: string | null
  title: string
} & (
  | { kind: 'event'; event: CalendarEvent }
  | { kind: 'post'; post: CalendarPost }
  | { kind: 'reminder'; reminder: ReminderShape }
  | { kind: 'neighbour'; neighbour: NeighbourEvent }
)

/** What days of the calendar hold. */
export function itemsOf({
  events,
  posts,
  reminders,
  neighbours,
}: Pick<CalendarDays, 'events' | 'posts' | 'reminders' | 'neighbours'>): CalendarItem[] {
  return [
    ...events.map(itemOfEvent),
    ...posts.map(itemOfPost),
    ...reminders.map(itemOfReminder),
    ...neighbours.map(itemOfNeighbour),
  ]
}

function itemOfEvent(event: CalendarEvent): CalendarItem {
  const days = wholeDaysOf(event)
  return {
    kind: 'event',
    key: `event-${event.id}`,
    local: days?.first ?? event.startLocal,
    end: days?.last ?? event.endLocal,
    title: event.title,
    event,
  }
}

const itemOfPost = (post: CalendarPost): CalendarItem => ({
  kind: 'post',
  // A post may go out at several times; each of its deliveries is in one of them only.
  key: `post-${Math.min(...post.channels.map(({ delivery }) => delivery))}`,
  local: post.dueLocal,
  end: null,
  title: post.title,
  post,
})

const itemOfReminder = (reminder: ReminderShape): CalendarItem => ({
  kind: 'reminder',
  key: `reminder-${reminder.id}`,
  local: reminder.dueLocal,
  end: null,
  title: reminder.title,
  reminder,
})

const itemOfNeighbour = (neighbour: NeighbourEvent): CalendarItem => ({
  kind: 'neighbour',
  key: `neighbour-${neighbour.id}`,
  local: neighbour.startLocal,
  end: neighbour.endLocal,
  title: neighbour.title,
  neighbour,
})

/** What wants somebody's attention comes first. */
const order: readonly DeliveryState[] = [
  'failed',
  'unconfirmed',
  'missed',
  'due',
  'awaiting-approval',
  'sending',
  'draft',
  'scheduled',
  'published',
  'verified',
  'cancelled',
]

/** Each state of a publication once, with how many of its channels are in it. */
export function statesOf(post: CalendarPost): { state: DeliveryState; count: number }[] {
  return order.flatMap(state => {
    const count = post.channels.filter(channel => channel.state === state).length
    return count === 0 ? [] : [{ state, count }]
  })
}

/** The deliveries of a publication whose time can be chosen. */
export function movableOf(post: CalendarPost): number[] {
  return post.channels.flatMap(({ movable, delivery }) => (movable ? [delivery] : []))
}

/** Whether it can be moved by itself: an event is put off on its own page, where all of it follows. */
export function isMovable(item: CalendarItem): boolean {
  if (item.kind === 'post') return movableOf(item.post).length > 0
  return item.kind === 'reminder' && item.reminder.doneAt === null
}

/** Why the words of a publication may no longer be true at another time. */
export type Caution = { kind: 'after-event' } | { kind: 'names-day'; word: string }

/** What a person should know who moves it there; nothing where its words stay as true as before. */
export function cautionsFor(item: CalendarItem, local: string): Caution[] {
  if (item.kind !== 'post') return []
  const [before, after] = [item.local.slice(0, 10), local.slice(0, 10)]
  if (before === after) return []
  const { eventEnds, dayWord } = item.post
  const isLate = eventEnds !== null && before <= eventEnds && after > eventEnds
  return [
    ...(isLate ? [{ kind: 'after-event' } as const] : []),
    ...(dayWord === null ? [] : [{ kind: 'names-day', word: dayWord } as const]),
  ]
}

/** What belongs to a day whatever was planned. */
export type DayFacts = {
  holiday: string | null
  school: string | null
  /** Whether an election period begins or ends that day. */
  election: 'starts' | 'ends' | null
}

export function factsOf(days: Spoken<CalendarDays>, date: string): DayFacts {
  const { holidays, schoolHolidays, elections } = days
  const holiday = holidays.find(one => one.date === date)
  const school = schoolHolidays.find(({ from, to }) => from <= date && date <= to)
  const edge = elections.some(({ from }) => from === date)
    ? 'starts'
    : elections.some(({ to }) => to === date)
      ? 'ends'
      : null
  return { holiday: holiday?.name ?? null, school: school?.name ?? null, election: edge }
}
