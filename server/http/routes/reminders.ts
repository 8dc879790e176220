import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { markReminder } from '../../services/reminders.ts'
import { idText } from '../../shapes/common.ts'
import { reminderShape } from '../../shapes/event.ts'
import { type Env, whoAsks } from '../identity.ts'
import { input, operation } from '../operation.ts'

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
