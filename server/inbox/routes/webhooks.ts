import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Context } from '../../context.ts'
import type { Env } from '../../http/identity.ts'
import { receiveWebhook, verifyWebhook } from '../receiving/webhooks.ts'

/** A thousand long comments in one body. */
const largestBody = 8 * 1024 * 1024

/**
 * Where networks call, by the kind of channel: outside the API, for they have neither session nor
 * key; what they bring is signed. A stranger is refused without a word. What cannot be stored is
 * answered 500, so that the network sends it again; the work itself begins after the answer.
 */
export function webhookRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  app.get('/:connector', async c => {
    const answer = await verifyWebhook(context, c.req.param('connector'), c.req.query())
    return answer === null ? c.body(null, 403) : c.text(answer)
  })
  app.post(
    '/:connector',
    bodyLimit({ maxSize: largestBody, onError: c => c.body(null, 413) }),
    async c => {
      const { headers } = c.req.raw
      const body = new Uint8Array(await c.req.arrayBuffer())
      const isSigned = await receiveWebhook(context, c.req.param('connector'), { headers, body })
      return c.body(null, isSigned ? 200 : 403)
    },
  )
  return app
}
