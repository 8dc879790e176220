import { Hono } from 'hono'
import { schedulePlan } from '../../../server/events/rules/plan.ts'
import {
  eventEdit,
  eventMade,
  eventNew,
  eventShape,
  postMade,
  postNew,
} from '../../../server/events/shapes/event.ts'
import { eventChangeAsked, eventChangeNew } from '../../../server/events/shapes/event-change.ts'
import { type DeliveryShape, deliveryShape } from '../../../server/publishing/shapes.ts'
import { iso } from './commune.ts'
import { planOf } from './event-change.ts'
import { poster } from './events.ts'
import { pictureRoutes } from './picture-routes.ts'
import type { Village } from './village.ts'

const afterAct: Record<string, DeliveryShape['state']> = {
  retry: 'scheduled',
  cancel: 'cancelled',
  'publish-now': 'published',
  confirm: 'published',
  deny: 'scheduled',
  'read-again': 'verified',
}

/** Events, their pictures and their deliveries. */
export function eventRoutes(village: Village): Hono {
  const app = new Hono()
  const find = (id: string) => village.events.find(one => String(one.id) === id)
  const missing = { error: 'not-found', message: 'Cet événement n’existe pas.' }

  let lastDelivery = 1000
  const nextId = () => {
    lastDelivery += 1
    return lastDelivery
  }
  const plan = (
    event: { id: number; title: string; text: string },
    channels: number[],
    times: string[],
    step: string | null = null,
  ): DeliveryShape[] =>
    times.flatMap(dueLocal =>
      channels.map(channel =>
        deliveryShape.parse({
          id: nextId(),
          channel,
          channelName: village.channels.find(one => one.id === channel)?.name ?? '',
          channelState: village.channels.find(one => one.id === channel)?.state ?? 'active',
          neighbour: village.channels.find(one => one.id === channel)?.neighbour ?? null,
          post: event.id,
          after: null,
          event: event.id,
          title: event.title,
          kind: 'announcement',
          step,
          text: event.text,
          state: 'scheduled',
          dueAt: new Date(`${dueLocal}:00+01:00`).toISOString(),
          dueLocal,
          remoteId: null,
          url: null,
          reason: null,
          attempts: 0,
          nextAt: null,
          publishedAt: null,
        }),
      ),
    )

  app.route('/', pictureRoutes(village))

  app.get('/events', c => {
    const from = c.req.query('from') ?? ''
    const events = village.events.filter(one => one.startLocal >= from)
    return c.json({ events: eventShape.array().parse(events) })
  })
  app.post('/events', async c => {
    const asked = eventNew.parse(await c.req.json())
    village.asked.push({ method: 'POST', path: c.req.path, body: asked })
    const { channels, plan: by, times, texts: _, media, slug, ...facts } = asked
    const id = village.events.length + 1
    const said = { id, title: facts.title, text: facts.text }
    const named = village.plans.find(one => one.id === by?.id)
    const now = `${iso(village.now + 3_600_000).slice(0, 16)}`
    const steps = schedulePlan(by?.steps ?? named?.steps ?? [], facts, now)
    const toCome = steps.filter(({ isPast }) => !isPast)
    const made = eventMade.parse({
      ...facts,
      id,
      startsAt: new Date(`${facts.startLocal}:00+01:00`).toISOString(),
      endsAt: facts.endLocal && new Date(`${facts.endLocal}:00+01:00`).toISOString(),
      zone: 'Europe/Paris',
      media: media.map(id => ({ ...poster, id })),
      status: 'planned',
      approval: 'none',
      previousStartLocal: null,
      sequence: 0,
      listed: true,
      slug: slug ?? 'k3x9m2ab',
      publicUrl: `https://tambour.exemple.fr/agenda/${slug ?? 'k3x9m2ab'}`,
      planName: named?.name ?? null,
      series: null,
      deliveries: [
        ...toCome
          .filter(({ step }) => step.audience === 'public')
          .flatMap(({ step, dueLocal }) => plan(said, channels, [dueLocal], step.name)),
        ...plan(said, channels, times),
      ],
      reminders: toCome
        .filter(({ step }) => step.audience === 'internal')
        .map(({ step, dueLocal }, place) => ({
          id: id * 100 + place,
          event: id,
          title: facts.title,
          name: step.name,
          text: step.text,
          dueAt: new Date(`${dueLocal}:00+01:00`).toISOString(),
          dueLocal,
          doneAt: null,
          doneBy: null,
        })),
      skipped: [],
      skippedSteps: steps
        .filter(({ isPast }) => isPast)
        .map(({ step, dueLocal }) => ({ name: step.name, dueLocal })),
    })
    village.events.push(made)
    return c.json(made, 201)
  })
  app.get('/events/:id', c => {
    const event = find(c.req.param('id'))
    return event === undefined ? c.json(missing, 404) : c.json(eventShape.parse(event))
  })
  app.put('/events/:id', async c => {
    const event = find(c.req.param('id'))
    if (event === undefined) return c.json(missing, 404)
    const { media: _, ...facts } = eventEdit.parse(await c.req.json())
    Object.assign(event, facts)
    return c.json(eventShape.parse(event))
  })
  app.post('/events/:id/changes/preview', async c => {
    const event = find(c.req.param('id'))
    if (event === undefined) return c.json(missing, 404)
    return c.json(planOf(event, eventChangeAsked.parse(await c.req.json())))
  })
  app.post('/events/:id/changes', async c => {
    const event = find(c.req.param('id'))
    if (event === undefined) return c.json(missing, 404)
    const body = eventChangeNew.parse(await c.req.json())
    village.asked.push({ method: 'POST', path: c.req.path, body })
    const { deliveries, status, startLocal, endLocal } = planOf(event, body.change)
    for (const { id, becomes, to } of deliveries) {
      const delivery = event.deliveries.find(one => one.id === id)
      if (delivery === undefined) continue
      if (becomes === 'moves') delivery.dueLocal = to ?? delivery.dueLocal
      else delivery.state = becomes === 'waits' ? 'draft' : 'cancelled'
    }
    const previousStartLocal = body.change.kind === 'postpone' ? event.startLocal : null
    const sequence = event.sequence + 1
    Object.assign(event, { status, startLocal, endLocal, previousStartLocal, sequence })
    return c.json(eventShape.parse(event))
  })
  app.delete('/events/:id', c => {
    village.events = village.events.filter(one => String(one.id) !== c.req.param('id'))
    return c.body(null, 204)
  })
  app.post('/events/:id/posts', async c => {
    const event = find(c.req.param('id'))
    if (event === undefined) return c.json(missing, 404)
    const asked = postNew.parse(await c.req.json())
    village.asked.push({ method: 'POST', path: c.req.path, body: asked })
    const made = plan({ ...event, text: asked.text }, asked.channels, asked.times)
    event.deliveries.push(...made)
    return c.json(
      postMade.parse({ post: event.id, deliveries: made.map(one => one.id), skipped: [] }),
      201,
    )
  })
  app.post('/deliveries/:id/:act', c => {
    const id = Number(c.req.param('id'))
    const act = c.req.param('act')
    const delivery = village.events.flatMap(event => event.deliveries).find(one => one.id === id)
    const state = afterAct[act]
    if (delivery === undefined || state === undefined) return c.json(missing, 404)
    village.asked.push({ method: 'POST', path: c.req.path, body: {} })
    delivery.state = state
    delivery.reason = null
    if (state === 'published') delivery.publishedAt = iso(village.now)
    return c.json(deliveryShape.parse(delivery))
  })
  return app
}
