import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { idText } from '../../platform/shapes.ts'
import { addFeed, listFeeds, refreshFeed, removeFeed } from '../feeds.ts'
import { feedNew, feedShape } from '../shapes.ts'

const idParam = input('param', z.object({ id: idText }))

/** The calendars of neighbours, which the commune's own shows beside its own. */
export function feedRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/feeds',
    operation({
      role: 'councillor',
      summary: 'The calendars of neighbours, and what became of the last look at each',
      tag: 'Calendar',
      answer: z.object({ feeds: z.array(feedShape) }),
    }),
    async c => c.json({ feeds: await listFeeds(context, whoAsks(c).communeId) }),
  )
  app.post(
    '/feeds',
    operation({
      role: 'administrator',
      summary: 'Follow a neighbour’s calendar by its public address, once it could be read',
      tag: 'Calendar',
      answer: feedShape,
      status: 201,
    }),
    input('json', feedNew),
    async c => c.json(await addFeed(context, whoAsks(c), c.req.valid('json')), 201),
  )
  app.post(
    '/feeds/:id/refresh',
    operation({
      role: 'officer',
      summary: 'Look at a neighbour’s calendar now',
      tag: 'Calendar',
      answer: feedShape,
    }),
    idParam,
    async c => c.json(await refreshFeed(context, whoAsks(c).communeId, c.req.valid('param').id)),
  )
  app.delete(
    '/feeds/:id',
    operation({
      role: 'administrator',
      summary: 'Follow a neighbour’s calendar no more',
      tag: 'Calendar',
      status: 204,
    }),
    idParam,
    async c => {
      await removeFeed(context, whoAsks(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  return app
}
