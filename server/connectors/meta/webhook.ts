import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Webhook, WebhookChannel, WebhookDelivery } from '../connector.ts'

/** Whom a signed text concerns. It is read for numbers only: what happened is asked of the API. */
export type Concerned = (body: string) => (channel: WebhookChannel) => boolean

export function createWebhook(concerned: Concerned): Webhook {
  return { verify, read: (delivery, channels) => read(delivery, channels, concerned) }
}

/**
 * Meta's question when somebody enters our address in its form: it brings the word typed beside the
 * address, and wants its challenge back as it is.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
 */
function verify(query: Record<string, string>, channels: readonly WebhookChannel[]): string | null {
  const word = query['hub.verify_token'] ?? ''
  const challenge = query['hub.challenge'] ?? ''
  if (query['hub.mode'] !== 'subscribe' || word === '' || challenge === '') return null
  // Every channel's word is compared, so that the time of the answer tells nothing of any.
  const ours = channels.map(({ secrets }) => {
    const own = secrets.verify_token ?? ''
    return own !== '' && isSame(digestOf(word), digestOf(own))
  })
  return ours.includes(true) ? challenge : null
}

/**
 * Meta signs the raw bytes, in which é is `\u00e9`, with the app's secret.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
function read(
  { headers, body }: WebhookDelivery,
  channels: readonly WebhookChannel[],
  concerned: Concerned,
): number[] | null {
  const given = signatureIn(headers)
  if (given === null) return null
  const secrets = new Set(channels.map(secretOf).filter(secret => secret !== ''))
  const signing = [...secrets].filter(secret =>
    isSame(given, createHmac('sha256', secret).update(body).digest()),
  )
  if (signing.length === 0) return null
  const isConcerned = concerned(Buffer.from(body).toString('utf8'))
  return channels
    .filter(channel => signing.includes(secretOf(channel)))
    .filter(isConcerned)
    .map(({ id }) => id)
}

function secretOf({ secrets }: WebhookChannel): string {
  return secrets.app_secret?.trim() ?? ''
}

function signatureIn(headers: Headers): Buffer | null {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(headers.get('x-hub-signature-256') ?? '')?.[1]
  return hex === undefined ? null : Buffer.from(hex, 'hex')
}

/** Of equal length whatever was typed, as the comparison wants it. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
