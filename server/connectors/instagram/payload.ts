import { z } from 'zod'
import { edge, time } from '../meta/wire.ts'

/** What Meta sends of Instagram, as far as it is used. What it has been seen to leave out is optional. */

export const made = z.object({ id: z.string() })

/** An account that is no professional one, or is linked to no page, is not told. */
export const linked = z.object({
  name: z.string().optional(),
  instagram_business_account: z
    .object({ id: z.string(), username: z.string().default('') })
    .optional(),
})

/** https://developers.facebook.com/docs/instagram-platform/reference/ig-container */
export const containerRow = z.object({
  status_code: z.enum(['EXPIRED', 'ERROR', 'FINISHED', 'IN_PROGRESS', 'PUBLISHED']),
  status: z.string().optional(),
})

export const publishingLimit = z.object({
  data: z.array(
    z.object({
      quota_usage: z.number(),
      config: z.object({ quota_total: z.number() }).optional(),
    }),
  ),
})

/** Instagram has names of its own for what the rest of the API calls otherwise. */
const dated = z.object({ id: z.string(), timestamp: time })
const captioned = dated.extend({
  caption: z.string().default(''),
  permalink: z.string().optional(),
})

function asPost<Row extends z.infer<typeof captioned>>(row: Row) {
  const { timestamp, caption, permalink, ...rest } = row
  return { ...rest, created_time: timestamp, message: caption, permalink_url: permalink }
}

/** A post read back: what the public sees of it. */
export const publishedRow = captioned
  .extend({
    children: z.object({ data: z.array(z.object({ id: z.string() })) }).optional(),
  })
  .transform(asPost)
export type PublishedRow = z.infer<typeof publishedRow>

/** A reply, or a comment with its first replies: Instagram has these two levels and no more. */
export const commentRow = dated
  .extend({
    text: z.string().default(''),
    username: z.string().optional(),
    from: z.object({ id: z.string(), username: z.string().optional() }).optional(),
    hidden: z.boolean().default(false),
    parent_id: z.string().optional(),
    replies: edge.optional(),
  })
  .transform(({ timestamp, text, hidden, ...row }) => ({
    ...row,
    created_time: timestamp,
    message: text,
    is_hidden: hidden,
  }))
export type CommentRow = z.infer<typeof commentRow>

export const mediaRow = captioned
  .extend({
    comments_count: z.number().optional(),
    comments: edge.optional(),
  })
  .transform(asPost)
export type MediaRow = z.infer<typeof mediaRow>

/** A media of which only its place, its newest comment and how many there are is asked. */
export const probeRow = dated
  .extend({
    comments_count: z.number().optional(),
    comments: z.object({ data: z.array(z.object({ timestamp: time })).default([]) }).optional(),
  })
  .transform(({ timestamp, ...row }) => ({ ...row, created_time: timestamp }))
export type ProbeRow = z.infer<typeof probeRow>

/** A post of somebody else's, as far as it is told: `username` alone says whose it is. */
export const elsewhereRow = captioned.extend({ username: z.string().optional() }).transform(asPost)
export type ElsewhereRow = z.infer<typeof elsewhereRow>

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_media */
export const mentionedMedia = z.object({ mentioned_media: elsewhereRow })

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_comment */
export const mentionedComment = z.object({
  mentioned_comment: dated
    .extend({
      text: z.string().default(''),
      // With its number alone, nothing can be said of it.
      media: elsewhereRow.optional().catch(undefined),
    })
    .transform(({ timestamp, text, ...row }) => ({
      ...row,
      created_time: timestamp,
      message: text,
    })),
})

export const parentRow = z.object({ parent_id: z.string().optional() })
