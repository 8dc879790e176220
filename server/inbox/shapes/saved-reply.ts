import { z } from 'zod'
import { id, line, prose } from '../../platform/shapes.ts'

/** A text that officers use again and again; `{prénom}` in it is the person's first name. */
export const savedReplyShape = z.object({ id, title: z.string(), text: z.string() })
export type SavedReplyShape = z.infer<typeof savedReplyShape>

export const savedReplyList = z.object({
  /** By their titles. */
  savedReplies: z.array(savedReplyShape),
})
export type SavedReplyList = z.infer<typeof savedReplyList>

/** As long as the longest answer that a network takes. */
export const savedReplyNew = z.object({
  title: line(80),
  text: prose.min(1).max(8000),
})
export type SavedReplyNew = z.infer<typeof savedReplyNew>
