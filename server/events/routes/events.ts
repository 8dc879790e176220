import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { instantOfLocal } from '../../language/instant.ts'
import { communeOf } from '../../people/commune.ts'
import { idText, localDate } from '../../platform/shapes.ts'
import { changeEvent, previewEventChange } from '../change-event.ts'
import { getEvent, listEvents } from '../events.ts'
import { createEvent } from '../plan-event.ts'
import { planPost } from '../plan-post.ts'
import { createSeries, editSeries, removeSeries } from '../series.ts'
import {
  eventEdit,
  eventMade,
  eventNew,
  eventShape,
  postMade,
  postNew,
  seriesScopes,
} from '../shapes/event.ts'
import { eventChangeAsked, eventChangeNew, eventChangePlan } from '../shapes/event-change.ts'

const eventId = z.object({ id: idText })
/** For an event that repeats: which of its times. */
const scopeQuery = z.object({ scope: z.enum(seriesScopes).default('this') })
/** Only events that are not over when this day begins. */
const eventQuery = z.object({ from: localDate.optional() })

/** Events, and what is planned to announce them. */
export function eventRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/events',
    operation({
      role: 'councillor',
      summary: 'Events with their deliveries, in the order in which they begin',
      tag: 'Events',
      answer: z.object({ events: z.array(eventShape) }),
    }),
    input('query', eventQuery),
    async c => {
      const { communeId } = whoAsks(c)
      const { from } = c.req.valid('query')
      const { zone } = await communeOf(context, communeId)
      const start = from === undefined ? null : instantOfLocal(`${from}T00:00`, zone)
      return c.json({ events: await listEvents(context, communeId, start) })
    },
  )
  app.post(
    '/events',
    operation({
      role: 'officer',
      summary: 'Create an event and plan what announces it',
      tag: 'Events',
      answer: eventMade,
      status: 201,
    }),
    input('json', eventNew),
    async c => {
      const { repeat, ...event } = c.req.valid('json')
      const by = whoAsks(c)
      const made = repeat
        ? await createSeries(context, by, event, repeat)
        : await createEvent(context, by, event)
      return c.json(made, 201)
    },
  )
  app.get(
    '/events/:id',
    operation({ role: 'councillor', summary: 'One event', tag: 'Events', answer: eventShape }),
    input('param', eventId),
    async c => c.json(await getEvent(context, whoAsks(c).communeId, c.req.valid('param').id)),
  )
  app.put(
    '/events/:id',
    operation({
      role: 'officer',
      summary: 'Change an event; what was composed from it and is not out yet is composed anew',
      tag: 'Events',
      answer: eventShape,
    }),
    input('param', eventId),
    input('query', scopeQuery),
    input('json', eventEdit),
    async c => {
      const { scope } = c.req.valid('query')
      const { id } = c.req.valid('param')
      return c.json(await editSeries(context, whoAsks(c), id, c.req.valid('json'), scope))
    },
  )
  app.delete(
    '/events/:id',
    operation({
      role: 'officer',
      summary: 'Delete an event; where something is already out, cancel it and say so there',
      tag: 'Events',
      status: 204,
    }),
    input('param', eventId),
    input('query', scopeQuery),
    async c => {
      const { scope } = c.req.valid('query')
      await removeSeries(context, whoAsks(c), c.req.valid('param').id, scope)
      return c.body(null, 204)
    },
  )
  app.post(
    '/events/:id/changes/preview',
    operation({
      role: 'officer',
      summary: 'What putting an event off, cancelling or reinstating it would do',
      tag: 'Events',
      answer: eventChangePlan,
    }),
    input('param', eventId),
    input('json', eventChangeAsked),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await previewEventChange(context, whoAsks(c), id, c.req.valid('json')))
    },
  )
  app.post(
    '/events/:id/changes',
    operation({
      role: 'officer',
      summary: 'Put an event off, cancel or reinstate it; the same twice is done once',
      tag: 'Events',
      answer: eventShape,
    }),
    input('param', eventId),
    input('json', eventChangeNew),
    async c =>
      c.json(await changeEvent(context, whoAsks(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  app.post(
    '/events/:id/posts',
    operation({
      role: 'officer',
      summary: 'Plan one more post about an event',
      tag: 'Events',
      answer: postMade,
      status: 201,
    }),
    input('param', eventId),
    input('json', postNew),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await planPost(context, whoAsks(c), c.req.valid('json'), id), 201)
    },
  )
  return app
}
