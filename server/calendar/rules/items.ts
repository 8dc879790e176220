import type { DeliveryState } from '../../publishing/rules/delivery.ts'
import { type FullDay, firstOfEach, type ItemKind, type Span } from './days.ts'

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
type Things<Event, Post, Reminder, Neighbour> = {
  events: Event[]
  posts: Post[]
  reminders: Reminder[]
  neighbours: Neighbour[]
}

/** What is looked at of what is on the calendar; undefined: all. */
export type Wanted = {
  kind?: ItemKind | undefined
  channel?: number | undefined
  state?: DeliveryState | undefined
  event?: number | undefined
  /** False: no neighbours' events, but where they are wanted by their kind. */
  neighbours?: boolean | undefined
}

/** What is wanted of these things. A state or a channel is of publications alone. */
export function wantedOf<
  Event extends AnEvent,
  Post extends APost,
  Reminder extends AReminder,
  Neighbour,
>(
  things: Things<Event, Post, Reminder, Neighbour>,
  { kind, channel, state, event, neighbours }: Wanted,
): Things<Event, Post, Reminder, Neighbour> {
  const isOfPosts = channel !== undefined || state !== undefined
  const wants = (of: ItemKind) =>
    (kind === undefined || kind === of) && (of === 'post' || !isOfPosts)
  const isOf = (other: number | null) => event === undefined || other === event
  const wantsNeighbours = event === undefined && (neighbours !== false || kind !== undefined)
  return {
    events: wants('event') ? things.events.filter(({ id }) => isOf(id)) : [],
    posts: wants('post')
      ? things.posts.filter(
          one =>
            isOf(one.event) &&
            one.channels.some(
              each =>
                (channel === undefined || each.channel === channel) &&
                (state === undefined || each.state === state),
            ),
        )
      : [],
    reminders: wants('reminder') ? things.reminders.filter(one => isOf(one.event)) : [],
    neighbours: wantsNeighbours && wants('neighbour') ? things.neighbours : [],
  }
}

/** The first so many things of each day, and which days have more; without a number all. */
export function firstLines<
  Event extends AnEvent,
  Post extends APost,
  Reminder extends AReminder,
  Neighbour extends ANeighbours,
>(
  things: Things<Event, Post, Reminder, Neighbour>,
  span: Span,
  lines: number | undefined,
): Things<Event, Post, Reminder, Neighbour> & { full: FullDay[] } {
  if (lines === undefined) return { ...things, full: [] }
  const { events, posts, reminders, neighbours } = things
  const { told, full } = firstOfEach(
    [
      ...events.map(of => placed('event', of.startLocal, of.endLocal, of)),
      ...posts.map(of => placed('post', of.dueLocal, null, of)),
      ...reminders.map(of => placed('reminder', of.dueLocal, null, of)),
      ...neighbours.map(of => placed('neighbour', of.startLocal, of.endLocal, of)),
    ],
    span,
    lines,
  )
  const found = new Set([...told].map(({ of }) => of))
  const isTold = (one: object): boolean => found.has(one)
  return {
    events: events.filter(isTold),
    posts: posts.filter(isTold),
    reminders: reminders.filter(isTold),
    neighbours: neighbours.filter(isTold),
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
}: Things<AnEvent, APost, AReminder, ANeighbours>) {
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
