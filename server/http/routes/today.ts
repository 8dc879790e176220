import { Hono } from 'hono'
import type { Context } from '../../context.ts'
import { today } from '../../services/today.ts'
import { todayShape } from '../../shapes/today.ts'
import { type Env, whoAsks } from '../identity.ts'
import { operation } from '../operation.ts'

/** The first screen. */
export function todayRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/today',
    operation({
      role: 'councillor',
      summary: 'Who waits for an answer, what goes out today, what is ill',
      tag: 'Today',
      answer: todayShape,
    }),
    async c => c.json(await today(context, whoAsks(c).communeId)),
  )
  return app
}
