import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { shareReads } from '../../http/share-reads.ts'
import { idText } from '../../platform/shapes.ts'
import { answer, retryReply } from '../answering/answer.ts'
import { hideMessage } from '../answering/hide-message.ts'
import { getConversation, listConversations } from '../conversations.ts'
import { markAutomatic } from '../override/automatic.ts'
import { markHolding } from '../override/holding-reply.ts'
import { mergeCandidatesOf } from '../override/merge-candidates.ts'
import { mergeConversations, splitConversation } from '../override/merges.ts'
import { markMessage, unmarkMessage } from '../override/needs-reply.ts'
import {
  automaticChange,
  conversationList,
  conversationShape,
  hiddenChange,
  holdingChange,
  markNew,
  mergeCandidates,
  mergeNew,
  replyNew,
  replyShape,
  splitNew,
} from '../shapes/conversation.ts'

const tag = 'Conversations'
const idParam = input('param', z.object({ id: idText }))

const listQuery = z.object({
  filter: z.enum(['waiting', 'all', 'excluded']).default('all'),
  channel: idText.optional(),
  before: z.string().max(40).optional().meta({ description: '`next` of the list before' }),
})

/** What citizens and the commune say to each other. */
export function conversationRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  const shareList = shareReads(context)
  app.get(
    '/conversations',
    operation({
      role: 'councillor',
      summary: 'The inbox, newest message first',
      tag,
      answer: conversationList,
    }),
    input('query', listQuery),
    async c => {
      const { communeId } = whoAsks(c)
      const query = c.req.valid('query')
      const key = JSON.stringify([communeId, query])
      return await shareList(c, key, () => listConversations(context, communeId, query))
    },
  )
  app.get(
    '/conversations/:id',
    operation({
      role: 'councillor',
      summary: 'One conversation with its messages and its reply episodes',
      tag,
      answer: conversationShape,
    }),
    idParam,
    async c =>
      c.json(await getConversation(context, whoAsks(c).communeId, c.req.valid('param').id)),
  )
  app.post(
    '/conversations/:id/replies',
    operation({
      role: 'officer',
      summary: 'Answer a citizen’s message; the same key twice is the same answer',
      tag,
      answer: replyShape,
      status: 201,
    }),
    idParam,
    input('json', replyNew),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await answer(context, whoAsks(c), id, c.req.valid('json')), 201)
    },
  )
  app.post(
    '/replies/:id/retry',
    operation({
      role: 'officer',
      summary: 'Try an answer again that did not leave; what may have left is looked for first',
      tag,
      answer: replyShape,
    }),
    idParam,
    async c => c.json(await retryReply(context, whoAsks(c), c.req.valid('param').id)),
  )
  app.post(
    '/messages/:id/marks',
    operation({
      role: 'officer',
      summary: 'Judge whether a message needs an answer; the last judgement counts',
      tag,
      answer: conversationShape,
    }),
    idParam,
    input('json', markNew),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await markMessage(context, whoAsks(c), id, c.req.valid('json')))
    },
  )
  app.delete(
    '/messages/:id/marks/:mark',
    operation({
      role: 'officer',
      summary: 'Take the last judgement back: what held before it holds again',
      tag,
      answer: conversationShape,
    }),
    input('param', z.object({ id: idText, mark: idText })),
    async c => {
      const { id, mark } = c.req.valid('param')
      return c.json(await unmarkMessage(context, whoAsks(c), id, mark))
    },
  )
  app.post(
    '/messages/:id/holding',
    operation({
      role: 'officer',
      summary: 'Say whether an answer is a holding reply, the full one still to come',
      tag,
      answer: conversationShape,
    }),
    idParam,
    input('json', holdingChange),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await markHolding(context, whoAsks(c), id, c.req.valid('json').holding))
    },
  )
  app.post(
    '/messages/:id/automatic',
    operation({
      role: 'officer',
      summary: 'Say whether an answer was sent by itself, which answers nobody, or by somebody',
      tag,
      answer: conversationShape,
    }),
    idParam,
    input('json', automaticChange),
    async c => {
      const { id } = c.req.valid('param')
      const { automatic } = c.req.valid('json')
      return c.json(await markAutomatic(context, whoAsks(c), id, automatic))
    },
  )
  app.post(
    '/messages/:id/hidden',
    operation({
      role: 'officer',
      summary: 'Hide a citizen’s public message on the network, or show it again',
      tag,
      answer: conversationShape,
    }),
    idParam,
    input('json', hiddenChange),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await hideMessage(context, whoAsks(c), id, c.req.valid('json').hidden))
    },
  )
  joiningRoutes(app, context)
  return app
}

/** Conversations of one person that are one thread. */
function joiningRoutes(app: Hono<Env>, context: Context): void {
  app.get(
    '/conversations/:id/merge-candidates',
    operation({
      role: 'officer',
      summary: 'What it may be joined with: of the same name first, then the latest',
      tag,
      answer: mergeCandidates,
    }),
    idParam,
    input('query', z.object({ search: z.string().max(80).optional() })),
    async c => {
      const { id } = c.req.valid('param')
      const { search } = c.req.valid('query')
      return c.json(await mergeCandidatesOf(context, whoAsks(c).communeId, id, search))
    },
  )
  app.post(
    '/conversations/:id/merge',
    operation({
      role: 'officer',
      summary: 'Join it with another: the two are one thread from then on',
      tag,
      answer: conversationShape,
    }),
    idParam,
    input('json', mergeNew),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await mergeConversations(context, whoAsks(c), id, c.req.valid('json').into))
    },
  )
  app.post(
    '/conversations/:id/split',
    operation({
      role: 'officer',
      summary: 'Part it from those that it was joined with, or from one of them',
      tag,
      answer: conversationShape,
    }),
    idParam,
    input('json', splitNew),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await splitConversation(context, whoAsks(c), id, c.req.valid('json').from))
    },
  )
}
