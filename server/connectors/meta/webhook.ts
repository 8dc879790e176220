import { createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import { jsonIn } from '../../language/foreign-text.ts'
import { isSameSecret } from '../../platform/signature.ts'
import type { Webhook, WebhookChannel, WebhookDelivery, WebhookEvent } from '../connector.ts'

/** Whom a signed text concerns. It is read for numbers only: what happened is asked of the API. */
type Concerned = (body: string) => (channel: WebhookChannel) => boolean

export function createWebhook(
  concerned: Concerned,
  names?: (body: string) => { field: 'page'; values: string[] },
): Webhook {
  return {
    verify,
    bearsSignature: headers => signatureIn(headers) !== null,
    read: (delivery, channels) => read(delivery, channels, concerned),
    ...(names && { names }),
  }
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
    return own !== '' && isSameSecret(digestOf(word), digestOf(own))
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
    isSameSecret(given, createHmac('sha256', secret).update(body).digest()),
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

/** Equally long whatever was typed, as the comparison wants it. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

export const webhookId = z.union([z.string(), z.int().transform(String)])
/** Changes are dated in seconds and messages in milliseconds; of an entry both have been seen. */
export const webhookTime = z.number().transform(at => (at < 1e11 ? at * 1000 : at))

const rows = z.array(z.unknown()).default([]).catch([])
const entryWith = (id: z.ZodType<string>) =>
  z.object({
    id,
    time: webhookTime.optional().catch(undefined),
    changes: rows,
    messaging: rows,
    standby: rows,
  })
/** A private message. */
export const messaging = z.object({
  sender: z.object({ id: webhookId }).optional(),
  timestamp: webhookTime.optional(),
  message: z
    .object({
      mid: z.string(),
      is_echo: z.boolean().optional(),
      is_deleted: z.boolean().optional(),
      app_id: webhookId.optional(),
      text: z.string().optional(),
    })
    .optional(),
  /** What asks for no look: somebody has read, or has got it, or put a heart. */
  read: z.unknown().optional(),
  delivery: z.unknown().optional(),
  reaction: z.unknown().optional(),
})
const payload = z.object({ object: z.string(), entry: z.array(z.unknown()) })

export type WebhookEntry = z.infer<ReturnType<typeof entryWith>>

/**
 * What a payload has of each page or account; unknown parts are passed over.
 * @param id of which shape its number must be
 */
export function entriesOf(
  body: string,
  object: 'page' | 'instagram',
  id: z.ZodType<string> = webhookId,
): WebhookEntry[] {
  const read = payload.safeParse(jsonIn(body))
  if (!read.success || read.data.object !== object) return []
  const shape = entryWith(id)
  return read.data.entry.flatMap(one => known(shape, one))
}

/** The row where it has this shape, or nothing. */
function known<T>(shape: z.ZodType<T>, row: unknown): T[] {
  const read = shape.safeParse(row)
  return read.success ? [read.data] : []
}

/**
 * What webhooks tell of one page or account, and when (ms UTC); what is of another one is another
 * channel's. `unsent`: private messages that were taken back, of which nothing more can be asked.
 */
export function newsOf<Change>(
  webhooks: readonly WebhookEvent[],
  object: 'page' | 'instagram',
  self: string,
  change: z.ZodType<Change>,
) {
  const entries = webhooks.flatMap(({ body, at }) =>
    entriesOf(body, object)
      .filter(({ id }) => id === self)
      .map(entry => ({ ...entry, at: entry.time ?? at })),
  )
  const messages = entries.flatMap(({ messaging: direct, standby, at }) =>
    [...direct, ...standby]
      .flatMap(row => known(messaging, row))
      .flatMap(({ sender, timestamp = at, message }) =>
        message ? [{ ...message, sender, at: timestamp }] : [],
      ),
  )
  return {
    changes: entries.flatMap(({ changes, at }) =>
      changes.flatMap(row => known(change, row)).map(one => ({ ...one, at })),
    ),
    messages,
    unsent: new Map(messages.flatMap(({ mid, is_deleted, at }) => (is_deleted ? [[mid, at]] : []))),
  }
}
