import { z } from 'zod'
import type { Call, Failure, WebhookEvent } from '../connector.ts'
import { orElse, orFailure } from '../meta/attempt.ts'
import { createGraph } from '../meta/client.ts'
import type { WebhookMessage } from '../meta/threads.ts'
import {
  createWebhook,
  entriesOf,
  messaging,
  newsOf,
  type WebhookEntry,
  webhookId,
  webhookTime,
} from '../meta/webhook.ts'
import { network } from './network.ts'

/**
 * What webhooks name, as far as polling would not find it by itself, or not at once:
 * - `posts`: under these something came or changed; down to when (ms UTC) they must be read;
 * - `changed`: those of them under which something else happened than that it came;
 * - `gone`: comments and posts that are said to be removed, and when: anyone who says so may be wrong
 *   by now, so they are looked at;
 * - `unsent`: private messages that were taken back: of those nothing more can be asked;
 * - `echoes`: through which application a private message of the page's was sent;
 * - `messages`: private messages themselves, for those of which Meta gives nothing but their number.
 */
export type WebhookEvents = {
  posts: Map<string, number>
  changed: Set<string>
  gone: Map<string, { of: 'message' | 'post'; at: number }>
  unsent: Map<string, number>
  echoes: Map<string, string>
  messages: Map<string, WebhookMessage>
}

/** Hearts and views change nothing that is measured; they come by the hundred. */
const idle = new Set(['reaction', 'like', 'share'])

const value = z.object({
  item: z.string().optional(),
  verb: z.string().optional(),
  post_id: webhookId.optional(),
  comment_id: webhookId.optional(),
  created_time: webhookTime.optional(),
})
const change = z.object({ field: z.string(), value })

const pageId = z.string().regex(/^\d+$/)

/** Facebook calls for pages, by their numbers. */
export const webhook = {
  ...createWebhook(
    body => {
      const pages = pagesIn(body)
      return ({ config }) => pages.has(config.page?.trim() ?? '')
    },
    body => ({ field: 'page', values: entriesOf(body, 'page', pageId).map(({ id }) => id) }),
  ),
  subscribe,
}

/** What Meta is to tell of a page. */
export const newsFields = ['feed', 'messages', 'message_echoes']

/**
 * Has Meta tell our app what happens on the page; of its private messages only where the page's
 * token may read them.
 * https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps
 */
async function subscribe(call: Call): Promise<{ kind: 'subscribed' } | Failure> {
  const graph = createGraph(call)
  const ask = (wanted: string[]) =>
    graph.post(`${graph.page}/subscribed_apps`, { subscribed_fields: wanted.join(',') })
  return await orFailure(network, call, 'subscribe', async () => {
    await orElse(
      () => ask(newsFields),
      error => {
        if (error.problem !== 'permission') throw error
        return ask(['feed'])
      },
    )
    return { kind: 'subscribed' as const }
  })
}

/** The pages that a payload says something of that is worth a look. */
export function pagesIn(body: string): ReadonlySet<string> {
  return new Set(
    entriesOf(body, 'page', pageId)
      .filter(isWorthALook)
      .map(one => one.id),
  )
}

/** What is not known is worth a look: Meta adds kinds of news without a word. */
function isWorthALook({ changes, messaging: messages, standby }: WebhookEntry): boolean {
  const all = [...messages, ...standby]
  if (changes.length === 0 && all.length === 0) return true
  return changes.some(one => !isIdleChange(one)) || all.some(one => !isIdleMessaging(one))
}

function isIdleChange(one: unknown): boolean {
  const read = change.safeParse(one)
  return read.success && read.data.field === 'feed' && idle.has(read.data.value.item ?? '')
}

function isIdleMessaging(one: unknown): boolean {
  const read = messaging.safeParse(one)
  if (!read.success || read.data.message !== undefined) return false
  const { read: seen, delivery, reaction } = read.data
  return seen !== undefined || delivery !== undefined || reaction !== undefined
}

/** @param webhooks in any order; of two that name the same thing each adds what it knows */
export function eventsIn(webhooks: readonly WebhookEvent[], page: string): WebhookEvents {
  const { changes, messages, unsent } = newsOf(webhooks, 'page', page, change)
  const events: WebhookEvents = {
    posts: new Map(),
    changed: new Set(),
    gone: new Map(),
    unsent,
    echoes: new Map(),
    messages: new Map(),
  }
  for (const one of changes) addChange(events, one)
  for (const { mid, is_echo: isEcho, app_id: app, sender, text } of messages) {
    if (text !== undefined && sender) events.messages.set(mid, { from: sender.id, text })
    if (isEcho && app !== undefined) events.echoes.set(mid, app)
  }
  return events
}

function addChange(
  events: WebhookEvents,
  { field, value, at }: z.infer<typeof change> & { at: number },
): void {
  const { item, verb, post_id: post, comment_id: comment, created_time: createdAt } = value
  if (field !== 'feed' || idle.has(item ?? '')) return
  const isComment = item === 'comment'
  const what = isComment ? comment : post
  if (verb === 'remove') {
    if (what !== undefined) events.gone.set(what, { of: isComment ? 'message' : 'post', at })
    return
  }
  if (post === undefined) return
  if (verb !== 'add') events.changed.add(post)
  // A post itself comes whole with its newest comments.
  const floor = isComment ? (createdAt ?? Number.NEGATIVE_INFINITY) : at
  events.posts.set(post, Math.min(events.posts.get(post) ?? Number.POSITIVE_INFINITY, floor))
}
