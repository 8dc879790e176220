import { toIso, toIsoOrNull } from '../domain/instant.ts'
import type { DeliveryShape, EventShape, MediaShape } from '../shapes/event.ts'
import { deliveriesOf } from '../store/deliveries.ts'
import { eventsOf, findEvent } from '../store/events.ts'
import { mediaByIds } from '../store/media.ts'
import { picturesOfEvents } from '../store/pictures.ts'
import type { Row } from '../store/schema.ts'
import { deliveryShapeOf } from './delivery-shape.ts'
import type { Deps } from './deps.ts'
import { mediaShapeOf } from './media.ts'
import { notFound } from './refusal.ts'

/**
 * A commune's events with their deliveries, in the order in which they begin.
 * @param from only those not over at that instant, ms UTC; null: all.
 */
export async function listEvents(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  from: number | null = null,
): Promise<EventShape[]> {
  return await shapesOf(deps, communeId, await eventsOf(deps.db, communeId, from))
}

/** @throws Refusal (`not-found`), also for another commune's. */
export async function getEvent(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  id: number,
): Promise<EventShape> {
  const row = await findEvent(deps.db, communeId, id)
  const [shape] = row === undefined ? [] : await shapesOf(deps, communeId, [row])
  if (shape === undefined) throw notFound('Cet événement')
  return shape
}

async function shapesOf(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  rows: Row<'event'>[],
): Promise<EventShape[]> {
  const eventIds = rows.map(row => row.id)
  const pictures = await picturesOfEvents(deps.db, eventIds)
  const media = new Map<number, MediaShape>()
  for (const row of await mediaByIds(deps.db, communeId, [
    ...new Set([...pictures.values()].flat()),
  ])) {
    media.set(row.id, mediaShapeOf(row))
  }
  const deliveries = new Map<number, DeliveryShape[]>()
  for (const row of await deliveriesOf(deps.db, communeId, { eventIds })) {
    if (row.eventId === null) continue
    const known = deliveries.get(row.eventId) ?? []
    deliveries.set(row.eventId, known)
    known.push(deliveryShapeOf(row))
  }
  return rows.map(row => ({
    id: row.id,
    title: row.title,
    startLocal: row.startLocal,
    endLocal: row.endLocal,
    startsAt: toIso(row.startsAt),
    endsAt: toIsoOrNull(row.endsAt),
    zone: row.zone,
    place: row.place,
    text: row.text,
    media: (pictures.get(row.id) ?? []).flatMap(id => media.get(id) ?? []),
    status: row.status,
    deliveries: deliveries.get(row.id) ?? [],
  }))
}
