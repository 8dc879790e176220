import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { dismiss, listRecipients, subscribe } from '../recipients.ts'
import { sendDigestNow } from '../send-digest.ts'
import { digestQuery, digestSend, digestShape, recipientNew, recipientShape } from '../shapes.ts'
import { previewDigest } from '../weekly-digest.ts'

const tag = 'Digest'

/** The weekly digest and its readers. */
export function digestRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/digest',
    operation({
      role: 'councillor',
      summary: 'A week’s digest as its readers get it; without a week, the last one that has ended',
      tag,
      answer: digestShape,
    }),
    input('query', digestQuery),
    async c =>
      c.json(await previewDigest(context, whoAsks(c).communeId, c.req.valid('query').week)),
  )
  app.post(
    '/digest/send',
    operation({
      role: 'officer',
      summary: 'Send a week’s digest now to the readers who have not got it',
      tag,
      answer: digestShape,
    }),
    input('json', digestSend),
    async c => {
      const { week, unconfirmed } = c.req.valid('json')
      return c.json(await sendDigestNow(context, whoAsks(c), week, { unconfirmed }))
    },
  )
  app.get(
    '/digest/recipients',
    operation({
      role: 'administrator',
      summary: 'Who reads the digest',
      tag,
      answer: z.object({ recipients: z.array(recipientShape) }),
    }),
    async c => c.json({ recipients: await listRecipients(context, whoAsks(c).communeId) }),
  )
  app.post(
    '/digest/recipients',
    operation({
      role: 'administrator',
      summary: 'Add a reader',
      tag,
      answer: recipientShape,
      status: 201,
    }),
    input('json', recipientNew),
    async c => c.json(await subscribe(context, whoAsks(c), c.req.valid('json').email), 201),
  )
  app.delete(
    '/digest/recipients/:email',
    operation({ role: 'administrator', summary: 'Remove a reader', tag, status: 204 }),
    input('param', z.object({ email: z.string().min(3) })),
    async c => {
      await dismiss(context, whoAsks(c), c.req.valid('param').email)
      return c.body(null, 204)
    },
  )
  return app
}
