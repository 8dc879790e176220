import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { answer, retryReply } from '../../services/answer.ts'
import { getConversation, listConversations } from '../../services/conversations.ts'
import { markMessage } from '../../services/marks.ts'
import { idText } from '../../shapes/common.ts'
import {
  conversationList,
  conversationShape,
  markNew,
  replyNew,
  replyShape,
} from '../../shapes/conversation.ts'
import { type Env, whoAsks } from '../identity.ts'
import { input, operation } from '../operation.ts'

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
  app.get(
    '/conversations',
    operation({
      role: 'councillor',
      summary: 'The inbox, newest message first',
      tag,
      answer: conversationList,
    }),
    input('query', listQuery),
    async c => c.json(await listConversations(context, whoAsks(c).communeId, c.req.valid('query'))),
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
  return app
}
