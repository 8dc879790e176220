import { z } from 'zod'
import { eventStatuses } from '../events/rules/plan.ts'
import { id, idText, instant, pastedLine, said, webLink } from '../platform/shapes.ts'
import { deliveryStates } from '../publishing/rules/delivery.ts'
import { type WebhookType, webhookTypes } from './rules.ts'

/** What each webhook tells, by its type: OpenAPI's `webhooks`, the bodies and their tests go by it. */
const channel = z.object({
  id,
  name: z.string(),
  kind: z.string().meta({ description: 'facebook, instagram, mailbox, …' }),
})
const page = z.url().meta({ description: 'Its screen in Tambour' })

const waiting = z.object({
  commune: id,
  conversation: id,
  message: id,
  channel,
  visibility: z.enum(['public', 'private']),
  openedAt: instant.meta({ description: 'When it was written, by the network’s own time' }),
  receivedAt: instant.meta({ description: 'When Tambour first saw it' }),
  unlikely: z.boolean().meta({ description: 'It most probably wants no answer' }),
  url: page,
  text: z.string().nullable().optional().meta({ description: 'With the words alone' }),
  author: z.string().nullable().optional().meta({ description: 'With the words alone' }),
})

const delivery = z.object({
  commune: id,
  delivery: id,
  post: id,
  event: id.nullable(),
  channel,
  isComment: z.boolean().meta({ description: 'The first comment under the post' }),
  state: z.enum(deliveryStates),
  dueAt: instant,
  url: page,
})

const agendaEvent = z.object({
  commune: id,
  slug: z.string().meta({ description: 'Its place on the agenda, which never changes' }),
  status: z.enum(eventStatuses),
  sequence: z.int().meta({ description: 'RFC 5545: one more with each new date, place or status' }),
  url: z.url().meta({ description: 'Its public page' }),
  event: z
    .looseObject({
      '@context': z.string(),
      '@type': z.string(),
      '@id': z.url(),
      identifier: z.string(),
      name: z.string(),
      url: z.url(),
    })
    .meta({ description: 'schema.org/Event, as /agenda.json has it' }),
})

const payloads = {
  'message.waiting': waiting.extend({ dueAt: instant.nullable() }),
  'message.answered': waiting.extend({
    answer: id.meta({ description: 'The message that answered' }),
    answeredAt: instant,
    elapsedMs: z.int().nullable(),
    officeMs: z.int().nullable().meta({ description: 'Of opening hours' }),
    holding: z.boolean().meta({ description: 'It only says that an answer will come' }),
    answerText: z.string().nullable().optional().meta({ description: 'With the words alone' }),
  }),
  'delivery.published': delivery.extend({
    publishedAt: instant,
    postUrl: z.string().nullable().meta({ description: 'Where the public sees it' }),
  }),
  'delivery.failed': delivery.extend({ reason: z.string().nullable() }),
  'event.published': agendaEvent,
  'event.changed': agendaEvent,
  'event.cancelled': agendaEvent,
  'event.removed': agendaEvent.pick({ commune: true, slug: true }),
  'webhook.test': z.object({ commune: id }),
} as const satisfies Record<WebhookType | 'webhook.test', z.ZodType>

export type PayloadType = keyof typeof payloads
export const payloadTypes = [...webhookTypes, 'webhook.test'] as const satisfies PayloadType[]
export type Payload<Type extends PayloadType> = z.input<(typeof payloads)[Type]>

/** What is sent: https://www.standardwebhooks.com has these three. */
export const envelopeOf = (type: PayloadType) =>
  z.object({ type: z.literal(type), timestamp: instant, data: payloads[type] })

export const webhookNew = z.object({
  address: webLink,
  name: pastedLine(100),
  types: z.array(z.enum(webhookTypes)).min(1).max(webhookTypes.length),
  words: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether who wrote and the words are told too' }),
})
export const webhookEdit = webhookNew.extend({ enabled: z.boolean().default(true) })
export type WebhookNew = z.infer<typeof webhookNew>
export type WebhookEdit = z.infer<typeof webhookEdit>

export const webhookShape = z.object({
  id,
  address: z.string(),
  name: z.string(),
  types: z.array(z.enum(webhookTypes)),
  words: z.boolean(),
  enabled: z.boolean(),
  createdAt: instant,
  failingSince: instant.nullable(),
  failure: said.nullable(),
  disabledAt: instant.nullable(),
  disabledWhy: z.enum(['person', 'gone', 'silent']).nullable(),
  hasTwoSecrets: z.boolean().meta({ description: 'The one before signs besides, for a day' }),
})
export type WebhookShape = z.infer<typeof webhookShape>

/** The secret is told this once. */
export const webhookAdded = webhookShape.extend({ secret: z.string() })
export type WebhookAdded = z.infer<typeof webhookAdded>

export const webhookMessageShape = z.object({
  id,
  key: z.string().meta({ description: 'webhook-id' }),
  type: z.enum(payloadTypes),
  createdAt: instant,
  body: z.string().meta({ description: 'As it is sent; empty once erased' }),
  state: z
    .enum(['queued', 'sending', 'sent', 'failed', 'dropped'])
    .meta({ description: 'dropped: the webhook was disabled when it was its turn' }),
  attempts: z.int(),
  nextAt: instant.nullable(),
  triedAt: instant.nullable(),
  status: z.int().nullable(),
  answer: z.string().nullable(),
  reason: said.nullable(),
})
export type WebhookMessageShape = z.infer<typeof webhookMessageShape>

export const webhookLogQuery = z.object({ before: idText.optional() })
export const webhookLog = z.object({
  messages: z.array(webhookMessageShape),
  next: id.nullable().meta({ description: '`before` of the page after' }),
})
export type WebhookLog = z.infer<typeof webhookLog>

export const byMessage = z.object({ id: idText, message: idText })
