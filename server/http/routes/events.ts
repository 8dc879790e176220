import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { instantOfLocal } from '../../domain/instant.ts'
import { communeOf } from '../../services/commune.ts'
import { getEvent, listEvents } from '../../services/events.ts'
import { createEvent, editEvent, removeEvent } from '../../services/plan-event.ts'
import { planPost } from '../../services/plan-post.ts'
import { idText, localDate } from '../../shapes/common.ts'
import {
  eventEdit,
  eventMade,
  eventNew,
  eventShape,
  postMade,
  postNew,
} from '../../shapes/event.ts'
import { type Env, whoAsks } from '../identity.ts'
import { input, operation } from '../operation.ts'

const eventId = z.object({ id: idText })
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
    async c => c.json(await createEvent(context, whoAsks(c), c.req.valid('json')), 201),
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
    input('json', eventEdit),
    async c =>
      c.json(await editEvent(context, whoAsks(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  app.delete(
    '/events/:id',
    operation({
      role: 'officer',
      summary: 'Delete an event; where something is already out, cancel what is left instead',
      tag: 'Events',
      status: 204,
    }),
    input('param', eventId),
    async c => {
      await removeEvent(context, whoAsks(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
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
