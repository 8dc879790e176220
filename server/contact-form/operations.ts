import { conversationShape } from '../inbox/shapes/conversation.ts'
import type { OperationTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import { arrivedChange } from './shapes.ts'

/** Answers of the form of which nobody knows whether they arrived. */
export const operations = {
  'POST /messages/:id/send-again': {
    permission: 'messages.answer',
    summary: 'Send an answer of the form once more that may not have arrived: the same mail',
    tag: 'Contact form',
    param: byId,
    answer: conversationShape,
  },
  'POST /messages/:id/arrived': {
    permission: 'messages.answer',
    summary: 'Say that such an answer arrived, or take that back',
    tag: 'Contact form',
    param: byId,
    json: arrivedChange,
    answer: conversationShape,
  },
} satisfies OperationTable
