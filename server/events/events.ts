import { onePage } from '../database/dialect.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { localTimeOf, toIso, toIsoOrNull } from '../language/instant.ts'
import { mediaShapeOf } from '../pictures/media.ts'
import { mediaByIds, picturesOfEvents } from '../pictures/rows.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { deliveryShapeOf } from '../publishing/delivery-shape.ts'
import { deliveriesOf, deliveryStatesOf } from '../publishing/rows.ts'
import { isOut } from '../publishing/rules/delivery-state.ts'
import { publicEventUrl } from './public-event.ts'
import { isOver } from './refuse-change.ts'
import { reminderShapeOf } from './reminders.ts'
import { eventSentences } from './sentences.ts'
import type { EventPage, EventShape } from './shapes-event.ts'
import { type EventCursor, eventsPage, findEvent, remindersOf } from './store/events.ts'

export type EventDeps = Pick<
  Deps,
  'db' | 'clock' | 'publicUrl' | 'graphApiUrl' | 'connectors' | 'eventReaders'
>

const pageLength = 50

/**
 * A page of a commune's events, each in one line with how far its publications are: those not over at
 * `at`, ms UTC, in the order in which they begin; with `isPast` the others, the last first.
 * @param after the `next` of the page before
 * @throws Refusal (`bad-request`) for an `after` that no list gave.
 */
export async function eventLines(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  { at, isPast, after }: { at: number; isPast: boolean; after: string | undefined },
): Promise<EventPage> {
  const rows = await eventsPage(db, communeId, {
    at,
    isPast,
    after: after === undefined ? undefined : cursorOf(after),
    limit: pageLength + 1,
  })
  const { shown, next } = onePage(rows, pageLength, ({ startsAt, id }) => `${startsAt}-${id}`)
  const states = await deliveryStatesOf(
    db,
    communeId,
    shown.map(({ id }) => id),
  )
  return {
    events: shown.map(row => ({
      id: row.id,
      title: row.title,
      startLocal: row.startLocal,
      endLocal: row.endLocal,
      place: row.place,
      status: row.status,
      approval: row.approval,
      series: row.seriesId,
      deliveries: states.get(row.id) ?? [],
    })),
    next,
  }
}

function cursorOf(after: string): EventCursor {
  const [, startsAt, id] = /^(\d{1,15})-(\d{1,9})$/.exec(after) ?? []
  if (startsAt === undefined || id === undefined) {
    throw new Refusal('bad-request', eventSentences.noMoreThere)
  }
  return { startsAt: Number(startsAt), id: Number(id) }
}

/**
 * @param options.isNew made a moment ago, so that nobody need be asked who has heard of it
 * @throws Refusal (`not-found`), also for another commune's.
 */
export async function getEvent(
  deps: EventDeps,
  communeId: number,
  id: number,
  { isNew = false } = {},
): Promise<EventShape> {
  const row = await findEvent(deps.db, communeId, id)
  if (row === undefined) throw notFound(eventSentences.event)
  return await shapeOf(deps, row, isNew)
}

/**
 * Whether something of it is out, or anybody who would be told of a change may still come.
 * @param known its deliveries, where they have been read
 */
export async function isAnnounced(
  { db, clock, eventReaders }: Pick<Deps, 'db' | 'clock' | 'eventReaders'>,
  event: Row<'event'>,
  known?: readonly Pick<Row<'delivery'>, 'state'>[],
): Promise<boolean> {
  const deliveries = known ?? (await deliveriesOf(db, event.communeId, { eventIds: [event.id] }))
  if (deliveries.some(({ state }) => isOut(state))) return true
  if (isOver(event, localTimeOf(clock.now(), event.zone))) return false
  return (await eventReaders.listReaders(db, event)).length > 0
}

async function shapeOf(deps: EventDeps, row: Row<'event'>, isNew: boolean): Promise<EventShape> {
  const { communeId } = row
  const eventIds = [row.id]
  const pictures = (await picturesOfEvents(deps.db, eventIds)).get(row.id) ?? []
  const media = await mediaByIds(deps.db, communeId, pictures)
  const deliveries = await deliveriesOf(deps.db, communeId, { eventIds })
  const reminders = await remindersOf(deps.db, communeId, { eventIds })
  return {
    id: row.id,
    title: row.title,
    startLocal: row.startLocal,
    endLocal: row.endLocal,
    startsAt: toIso(row.startsAt),
    endsAt: toIsoOrNull(row.endsAt),
    zone: row.zone,
    place: row.place,
    text: row.text,
    hashtags: row.hashtags,
    link: row.link,
    media: pictures.flatMap(id => media.filter(one => one.id === id)).map(mediaShapeOf),
    status: row.status,
    approval: row.approval,
    listed: row.listed === 1,
    slug: row.slug,
    publicUrl: publicEventUrl(deps, row),
    planName: row.planName,
    series: row.seriesId,
    previousStartLocal: row.previousStartLocal,
    sequence: row.sequence,
    announced: !isNew && (await isAnnounced(deps, row, deliveries)),
    deliveries: deliveries.map(delivery => deliveryShapeOf(delivery, deps)),
    // Those that the event's own change did away with are nobody's to do.
    reminders: reminders
      .map(reminderShapeOf)
      .filter(({ doneAt, doneBy }) => doneAt === null || doneBy !== null),
  }
}
