import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { idText } from '../../platform/shapes.ts'
import { listJournal } from '../journal.ts'
import { journalKinds } from '../rules/journal.ts'
import { journalPage } from '../shapes/journal.ts'

const query = z.object({
  kind: z.enum(journalKinds).optional(),
  subject: z.string().max(80).optional().meta({ description: '`message:12`, `channel:3`, …' }),
  before: idText.optional().meta({ description: '`next` of the page before' }),
})

/** Who did what, and when. */
export function journalRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/journal',
    operation({
      role: 'officer',
      summary: 'Who did what, newest first; readers of the digest are for administrators alone',
      tag: 'Journal',
      answer: journalPage,
    }),
    input('query', query),
    async c => c.json(await listJournal(context, whoAsks(c), c.req.valid('query'))),
  )
  return app
}
