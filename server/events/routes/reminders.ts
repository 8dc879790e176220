import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { idText } from '../../platform/shapes.ts'
import { markReminder } from '../reminders.ts'
import { reminderShape } from '../shapes/event.ts'

const idParam = input('param', z.object({ id: idText }))

/** What a plan reminds the mairie of. */
export function reminderRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  for (const { name, isDone, summary } of [
    { name: 'done', isDone: true, summary: 'Say that a reminder’s work is done' },
    { name: 'undone', isDone: false, summary: 'Say that it is not done after all' },
  ]) {
    app.post(
      `/reminders/:id/${name}`,
      operation({ role: 'officer', summary, tag: 'Events', answer: reminderShape }),
      idParam,
      async c => c.json(await markReminder(context, whoAsks(c), c.req.valid('param').id, isDone)),
    )
  }
  return app
}
