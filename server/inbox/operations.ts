import { z } from 'zod'
import { pollResult } from '../channels/shapes-channel.ts'
import { type OperationTable, tagged, type UntaggedTable } from '../operation.ts'
import { answererShape } from '../people/shapes.ts'
import { byId, id, idText } from '../platform/shapes.ts'
import {
  contactList,
  earlierAnswers,
  holdChange,
  mergeCandidates,
  noteChange,
  noteNew,
  presenceChange,
  presentShape,
  readingList,
  replyAgain,
  replyForm,
  replyNew,
  savedReplyList,
  savedReplyNew,
  savedReplyShape,
} from './shapes-acts.ts'
import {
  conversationFilter,
  conversationList,
  conversationShape,
  noteShape,
  replyShape,
} from './shapes-conversation.ts'
import { overrideOperations } from './shapes-override.ts'
import { topicsQuery, topicsShape } from './shapes-topics.ts'

const attachment = z.object({
  id: idText,
  /** In the message's `attachments`, from 0. */
  index: z.coerce.number<number>().int().min(0).max(999),
})

const listQuery = z.object({
  filter: conversationFilter.default('all'),
  channel: idText.optional(),
  search: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'People, words and dates (« 12/11 », « novembre 2026 », « hier »)' }),
  before: z.string().max(40).optional().meta({ description: '`next` of the list before' }),
})

/** What citizens and the commune say to each other, and the texts that officers use again and again. */
export const operations = {
  ...tagged('Conversations', {
    'GET /conversations': {
      permission: 'commune.read',
      summary: 'The inbox: who waits, longest first; else the newest message first',
      query: listQuery,
      answer: conversationList,
    },
    'GET /conversations/:id': {
      permission: 'commune.read',
      summary: 'One conversation with its messages and its reply episodes',
      param: byId,
      answer: conversationShape,
    },
    'GET /conversations/:id/readings': {
      permission: 'privacy.write',
      summary: 'Who opened the conversation on which day, the last first',
      param: byId,
      answer: readingList,
    },
    'GET /answerers': {
      permission: 'messages.answer',
      summary: 'Who may be put in charge of a conversation, by name',
      answer: z.array(answererShape),
    },
    'PUT /conversations/:id/in-charge': {
      permission: 'messages.answer',
      summary: 'Put somebody in charge of a conversation, or nobody; all may answer it as before',
      param: byId,
      json: z.object({ person: z.string().min(1).max(100).nullable() }),
      answer: conversationShape,
    },
    'PUT /conversations/:id/hold': {
      permission: 'messages.answer',
      summary:
        'Have a conversation wait for somebody else until a day: it leaves those to answer now, and comes back when the mairie opens on that day or the resident writes again. The reply clock goes on',
      param: byId,
      json: holdChange,
      answer: conversationShape,
    },
    'DELETE /conversations/:id/hold': {
      permission: 'messages.answer',
      summary: 'Take a conversation up again that waits, or is back',
      param: byId,
      answer: conversationShape,
    },
    'POST /conversations/:id/presence': {
      permission: 'commune.read',
      summary:
        'Say that one reads or writes in a conversation, again every ten seconds, or that one left; who else does so. Who may not answer is told, and not named to others',
      param: byId,
      json: presenceChange,
      answer: z.array(presentShape),
    },
    'POST /conversations/:id/replies': {
      permission: 'messages.answer',
      summary: 'Answer a citizen’s message; the same key twice is the same answer',
      param: byId,
      json: replyNew,
      answer: replyShape,
      status: 201,
    },
    'POST /replies': {
      permission: 'messages.answer',
      summary:
        'Answer a citizen’s message with files (form fields of `POST /conversations/:id/replies`, and `file`, several times), where `replyOptions` says that its channel takes some',
      form: replyForm.extend({ file: z.array(z.file()) }),
      most: 26,
      answer: replyShape,
      status: 201,
    },
    'POST /replies/:id/retry': {
      permission: 'messages.answer',
      summary: 'Try an answer again that did not leave; what may have left is looked for first',
      param: byId,
      json: replyAgain,
      answer: replyShape,
    },
    'DELETE /replies/:id': {
      permission: 'messages.answer',
      summary: 'Take back an answer that leaves later (`leavesIn`) and has not left',
      param: byId,
    },
    'POST /conversations/:id/notes': {
      permission: 'messages.answer',
      summary:
        'Write a note to one’s colleagues, which is never sent; those whom it mentions are told. The same key twice is the same note',
      param: byId,
      json: noteNew,
      answer: noteShape,
      status: 201,
    },
    'PUT /notes/:id': {
      permission: 'messages.answer',
      summary: 'Change one’s own note; whom it mentions anew is told',
      param: byId,
      json: noteChange,
      answer: noteShape,
    },
    'DELETE /notes/:id': {
      permission: 'messages.answer',
      summary: 'Delete a note: one’s own, or as an administrator anybody’s',
      param: byId,
      status: 204,
    },
    'POST /notes/:id/restore': {
      permission: 'messages.answer',
      summary: 'Take the deletion of a note back, within a day',
      param: byId,
      answer: noteShape,
    },
    'GET /messages/:id/earlier-answers': {
      permission: 'messages.answer',
      summary:
        'What the commune answered to questions like this one within a year: three texts at most, to a public message only what all could read',
      param: byId,
      answer: earlierAnswers,
    },
    'GET /messages/:id/attachments/:index': {
      permission: 'commune.read',
      summary: 'A file of a message, asked of its network when it is opened',
      param: attachment,
      contentType: 'application/octet-stream',
    },
    'GET /messages/:id/attachments/:index/small': {
      permission: 'commune.read',
      summary: 'A picture of a message, small',
      param: attachment,
      contentType: 'image/jpeg',
    },
    ...overrideOperations,
    'GET /conversations/:id/merge-candidates': {
      permission: 'messages.write',
      summary: 'What it may be joined with: of the same name first, then the latest',
      param: byId,
      query: z.object({ search: z.string().max(80).optional() }),
      answer: mergeCandidates,
    },
    'POST /conversations/:id/merge': {
      permission: 'messages.write',
      summary: 'Join it with another: the two are one thread from then on',
      param: byId,
      json: z.object({ into: id }),
      answer: conversationShape,
    },
    'GET /contacts/:id/elsewhere': {
      permission: 'messages.write',
      summary: 'Look for somebody among the contacts of the other channels, by name or address',
      param: byId,
      query: z.object({ search: z.string().max(80).default('') }),
      answer: contactList,
    },
    'POST /contacts/:id/join': {
      permission: 'messages.write',
      summary: 'Say that a contact of another channel is the same person; figures stay as they are',
      param: byId,
      json: z.object({ other: id }),
      status: 204,
    },
    'POST /contacts/:id/part': {
      permission: 'messages.write',
      summary: 'Take that back, of all of them, or of one with which it was joined',
      param: byId,
      json: z.object({ from: id.optional() }),
      status: 204,
    },
    'POST /conversations/:id/split': {
      permission: 'messages.write',
      summary: 'Part it from those that it was joined with, or from one of them',
      param: byId,
      // Without it, it leaves all of them.
      json: z.object({ from: id.optional() }),
      answer: conversationShape,
    },
  } satisfies UntaggedTable),
  'GET /reports/replies/topics': {
    permission: 'commune.read',
    summary:
      'What people ask about, by the words of their questions: each topic of three persons or more, and never a name',
    tag: 'Reports',
    query: topicsQuery,
    answer: topicsShape,
  },
  'POST /channels/:id/poll': {
    permission: 'channels.check',
    summary: 'Look for new messages on the channel now',
    tag: 'Channels',
    param: byId,
    answer: z.object({ results: z.array(pollResult) }),
  },
  ...tagged('Saved replies', {
    'GET /saved-replies': {
      permission: 'messages.answer',
      summary: 'Saved replies, by title',
      answer: savedReplyList,
    },
    'POST /saved-replies': {
      permission: 'messages.write',
      summary: 'Save a reply; {prénom} in it becomes the person’s first name',
      json: savedReplyNew,
      answer: savedReplyShape,
      status: 201,
    },
    'POST /saved-replies/usual': {
      permission: 'messages.write',
      summary:
        'Save the eight replies that a commune begins with, where there is none; those that it saved',
      answer: savedReplyList,
    },
    'PUT /saved-replies/:id': {
      permission: 'messages.write',
      summary: 'Change a saved reply',
      param: byId,
      json: savedReplyNew,
      answer: savedReplyShape,
    },
    'DELETE /saved-replies/:id': {
      permission: 'messages.write',
      summary: 'Delete a saved reply',
      param: byId,
      status: 204,
    },
  } satisfies UntaggedTable),
} satisfies OperationTable
