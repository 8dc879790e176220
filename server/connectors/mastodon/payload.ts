import { z } from 'zod'
import { count, details, list, time } from '../network/exchange.ts'

/** https://docs.joinmastodon.org/entities/ : what is read of them. */

/** `acct`: the user's name, with the server where it is another one. */
export const account = z.object({
  id: z.string(),
  acct: z.string(),
  username: z.string(),
  display_name: z.string().default(''),
  url: z.string().nullable().default(null),
  /** Some servers say -1 where it is kept secret. */
  followers_count: count,
})

export const status = z.object({
  id: z.string(),
  url: z.string().nullable(),
  account,
  content: z.string(),
  /** As it was typed, where the server tells. */
  text: z.string().nullish(),
  created_at: time,
  edited_at: time.nullish(),
  visibility: z.string(),
  spoiler_text: z.string().default(''),
  in_reply_to_id: z.string().nullish(),
  in_reply_to_account_id: z.string().nullish(),
  replies_count: z.number().default(0),
  mentions: details(z.object({ acct: z.string(), username: z.string() })),
  media_attachments: details(
    z.object({
      id: z.string().default(''),
      type: z.string(),
      url: z.string().nullable().default(null),
      description: z.string().nullable().default(null),
    }),
  ),
})
export type StatusRow = z.infer<typeof status>

export const isPublic = ({ visibility }: StatusRow): boolean =>
  visibility === 'public' || visibility === 'unlisted'

export const statuses = z.array(status)

export const notification = z.object({
  id: z.string(),
  type: z.string(),
  status: status.optional().catch(undefined),
})
export type NotificationRow = z.infer<typeof notification>

export const context = z.object({ ancestors: statuses, descendants: statuses })
export const contextRows = z.object({ ancestors: list, descendants: list })

/** `url` is null for as long as the server works on it. */
export const media = z.object({
  id: z.string().default(''),
  url: z.string().nullable().default(null),
})

export const made = z.object({ id: z.string(), url: z.string().nullable().default(null) })

/** https://docs.joinmastodon.org/entities/Instance/#configuration */
export const instance = z.object({
  configuration: z.object({
    statuses: z.object({ max_characters: z.number(), max_media_attachments: z.number() }),
  }),
})
