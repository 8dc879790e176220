import { z } from 'zod'
import { conversationShape } from '../inbox/shapes-conversation.ts'
import { tagged, type UntaggedTable } from '../operation.ts'
import { byId, id, instant } from '../platform/shapes.ts'

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

/** Answers of the form of which nobody knows whether they arrived. */
export const operations = tagged('Contact form', {
  'POST /messages/:id/send-again': {
    permission: 'messages.answer',
    summary: 'Send an answer of the form once more that may not have arrived: the same mail',
    param: byId,
    answer: conversationShape,
  },
  'POST /messages/:id/arrived': {
    permission: 'messages.answer',
    summary: 'Say that such an answer arrived, or take that back',
    param: byId,
    json: arrivedChange,
    answer: conversationShape,
  },
} satisfies UntaggedTable)
