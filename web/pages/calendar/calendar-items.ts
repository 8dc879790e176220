import type {
  CalendarDays,
  CalendarEvent,
  CalendarPost,
  NeighbourEvent,
} from '../../../server/calendar/shapes.ts'
import type { ReminderShape } from '../../../server/events/shapes/event.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import type { DeliveryState } from '../../../server/publishing/rules/delivery.ts'
import type { Filters, Span } from './address.ts'

/** Anything that has its place on a day of the calendar. */
export type CalendarItem = {
  /** Stays the same wherever it is moved. */
  key: string
  /** 'YYYY-MM-DDTHH:MM', or 'YYYY-MM-DD' of what lasts whole days. */
  local: string
  title: string
} & (
  | { kind: 'event'; event: CalendarEvent }
  | { kind: 'post'; post: Spoken<CalendarPost> }
  | { kind: 'reminder'; reminder: ReminderShape }
  | { kind: 'neighbour'; neighbour: NeighbourEvent }
)

/** What a calendar's days hold, filtered. A state or a channel is of publications alone. */
export function itemsOf(days: Spoken<CalendarDays>, filters: Filters): CalendarItem[] {
  const { kind, channel, state, event, neighbours } = filters
  const isOfPosts = channel !== null || state !== null
  const wants = (of: CalendarItem['kind']) =>
    (kind === null || kind === of) && (of === 'post' || !isOfPosts)
  const events = !wants('event')
    ? []
    : days.events.filter(one => event === null || one.id === event).map(thingOfEvent)
  const posts = !wants('post')
    ? []
    : days.posts
        .filter(one => event === null || one.event === event)
        .filter(one =>
          one.channels.some(
            each =>
              (channel === null || each.channel === channel) &&
              (state === null || each.state === state),
          ),
        )
        .map(thingOfPost)
  const reminders = !wants('reminder')
    ? []
    : days.reminders.filter(one => event === null || one.event === event).map(thingOfReminder)
  const showsNeighbours = event === null && wants('neighbour') && (neighbours || kind !== null)
  const theirs = showsNeighbours ? days.neighbours.map(thingOfNeighbour) : []
  return [...events, ...posts, ...reminders, ...theirs].sort((a, b) =>
    a.local.localeCompare(b.local),
  )
}

const thingOfEvent = (event: CalendarEvent): CalendarItem => ({
  kind: 'event',
  key: `event-${event.id}`,
  local: event.startLocal,
  title: event.title,
  event,
})

const thingOfPost = (post: Spoken<CalendarPost>): CalendarItem => ({
  kind: 'post',
  // A post may go out at several times; each of its deliveries is in one of them only.
  key: `post-${Math.min(...post.channels.map(({ delivery }) => delivery))}`,
  local: post.dueLocal,
  title: post.title,
  post,
})

const thingOfReminder = (reminder: ReminderShape): CalendarItem => ({
  kind: 'reminder',
  key: `reminder-${reminder.id}`,
  local: reminder.dueLocal,
  title: reminder.title,
  reminder,
})

const thingOfNeighbour = (neighbour: NeighbourEvent): CalendarItem => ({
  kind: 'neighbour',
  key: `neighbour-${neighbour.id}`,
  local: neighbour.startLocal,
  title: neighbour.title,
  neighbour,
})

/** The things of each day; an event of several days is on each of them. */
export function byDay(
  things: readonly CalendarItem[],
  { from, to }: Span,
): Map<string, CalendarItem[]> {
  const days = new Map<string, CalendarItem[]>()
  const put = (date: string, thing: CalendarItem) => {
    const known = days.get(date)
    if (known === undefined) days.set(date, [thing])
    else known.push(thing)
  }
  for (const thing of things) {
    const first = thing.local.slice(0, 10)
    const last = lastDayOf(thing)
    let date = first < from ? from : first
    put(date, thing)
    while (date < last && date < to) {
      date = dayAfter(date)
      put(date, thing)
    }
  }
  return days
}

function lastDayOf(thing: CalendarItem): string {
  const end =
    thing.kind === 'event'
      ? thing.event.endLocal
      : thing.kind === 'neighbour'
        ? thing.neighbour.endLocal
        : null
  if (end === null) return thing.local.slice(0, 10)
  // What ends at midnight is not on the day that then begins.
  const isMidnight = end.slice(11) === '00:00' && end > thing.local
  return isMidnight ? dayBefore(end.slice(0, 10)) : end.slice(0, 10)
}

const shift = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const dayAfter = (date: string) => shift(date, 1)
const dayBefore = (date: string) => shift(date, -1)

/** What wants somebody's attention comes first. */
const order: readonly DeliveryState[] = [
  'failed',
  'unconfirmed',
  'missed',
  'awaiting-approval',
  'sending',
  'draft',
  'scheduled',
  'published',
  'verified',
  'cancelled',
]

/** Each state of a publication once, with how many of its channels are in it. */
export function statesOf(post: Spoken<CalendarPost>): { state: DeliveryState; count: number }[] {
  return order.flatMap(state => {
    const count = post.channels.filter(channel => channel.state === state).length
    return count === 0 ? [] : [{ state, count }]
  })
}

/** The deliveries of a publication whose time can be chosen. */
export function movableOf(post: Spoken<CalendarPost>): number[] {
  return post.channels.flatMap(({ movable, delivery }) => (movable ? [delivery] : []))
}

/** Whether it can be moved by itself: an event is put off on its own page, where all of it follows. */
export function isMovable(thing: CalendarItem): boolean {
  if (thing.kind === 'post') return movableOf(thing.post).length > 0
  return thing.kind === 'reminder' && thing.reminder.doneAt === null
}

/** Why the words of a publication may no longer be true at another time. */
export type Caution = { kind: 'after-event' } | { kind: 'names-day'; word: string }

const relative = /(?<!\p{L})(aujourd[’']hui|demain|ce soir|ce matin|cet après-midi|hier)(?!\p{L})/iu

/** What a person should know who moves it there; nothing where its words stay as true as before. */
export function cautionsFor(thing: CalendarItem, local: string): Caution[] {
  if (thing.kind !== 'post') return []
  const [before, after] = [thing.local.slice(0, 10), local.slice(0, 10)]
  if (before === after) return []
  const { eventEnds, text } = thing.post
  const isLate = eventEnds !== null && before <= eventEnds && after > eventEnds
  const word = relative.exec(text)?.[1]
  return [
    ...(isLate ? [{ kind: 'after-event' } as const] : []),
    ...(word === undefined ? [] : [{ kind: 'names-day', word: word.toLowerCase() } as const]),
  ]
}
