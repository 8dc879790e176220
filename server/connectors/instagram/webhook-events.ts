import { z } from 'zod'
import type { Told } from '../connector.ts'
import { jsonIn } from '../meta/wire.ts'

/**
 * What webhooks name: posts under which something was written, and private messages that were taken
 * back, with when (ms UTC). A comment's removal is not told at all.
 */
export type Words = { media: Set<string>; unsent: Map<string, number> }

const id = z.union([z.string(), z.int().transform(String)])
/** Changes are told in seconds and messages in milliseconds. */
const time = z.number().transform(at => (at < 1e11 ? at * 1000 : at))

/** https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram */
const change = z.object({
  field: z.enum(['comments', 'live_comments', 'mentions']),
  value: z.object({ media: z.object({ id }).optional(), media_id: id.optional() }),
})
const messaging = z.object({
  timestamp: time.optional(),
  message: z.object({ mid: z.string(), is_deleted: z.boolean().optional() }),
})
const entry = z.object({
  id,
  time: time.optional().catch(undefined),
  changes: z.array(z.unknown()).default([]).catch([]),
  messaging: z.array(z.unknown()).default([]).catch([]),
})
const payload = z.object({ object: z.literal('instagram'), entry: z.array(z.unknown()) })

function entriesOf(body: string): z.infer<typeof entry>[] {
  const read = payload.safeParse(jsonIn(body))
  return read.success ? read.data.entry.flatMap(one => known(entry, one)) : []
}

/** Whether it says something of Instagram at all. */
export function isOfInstagram(body: string): boolean {
  return entriesOf(body).length > 0
}

/** @param account whose news counts; what is of another account is another channel's */
export function wordsOf(told: readonly Told[], account: string): Words {
  const words: Words = { media: new Set(), unsent: new Map() }
  for (const { body, at } of told) {
    for (const one of entriesOf(body)) {
      if (one.id !== account) continue
      for (const { value } of one.changes.flatMap(row => known(change, row))) {
        const media = value.media?.id ?? value.media_id
        if (media !== undefined) words.media.add(media)
      }
      for (const { message, timestamp } of one.messaging.flatMap(row => known(messaging, row))) {
        if (message.is_deleted) words.unsent.set(message.mid, timestamp ?? one.time ?? at)
      }
    }
  }
  return words
}

function known<T>(shape: z.ZodType<T>, row: unknown): T[] {
  const read = shape.safeParse(row)
  return read.success ? [read.data] : []
}
