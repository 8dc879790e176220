import { Hono } from 'hono'
import type { Context } from '../context.ts'
import { type Env, whoAsks } from '../http/identity.ts'
import { operation } from '../http/operation.ts'
import { shareReads } from '../http/share-reads.ts'
import { todayShape } from './shapes.ts'
import { today } from './today.ts'

/** The first screen. */
export function todayRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  const share = shareReads(context)
  app.get(
    '/today',
    operation({
      role: 'councillor',
      summary: 'Who waits for an answer, what goes out today, what is ill',
      tag: 'Today',
      answer: todayShape,
    }),
    async c => {
      const { communeId } = whoAsks(c)
      return await share(c, String(communeId), () => today(context, communeId))
    },
  )
  return app
}
