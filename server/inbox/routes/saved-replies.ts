import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { idText } from '../../platform/shapes.ts'
import {
  addSavedReply,
  changeSavedReply,
  listSavedReplies,
  removeSavedReply,
} from '../answering/saved-replies.ts'
import { savedReplyList, savedReplyNew, savedReplyShape } from '../shapes/saved-reply.ts'

const tag = 'Saved replies'
const idParam = input('param', z.object({ id: idText }))

/** Texts that officers use again and again. */
export function savedReplyRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/saved-replies',
    operation({ role: 'officer', summary: 'Saved replies, by title', tag, answer: savedReplyList }),
    async c => c.json(await listSavedReplies(context, whoAsks(c).communeId)),
  )
  app.post(
    '/saved-replies',
    operation({
      role: 'officer',
      summary: 'Save a reply; {prénom} in it becomes the person’s first name',
      tag,
      answer: savedReplyShape,
      status: 201,
    }),
    input('json', savedReplyNew),
    async c => c.json(await addSavedReply(context, whoAsks(c), c.req.valid('json')), 201),
  )
  app.put(
    '/saved-replies/:id',
    operation({ role: 'officer', summary: 'Change a saved reply', tag, answer: savedReplyShape }),
    idParam,
    input('json', savedReplyNew),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await changeSavedReply(context, whoAsks(c), id, c.req.valid('json')))
    },
  )
  app.delete(
    '/saved-replies/:id',
    operation({ role: 'officer', summary: 'Delete a saved reply', tag, status: 204 }),
    idParam,
    async c => {
      await removeSavedReply(context, whoAsks(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  return app
}
