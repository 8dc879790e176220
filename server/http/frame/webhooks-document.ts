import { z } from 'zod'
import { nextTurn } from '../../platform/event-loop.ts'
import { envelopeOf, type PayloadType, payloadTypes } from '../../webhooks/shapes.ts'

const summaries: Record<PayloadType, string> = {
  'message.waiting': 'Somebody waits for an answer',
  'message.answered': 'Somebody who waited was answered',
  'delivery.published': 'A post went out on one channel',
  'delivery.failed': 'A post did not go out on one channel',
  'event.published': 'The public agenda shows an event that it did not show',
  'event.changed': 'An event of the public agenda says something else: a date, a place, its words',
  'event.cancelled': 'An event of the public agenda does not take place',
  'event.removed': 'An event has gone from the public agenda',
  'webhook.test': 'Somebody pressed « Envoyer un essai »',
}

const headers = {
  'webhook-id': 'The same at every attempt: what comes twice is known by it',
  'webhook-timestamp': 'When this attempt left, seconds since 1970',
  'webhook-signature': '`v1,` and the signature; two of them, behind a space, after a new secret',
}

/** What Tambour tells other software, for the OpenAPI document: Standard Webhooks 1.0. */
export async function webhooksDocument(): Promise<Record<string, object>> {
  const webhooks: Record<string, object> = {}
  for (const type of payloadTypes) {
    await nextTurn()
    const { $schema: _dialect, ...schema } = z.toJSONSchema(envelopeOf(type))
    webhooks[type] = {
      post: {
        operationId: `on-${type.replace('.', '-')}`,
        summary: summaries[type],
        tags: ['Webhooks'],
        security: [],
        parameters: Object.entries(headers).map(([name, description]) => ({
          ...{ name, in: 'header', required: true, description },
          schema: { type: 'string' },
        })),
        requestBody: { required: true, content: { 'application/json': { schema } } },
        responses: {
          '2XX': { description: 'Taken; anything else is told again, for some three days' },
          '410': { description: 'Wants nothing more: the webhook is disabled' },
          '429': { description: 'Left alone for as long as `Retry-After` says' },
        },
      },
    }
  }
  return webhooks
}
