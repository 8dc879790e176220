import { createHash, createHmac, randomUUID } from 'node:crypto'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { Bindings } from './graph/http.ts'

/**
 * Messages of La Suite, as far as its keys and webhooks go, played from its published sources:
 * src/backend/core/api/viewsets/submit.py at 077f4acb, core/api/authentication.py at 41c2d8c6,
 * core/mda/dispatch_webhooks.py at 03c401ba. It keeps nothing but what left.
 */

export type PlayedWebhook = {
  url: string
  /** The root secret, or the key that is made of it. */
  secret: string
  trigger: 'message.inbound' | 'message.delivering' | 'message.delivered'
  /** `jmap_metadata`: its body is JSON, and no mail. */
  format: 'eml' | 'jmap_metadata'
  by: 'jwt' | 'api_key'
}

/** What becomes of the next mail that is submitted. */
type Fault = 'lose request' | 'lose answer' | 'undone' | 'broken' | null

/** @param now ms UTC @param address the mailbox's */
export function createLaSuite(now: () => number, address: string) {
  const box = randomUUID()
  const channel = randomUUID()
  const key = {
    id: randomUUID(),
    secret: randomUUID(),
    scopes: ['messages:send'],
    expiresAt: Number.POSITIVE_INFINITY,
  }
  const sent: { to: string[]; raw: string }[] = []
  const conduct: { next: Fault } = { next: null }
  const routes = new Hono<Bindings>()

  routes.post('/api/v1.0/submit/', async c => {
    const answer = (status: 202 | 400 | 401 | 403 | 404 | 500, body: object) => c.json(body, status)
    const refuse = (status: 400 | 401 | 403 | 404 | 500, detail: string) =>
      answer(status, { detail })
    const [id, secret] = [c.req.header('x-channel-id'), c.req.header('x-api-key')]
    if (!id || !secret) return refuse(401, 'Authentication credentials were not provided.')
    if (id !== key.id || secret !== key.secret) return refuse(401, 'Invalid channel or API key.')
    if (key.expiresAt < now()) return refuse(401, 'API key has expired.')
    if (!key.scopes.includes('messages:send')) {
      return refuse(403, 'You do not have permission to perform this action.')
    }
    const [from, to] = [c.req.header('x-mail-from'), c.req.header('x-rcpt-to')]
    if (!from || !to) {
      return refuse(400, 'Missing required headers: X-Mail-From, X-Rcpt-To.')
    }
    if (from !== box) return refuse(404, 'Mailbox not found.')
    const raw = Buffer.from(await c.req.arrayBuffer()).toString('latin1')
    if (raw === '') return refuse(400, 'Empty request body.')
    const author = /^From: .*?<?([^\s<>]+@[^\s<>]+?)>?\r$/im.exec(raw)?.[1]
    if (author?.toLowerCase() !== address.toLowerCase()) {
      return refuse(403, `From header does not match mailbox '${address}'.`)
    }
    if (/^bcc:/im.test(raw.split('\r\n\r\n')[0] ?? '')) {
      return refuse(
        400,
        'Bcc headers are not allowed; pass blind recipients via the X-Rcpt-To envelope.',
      )
    }
    const fault = conduct.next
    conduct.next = null
    if (fault === 'undone') return refuse(500, 'Failed to prepare message for sending.')
    if (fault !== 'lose request') {
      sent.push({ to: to.split(',').map(one => one.trim()), raw })
    }
    if (fault === 'lose request' || fault === 'lose answer') {
      c.env.incoming.socket.destroy()
      return RESPONSE_ALREADY_SENT
    }
    if (fault === 'broken') return c.text('<h1>Server Error (500)</h1>', 500)
    return answer(202, { message_id: randomUUID(), status: 'accepted' })
  })

  /** As Messages makes it when it calls: what signs it lives five minutes. */
  function request(webhook: PlayedWebhook, raw: Uint8Array, { isSpam = false } = {}) {
    const body = webhook.format === 'eml' ? raw : Buffer.from('{"subject":"Bonjour"}')
    const bearer = webhook.by === 'jwt' ? token(webhook.secret, body) : webhook.secret
    const headers: Record<string, string> = {
      'user-agent': 'Messages-Webhook/1.0',
      'content-type': webhook.format === 'eml' ? 'message/rfc822' : 'application/json',
      authorization: `Bearer ${bearer}`,
      'x-stmsg-trigger': webhook.trigger,
      'x-stmsg-channel-id': channel,
      'x-stmsg-mailbox': address,
      'x-stmsg-mailbox-id': box,
      'x-stmsg-recipient': address,
      'x-stmsg-is-spam': webhook.trigger === 'message.inbound' ? 'pending' : String(isSpam),
    }
    return { headers, body: Uint8Array.from(body) }
  }

  function token(secret: string, body: Uint8Array): string {
    const iat = Math.floor(now() / 1000)
    const claims = {
      ...{ iss: 'messages-webhook', iat, exp: iat + 300, jti: randomUUID() },
      ...{ sub: address, cid: channel },
      body_sha256: createHash('sha256').update(body).digest('hex'),
    }
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
  }

  /** Held mails, of a webhook that may hold them. */
  let held: { webhook: PlayedWebhook; raw: Uint8Array }[] = []

  /** A mail comes in. @returns whether it lies in the mailbox, or is held for the next `sweep` */
  async function deliver(webhook: PlayedWebhook, raw: Uint8Array, how: { isSpam?: boolean } = {}) {
    const isOk = await fetch(webhook.url, { method: 'POST', ...request(webhook, raw, how) }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isOk || webhook.trigger === 'message.delivered') return true
    held.push({ webhook, raw })
    return false
  }

  return {
    address,
    box,
    key,
    /** What was submitted and leaves, the oldest first. */
    sent,
    conduct,
    routes,
    request,
    deliver,
    /** Every five minutes: what was held comes again. */
    async sweep(): Promise<void> {
      const before = held
      held = []
      for (const { webhook, raw } of before) await deliver(webhook, raw)
    },
  }
}
