import { z } from 'zod'
import { id, instant } from '../platform/shapes.ts'

/** An answer of the form of which nobody knows whether its mail arrived. */
export const answerInDoubt = z.object({
  message: id,
  conversation: id,
  channelName: z.string(),
  /** Who is answered. */
  author: z.string().nullable(),
  text: z.string(),
  sentAt: instant,
})
export type AnswerInDoubt = z.infer<typeof answerInDoubt>

export const arrivedChange = z.object({ arrived: z.boolean() })
