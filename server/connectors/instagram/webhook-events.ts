import { z } from 'zod'
import type { WebhookEvent } from '../connector.ts'
import { createWebhook, entriesOf, newsOf, webhookId } from '../meta/webhook.ts'
import type { Mention } from './mentions.ts'

/**
 * What webhooks name: posts under which something was written, mentions elsewhere, and private messages
 * that were taken back, with when (ms UTC). A comment's removal is not told at all.
 */
export type WebhookEvents = {
  media: Set<string>
  mentions: Mention[]
  unsent: Map<string, number>
}

/** Numbers alone: they are asked for among the fields of a question. */
const number = webhookId.pipe(z.string().regex(/^\d{1,30}$/))

/**
 * A mention has no `comment_id` where a post's own words name the account. One under the account's own
 * post is told as a comment as well.
 * https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram
 */
const change = z.discriminatedUnion('field', [
  z.object({
    field: z.enum(['comments', 'live_comments']),
    value: z.object({ media: z.object({ id: webhookId }).optional() }),
  }),
  z.object({
    field: z.literal('mentions'),
    value: z.object({ media_id: number, comment_id: number.nullish() }),
  }),
])

/**
 * Instagram calls for accounts, by numbers that a channel does not hold: it names the page that the
 * account is linked to. So every channel of the app that signed looks; a quiet one makes two calls.
 */
export const webhook = createWebhook(body => {
  const isOurs = entriesOf(body, 'instagram').length > 0
  return () => isOurs
})

export function eventsIn(webhooks: readonly WebhookEvent[], account: string): WebhookEvents {
  const { changes, unsent } = newsOf(webhooks, 'instagram', account, change)
  const events: WebhookEvents = { media: new Set(), mentions: [], unsent }
  for (const { field, value } of changes) {
    if (field === 'mentions') {
      const { media_id: media, comment_id: comment = null } = value
      events.mentions.push({ kind: 'mention', media, comment })
    } else if (value.media !== undefined) events.media.add(value.media.id)
  }
  return events
}
