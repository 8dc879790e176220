import { z } from 'zod'
import type { WebhookEvent } from '../connector.ts'
import type { WebhookMessage } from '../meta/threads.ts'
import {
  createWebhook,
  entriesOf,
  known,
  type WebhookEntry,
  webhookId,
  webhookTime,
} from '../meta/webhook.ts'

/**
 * What webhooks name, as far as polling would not find it by itself, or not at once:
 * - `posts`: under these something came or changed; down to when (ms UTC) they must be read;
 * - `changed`: those of them under which something else happened than that it came;
 * - `gone`: comments and posts that are said to be removed, and when: whoever says so may be wrong
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
const messaging = z.object({
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
const change = z.object({ field: z.string(), value })

const pageId = z.string().regex(/^\d+$/)

/** Facebook calls for pages, by their numbers. */
export const webhook = createWebhook(
  body => {
    const pages = pagesIn(body)
    return ({ config }) => pages.has(config.page?.trim() ?? '')
  },
  body => ({ field: 'page', values: entriesOf(body, 'page', pageId).map(({ id }) => id) }),
)

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
  const events: WebhookEvents = {
    posts: new Map(),
    changed: new Set(),
    gone: new Map(),
    unsent: new Map(),
    echoes: new Map(),
    messages: new Map(),
  }
  for (const { body, at } of webhooks) {
    for (const one of entriesOf(body, 'page', pageId)) {
      if (one.id !== page) continue
      for (const row of one.changes) addChange(events, row, one.time ?? at)
      for (const row of [...one.messaging, ...one.standby]) {
        addMessage(events, row, one.time ?? at)
      }
    }
  }
  return events
}

function addChange(events: WebhookEvents, row: unknown, at: number): void {
  const [read] = known(change, row)
  if (read === undefined || read.field !== 'feed' || idle.has(read.value.item ?? '')) return
  const { item, verb, post_id: post, comment_id: comment, created_time: createdAt } = read.value
  const what = item === 'comment' ? comment : post
  if (verb === 'remove') {
    if (what !== undefined)
      events.gone.set(what, { of: item === 'comment' ? 'message' : 'post', at })
    return
  }
  if (post === undefined) return
  if (verb !== 'add') events.changed.add(post)
  const floor = item === 'comment' && createdAt !== undefined ? createdAt : Number.NEGATIVE_INFINITY
  // A post itself comes whole with its newest comments.
  events.posts.set(
    post,
    Math.min(events.posts.get(post) ?? Number.POSITIVE_INFINITY, item === 'comment' ? floor : at),
  )
}

function addMessage(events: WebhookEvents, row: unknown, at: number): void {
  const [read] = known(messaging, row)
  if (read?.message === undefined) return
  const { mid, is_deleted: isDeleted, is_echo: isEcho, app_id: app, text } = read.message
  if (isDeleted) events.unsent.set(mid, read.timestamp ?? at)
  if (text !== undefined && read.sender) events.messages.set(mid, { from: read.sender.id, text })
  if (isEcho && app !== undefined) events.echoes.set(mid, app)
}
