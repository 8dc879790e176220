import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Context } from '../../context.ts'
import type { Env } from '../../http/identity.ts'
import { limitOf } from '../../platform/limit.ts'
import { mayBeSigned, receiveWebhook, verifyWebhook } from '../receiving/webhooks.ts'

/** A thousand long comments in one body. */
const largestBody = 8 * 1024 * 1024

/** What a network sends as a rule is a hundredth of this, bytes. */
const smallBody = 128 * 1024

/**
 * Where networks call, by the kind of channel: outside the API, for they have neither session nor
 * key; what they bring is signed. A stranger is refused without a word, and who brings no signature
 * before a body is read. Anybody can write something like one: so few large bodies are in memory at
 * a time, and the small ones do not wait for them. What cannot be taken or stored is answered by an
 * error, so that the network sends it again; the work itself begins after the answer.
 */
export function webhookRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  const small = limitOf(32, 256)
  const large = limitOf(1, 4)
  const limited = bodyLimit({ maxSize: largestBody, onError: c => c.body(null, 413) })
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  app.get('/:connector', async c => {
    const answer = await verifyWebhook(context, c.req.param('connector'), c.req.query())
    return answer === null ? c.body(null, 403) : c.text(answer)
  })
  app.post('/:connector', async (c, next) => {
    const { headers, signal } = c.req.raw
    if (!mayBeSigned(context, c.req.param('connector'), headers)) return c.body(null, 403)
    const inTurn = isSmall(headers) ? small : large
    return await inTurn(async () => await limited(c, next), signal)
  })
  app.post('/:connector', async c => {
    const { headers } = c.req.raw
    const body = new Uint8Array(await c.req.arrayBuffer())
    const isSigned = await receiveWebhook(context, c.req.param('connector'), { headers, body })
    return c.body(null, isSigned ? 200 : 403)
  })
  return app
}

/** By what it says of itself, which the HTTP parser holds it to; one that does not say is large. */
function isSmall(headers: Headers): boolean {
  const length = headers.get('content-length')
  return length !== null && !headers.has('transfer-encoding') && Number(length) <= smallBody
}
