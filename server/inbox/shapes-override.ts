import { z } from 'zod'
import type { UntaggedTable } from '../operation.ts'
import { askedInstant, byId, id, idText } from '../platform/shapes.ts'
import { conversationShape } from './shapes-conversation.ts'

export const needsReplyOverrideNew = z.object({
  needsReply: z.boolean(),
  reason: z.string().trim().min(1).max(200),
})

/** Whether a private message is the answer to a public one; null: takes back what was said. */
export const privateAnswerChange = z.object({ answer: id, answers: z.boolean().nullable() })

/** When somebody was answered by telephone; the same key twice is one answer. */
export const calledNew = z.object({ at: askedInstant, key: z.string().min(8).max(80) })

/** The judgements that set messages aside together, to take them back together. */
export const setAside = z.object({ marks: z.array(id).max(1_000) })

/** What somebody says of a message or an answer, where Tambour judged or cannot know; what they hide or set aside. */
export const overrideOperations = {
  'POST /messages/:id/marks': {
    permission: 'messages.answer',
    summary: 'Judge whether a message needs an answer; the last judgement counts',
    param: byId,
    json: needsReplyOverrideNew,
    answer: conversationShape,
  },
  'DELETE /messages/:id/marks/:mark': {
    permission: 'messages.answer',
    summary: 'Take the last judgement back: what held before it holds again',
    param: z.object({ id: idText, mark: idText }),
    answer: conversationShape,
  },
  'POST /messages/:id/holding': {
    permission: 'messages.answer',
    summary: 'Say whether an answer is a holding reply, the full one still to come',
    param: byId,
    json: z.object({ holding: z.boolean() }),
    answer: conversationShape,
  },
  'POST /messages/:id/called': {
    permission: 'messages.answer',
    summary: 'Say when whom nothing written reaches was answered by telephone',
    param: byId,
    json: calledNew,
    answer: conversationShape,
  },
  'DELETE /messages/:id/called': {
    permission: 'messages.answer',
    summary: 'Take an answer by telephone back: it answers nobody',
    param: byId,
    answer: conversationShape,
  },
  'POST /messages/:id/private-answer': {
    permission: 'messages.answer',
    summary:
      'Say whether a message’s `possibleAnswer`, written to its author in private, is the answer to it; null takes that back',
    param: byId,
    json: privateAnswerChange,
    answer: conversationShape,
  },
  'POST /messages/:id/automatic': {
    permission: 'messages.write',
    summary: 'Say whether an answer was sent by itself, which answers nobody, or by somebody',
    param: byId,
    // Null: takes back what was said, and what is guessed holds again.
    json: z.object({ automatic: z.boolean().nullable() }),
    answer: conversationShape,
  },
  'POST /messages/:id/hidden': {
    permission: 'messages.write',
    summary: 'Hide a citizen’s public message on the network, or show it again',
    param: byId,
    json: z.object({ hidden: z.boolean() }),
    answer: conversationShape,
  },
  'POST /waiting/old/aside': {
    permission: 'messages.write',
    summary: 'Set aside whoever was late already when their channel was connected',
    answer: setAside,
  },
  'POST /waiting/unlikely/aside': {
    permission: 'messages.write',
    summary: 'Set aside whoever most probably wants no answer',
    answer: setAside,
  },
  'POST /waiting/unlikely/back': {
    permission: 'messages.write',
    summary: 'Take those judgements back, all at once',
    json: setAside,
    status: 204,
  },
  'POST /waiting/old/back': {
    permission: 'messages.write',
    summary: 'Take those judgements back, all at once',
    json: setAside,
    status: 204,
  },
} satisfies UntaggedTable
