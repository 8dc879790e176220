import { dateOfDay, dayOfDate } from '../../language/zone.ts'
import type { DeliveryState } from '../../publishing/rules/delivery.ts'

type AnEvent = { id: number; title: string; startLocal: string; endLocal: string | null }
type APost = {
  event: number | null
  title: string
  dueLocal: string
  channels: readonly { channel: number; name: string; state: DeliveryState }[]
}
type AReminder = { event: number; title: string; dueLocal: string }
type ANeighbours = { startLocal: string; endLocal: string | null }

/** What days of the calendar hold. */
type DayItems<Event, Post, Reminder, Neighbour> = {
  events: Event[]
  posts: Post[]
  reminders: Reminder[]
  neighbours: Neighbour[]
}

/** What is looked at of what is on the calendar; undefined: all. */
type Wanted = {
  kind?: ItemKind | undefined
  channel?: number | undefined
  state?: DeliveryState | undefined
  event?: number | undefined
  /** False: no neighbours' events, but where they are wanted by their kind. */
  neighbours?: boolean | undefined
}

/** What is wanted of these items. A state or a channel is of publications alone. */
export function wantedOf<
  Event extends AnEvent,
  Post extends APost,
  Reminder extends AReminder,
  Neighbour,
>(
  items: DayItems<Event, Post, Reminder, Neighbour>,
  { kind, channel, state, event, neighbours }: Wanted,
): DayItems<Event, Post, Reminder, Neighbour> {
  const isOfPosts = channel !== undefined || state !== undefined
  const wants = (of: ItemKind) =>
    (kind === undefined || kind === of) && (of === 'post' || !isOfPosts)
  const isOf = (other: number | null) => event === undefined || other === event
  const wantsNeighbours = event === undefined && (neighbours !== false || kind !== undefined)
  return {
    events: wants('event') ? items.events.filter(({ id }) => isOf(id)) : [],
    posts: wants('post')
      ? items.posts.filter(
          one =>
            isOf(one.event) &&
            one.channels.some(
              each =>
                (channel === undefined || each.channel === channel) &&
                (state === undefined || each.state === state),
            ),
        )
      : [],
    reminders: wants('reminder') ? items.reminders.filter(one => isOf(one.event)) : [],
    neighbours: wantsNeighbours && wants('neighbour') ? items.neighbours : [],
  }
}

/** The first so many items of each day, and which days have more; without a number all. */
export function firstLines<
  Event extends AnEvent,
  Post extends APost,
  Reminder extends AReminder,
  Neighbour extends ANeighbours,
>(
  items: DayItems<Event, Post, Reminder, Neighbour>,
  span: Span,
  lines: number | undefined,
): DayItems<Event, Post, Reminder, Neighbour> & { full: FullDay[] } {
  if (lines === undefined) return { ...items, full: [] }
  const { events, posts, reminders, neighbours } = items
  const { shown, full } = firstOfEach(
    [
      ...events.map(of => placed('event', of.startLocal, of.endLocal, of)),
      ...posts.map(of => placed('post', of.dueLocal, null, of)),
      ...reminders.map(of => placed('reminder', of.dueLocal, null, of)),
      ...neighbours.map(of => placed('neighbour', of.startLocal, of.endLocal, of)),
    ],
    span,
    lines,
  )
  const found = new Set([...shown].map(({ of }) => of))
  const isShown = (one: object): boolean => found.has(one)
  return {
    events: events.filter(isShown),
    posts: posts.filter(isShown),
    reminders: reminders.filter(isShown),
    neighbours: neighbours.filter(isShown),
    full,
  }
}

const placed = (kind: ItemKind, local: string, end: string | null, of: object) => ({
  kind,
  local,
  end,
  of,
})

/** What days can be narrowed to: the events and channels of what they hold. */
export function choicesOf({
  events,
  posts,
  reminders,
  neighbours,
}: DayItems<AnEvent, APost, AReminder, ANeighbours>) {
  const titles = new Map(events.map(({ id, title }) => [id, title]))
  for (const { event, title } of [...posts, ...reminders]) {
    if (event !== null) titles.set(event, title)
  }
  const names = new Map<number, string>()
  for (const { channels } of posts) {
    for (const { channel, name } of channels) names.set(channel, name)
  }
  return {
    events: [...titles].map(([id, title]) => ({ id, title })),
    channels: [...names].map(([id, name]) => ({ id, name })),
    neighbours: neighbours.length > 0,
  }
}

/** What has its place on a day of the calendar, in the order in which it is told of items at one time. */
export const itemKinds = ['event', 'post', 'reminder', 'neighbour'] as const
export type ItemKind = (typeof itemKinds)[number]

/** Local times 'YYYY-MM-DDTHH:MM', or 'YYYY-MM-DD' of what lasts whole days. */
export type DayItem = { kind: ItemKind; local: string; end: string | null }

export type Span = { from: string; to: string }

/** A day that has more than is told of it: all that it has, and of which kinds. */
export type FullDay = { date: string; count: number; kinds: ItemKind[] }

/** Things in the order in which a day shows them: by their time, then by kind, as they were given. */
function inOrder<Item extends DayItem>(items: readonly Item[]): Item[] {
  return [...items].sort(
    (a, b) => compare(a.local, b.local) || itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind),
  )
}

/** The items of each day, in their order; what lasts several days is on each of them. */
export function byDay<Item extends DayItem>(
  items: readonly Item[],
  { from, to }: Span,
): Map<string, Item[]> {
  const days = new Map<string, Item[]>()
  const put = (date: string, item: Item) => {
    const known = days.get(date)
    if (known === undefined) days.set(date, [item])
    else known.push(item)
  }
  for (const item of inOrder(items)) {
    const first = item.local.slice(0, 10)
    const last = lastDayOf(item)
    let date = first < from ? from : first
    put(date, item)
    while (date < last && date < to) {
      date = shifted(date, 1)
      put(date, item)
    }
  }
  return days
}

/** What is told of days where each shows so many lines: the first of each, and which have more. */
export function firstOfEach<Item extends DayItem>(
  items: readonly Item[],
  span: Span,
  lines: number,
): { shown: Set<Item>; full: FullDay[] } {
  const shown = new Set<Item>()
  const full: FullDay[] = []
  for (const [date, found] of byDay(items, span)) {
    for (const item of found.slice(0, lines)) shown.add(item)
    if (found.length <= lines) continue
    const kinds = itemKinds.filter(kind => found.some(item => item.kind === kind))
    full.push({ date, count: found.length, kinds })
  }
  return { shown, full: full.sort((a, b) => compare(a.date, b.date)) }
}

function lastDayOf({ local, end }: DayItem): string {
  if (end === null) return local.slice(0, 10)
  // What ends at midnight is not on the day that then begins.
  const isMidnight = end.slice(11) === '00:00' && end > local
  return isMidnight ? shifted(end.slice(0, 10), -1) : end.slice(0, 10)
}

const shifted = (date: string, days: number): string => dateOfDay(dayOfDate(date) + days)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const relativeDay =
  /(?<!\p{L})(aujourd[’']hui|demain|ce soir|ce matin|cet après-midi|hier)(?!\p{L})/iu

/** The first word of a text that is true on one day alone, in small letters; null: there is none. */
export const dayWordIn = (text: string): string | null =>
  relativeDay.exec(text)?.[1]?.toLowerCase() ?? null
