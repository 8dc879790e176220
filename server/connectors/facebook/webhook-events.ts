import { z } from 'zod'
import type { Told } from '../connector.ts'
import type { WebhookMessage } from '../meta/threads.ts'
import { jsonIn } from '../meta/wire.ts'

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
export type Words = {
  posts: Map<string, number>
  changed: Set<string>
  gone: Map<string, { of: 'message' | 'post'; at: number }>
  unsent: Map<string, number>
  echoes: Map<string, string>
  messages: Map<string, WebhookMessage>
}

/** Hearts and views change nothing that is measured; they come by the hundred. */
const idle = new Set(['reaction', 'like', 'share'])

const id = z.union([z.string(), z.int().transform(String)])
/** Feed times are in seconds and messaging times in milliseconds; of an entry both have been seen. */
const time = z.number().transform(at => (at < 1e11 ? at * 1000 : at))

const value = z.object({
  item: z.string().optional(),
  verb: z.string().optional(),
  post_id: id.optional(),
  comment_id: id.optional(),
  created_time: time.optional(),
})
const messaging = z.object({
  sender: z.object({ id }).optional(),
  timestamp: time.optional(),
  message: z
    .object({
      mid: z.string(),
      is_echo: z.boolean().optional(),
      is_deleted: z.boolean().optional(),
      app_id: id.optional(),
      text: z.string().optional(),
    })
    .optional(),
  /** What asks for no look: somebody has read, or has got it, or put a heart. */
  read: z.unknown().optional(),
  delivery: z.unknown().optional(),
  reaction: z.unknown().optional(),
})
const entry = z.object({
  id: z.string().regex(/^\d+$/),
  time: time.optional().catch(undefined),
  changes: z.array(z.unknown()).optional().catch(undefined),
  messaging: z.array(z.unknown()).optional().catch(undefined),
  standby: z.array(z.unknown()).optional().catch(undefined),
})
const change = z.object({ field: z.string(), value })
const payload = z.object({ object: z.literal('page'), entry: z.array(z.unknown()) })

type Entry = z.infer<typeof entry>

/** What a payload has of each page; unknown parts are passed over. */
function entriesOf(body: string): Entry[] {
  const read = payload.safeParse(jsonIn(body))
  return read.success ? read.data.entry.flatMap(one => known(entry, one)) : []
}

/** The pages that a payload says something of that is worth a look. */
export function pagesIn(body: string): ReadonlySet<string> {
  return new Set(
    entriesOf(body)
      .filter(isWorthALook)
      .map(one => one.id),
  )
}

/** What is not known is worth a look: Meta adds kinds of news without a word. */
function isWorthALook({ changes = [], messaging: messages = [], standby = [] }: Entry): boolean {
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

/** @param told in any order; of two that name the same thing each adds what it knows */
export function wordsOf(told: readonly Told[], page: string): Words {
  const words: Words = {
    posts: new Map(),
    changed: new Set(),
    gone: new Map(),
    unsent: new Map(),
    echoes: new Map(),
    messages: new Map(),
  }
  for (const { body, at } of told) {
    for (const one of entriesOf(body)) {
      if (one.id !== page) continue
      for (const row of one.changes ?? []) hearChange(words, row, one.time ?? at)
      for (const row of [...(one.messaging ?? []), ...(one.standby ?? [])]) {
        hearMessage(words, row, one.time ?? at)
      }
    }
  }
  return words
}

function hearChange(words: Words, row: unknown, at: number): void {
  const [read] = known(change, row)
  if (read === undefined || read.field !== 'feed' || idle.has(read.value.item ?? '')) return
  const { item, verb, post_id: post, comment_id: comment, created_time: createdAt } = read.value
  const what = item === 'comment' ? comment : post
  if (verb === 'remove') {
    if (what !== undefined)
      words.gone.set(what, { of: item === 'comment' ? 'message' : 'post', at })
    return
  }
  if (post === undefined) return
  if (verb !== 'add') words.changed.add(post)
  const floor = item === 'comment' && createdAt !== undefined ? createdAt : Number.NEGATIVE_INFINITY
  // Of a post itself everything comes with its newest comments.
  words.posts.set(
    post,
    Math.min(words.posts.get(post) ?? Number.POSITIVE_INFINITY, item === 'comment' ? floor : at),
  )
}

function hearMessage(words: Words, row: unknown, at: number): void {
  const [read] = known(messaging, row)
  if (read?.message === undefined) return
  const { mid, is_deleted: isDeleted, is_echo: isEcho, app_id: app, text } = read.message
  if (isDeleted) words.unsent.set(mid, read.timestamp ?? at)
  if (text !== undefined && read.sender) words.messages.set(mid, { from: read.sender.id, text })
  if (isEcho && app !== undefined) words.echoes.set(mid, app)
}

function known<T>(shape: z.ZodType<T>, row: unknown): T[] {
  const read = shape.safeParse(row)
  return read.success ? [read.data] : []
}
