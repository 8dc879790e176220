import { Hono } from 'hono'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { planPost } from '../plan-post.ts'
import { postMade, postNew } from '../shapes/event.ts'

/** Posts of no event. */
export function postRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.post(
    '/posts',
    operation({
      role: 'officer',
      summary: 'Plan a post that is about no event',
      tag: 'Deliveries',
      answer: postMade,
      status: 201,
    }),
    input('json', postNew),
    async c => c.json(await planPost(context, whoAsks(c), c.req.valid('json')), 201),
  )
  return app
}
