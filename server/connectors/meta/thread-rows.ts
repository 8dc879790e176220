import { z } from 'zod'
import { edge, party, time } from './wire.ts'

/** Private conversations, on Messenger and on Instagram. */

const file = z.object({
  name: z.string().optional(),
  mime_type: z.string().optional(),
  file_url: z.string().optional(),
  image_data: z.object({ url: z.string().optional() }).optional(),
  video_data: z.object({ url: z.string().optional() }).optional(),
})
const shared = z.object({ link: z.string().optional(), name: z.string().optional() })

/** Without `from` and `message` it is one of which Meta gives the id and nothing more. */
export const messageRow = z.object({
  id: z.string(),
  created_time: time,
  from: party.optional(),
  message: z.string().optional(),
  attachments: z.object({ data: z.array(file) }).optional(),
  shares: z.object({ data: z.array(shared) }).optional(),
})
export type MessageRow = z.infer<typeof messageRow>

export const threadRow = z.object({
  id: z.string(),
  updated_time: time,
  link: z.string().optional(),
  message_count: z.number().optional(),
  participants: z.object({ data: z.array(party) }).optional(),
  messages: edge.optional(),
})
export type ThreadRow = z.infer<typeof threadRow>

export const threadPosition = threadRow.pick({ id: true, updated_time: true })
