import type { Hono } from 'hono'
import { schedulePlan } from '../../../server/events/rules/plan.ts'
import { eventMade, eventPage, eventShape, postMade } from '../../../server/events/shapes/event.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import type { DeliveryAction } from '../../../server/publishing/rules/delivery-state.ts'
import { type DeliveryShape, deliveryShape } from '../../../server/publishing/shapes.ts'
import { iso } from './commune.ts'
import { planOf } from './event-change.ts'
import { poster } from './events.ts'
import { answered, fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

const afterAct: Record<string, Spoken<DeliveryShape>['state']> = {
  retry: 'scheduled',
  cancel: 'cancelled',
  'publish-now': 'published',
  confirm: 'published',
  deny: 'scheduled',
  'read-again': 'verified',
  withdraw: 'published',
}

/** Events, their pictures and their deliveries. */
export function eventRoutes(village: Village): Hono {
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
  ): Spoken<DeliveryShape>[] =>
    times.flatMap(dueLocal =>
      channels.map(channel =>
        answered(deliveryShape, {
          id: nextId(),
          channel,
          channelName: village.channels.find(one => one.id === channel)?.name ?? '',
          connector: village.channels.find(one => one.id === channel)?.connector ?? 'facebook',
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
          withdrawable: false,
        }),
      ),
    )

  const act = (path: string, id: number, name: DeliveryAction) => {
    const delivery = village.events.flatMap(event => event.deliveries).find(one => one.id === id)
    const state = afterAct[name]
    if (delivery === undefined || state === undefined)
      return Response.json(missing, { status: 404 })
    village.asked.push({ method: 'POST', path, body: {} })
    delivery.state = state
    delivery.reason = null
    if (name === 'withdraw') delivery.withdrawable = false
    if (state === 'published') delivery.publishedAt = iso(village.now)
    return answered(deliveryShape, delivery)
  }

  return fakeRoutes({
    'GET /events': c => {
      const from = c.req.query('from') ?? ''
      const isPast = c.req.query('past') === 'true'
      const events = village.events
        .filter(one => (one.endLocal ?? one.startLocal).slice(0, 10) < from === isPast)
        .sort((a, b) => a.startLocal.localeCompare(b.startLocal))
      const asListed = isPast ? events.reverse() : events
      return eventPage.parse({ events: asListed, next: null })
    },
    'POST /events': (c, asked) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: asked })
      const { channels, plan: by, times, texts: _, media, slug, ...facts } = asked
      const id = village.events.length + 1
      const said = { id, title: facts.title, text: facts.text }
      const named = village.plans.find(one => one.id === by?.id)
      const now = `${iso(village.now + 3_600_000).slice(0, 16)}`
      const steps = schedulePlan(by?.steps ?? named?.steps ?? [], facts, now)
      const toCome = steps.filter(({ isPast }) => !isPast)
      const made = answered(eventMade, {
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
      return made
    },
    'GET /events/imports': () => ({ imports: village.imports }),
    'GET /events/:id': c => {
      const event = find(c.req.param('id'))
      return event === undefined ? c.json(missing, 404) : eventShape.parse(event)
    },
    'PUT /events/:id': (c, { media: _, ...facts }) => {
      const event = find(c.req.param('id'))
      if (event === undefined) return c.json(missing, 404)
      Object.assign(event, facts)
      return eventShape.parse(event)
    },
    'POST /events/:id/changes/preview': (c, json) => {
      const event = find(c.req.param('id'))
      if (event === undefined) return c.json(missing, 404)
      return planOf(event, json)
    },
    'POST /events/:id/changes': (c, body) => {
      const event = find(c.req.param('id'))
      if (event === undefined) return c.json(missing, 404)
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
      const { title = event.title, text = event.text, pictures = {} } = body.rewording ?? {}
      const media = event.media.map(one => {
        const by = pictures[one.id]
        return typeof by === 'number'
          ? { ...one, id: by }
          : by === 'stamp'
            ? { ...one, id: one.id + 900, alt: `Reporté : ${one.alt}` }
            : one
      })
      const said = { title, text, media }
      Object.assign(event, { status, startLocal, endLocal, previousStartLocal, sequence, ...said })
      return eventShape.parse(event)
    },
    'DELETE /events/:id': c => {
      village.events = village.events.filter(one => String(one.id) !== c.req.param('id'))
    },
    'POST /events/:id/posts': (c, asked) => {
      const event = find(c.req.param('id'))
      if (event === undefined) return c.json(missing, 404)
      village.asked.push({ method: 'POST', path: c.req.path, body: asked })
      const made = plan({ ...event, text: asked.text }, asked.channels, asked.times)
      event.deliveries.push(...made)
      return postMade.parse({ post: event.id, deliveries: made.map(one => one.id), skipped: [] })
    },
    'POST /deliveries/:id/retry': c => act(c.req.path, Number(c.req.param('id')), 'retry'),
    'POST /deliveries/:id/cancel': c => act(c.req.path, Number(c.req.param('id')), 'cancel'),
    'POST /deliveries/:id/publish-now': c =>
      act(c.req.path, Number(c.req.param('id')), 'publish-now'),
    'POST /deliveries/:id/confirm': c => act(c.req.path, Number(c.req.param('id')), 'confirm'),
    'POST /deliveries/:id/deny': c => act(c.req.path, Number(c.req.param('id')), 'deny'),
    'POST /deliveries/:id/read-again': c =>
      act(c.req.path, Number(c.req.param('id')), 'read-again'),
    'POST /deliveries/:id/withdraw': c => act(c.req.path, Number(c.req.param('id')), 'withdraw'),
  })
}
