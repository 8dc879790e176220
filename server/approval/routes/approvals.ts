import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { idText } from '../../platform/shapes.ts'
import { askAgain } from '../approval.ts'
import { changeApprovalRules, getApprovalRules, refuseStrangers } from '../approval-rules.ts'
import { decide, undoDecision } from '../decide.ts'
import { getApproval, listApprovals } from '../list.ts'
import {
  approvalDecision,
  approvalList,
  approvalRulesEdit,
  approvalRulesShape,
  approvalShape,
  approvalUrgent,
} from '../shapes.ts'
import { publishUrgently } from '../urgent.ts'

const tag = 'Approval'
const approvalId = z.object({ id: idText })

/** Who approves what is published, what waits for them, and what they say. */
export function approvalRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/approval-rules',
    operation({
      role: 'councillor',
      summary: 'Whether posts need approval, and whose',
      tag,
      answer: approvalRulesShape,
    }),
    async c => c.json(await getApprovalRules(context, whoAsks(c).communeId)),
  )
  app.put(
    '/approval-rules',
    operation({
      role: 'administrator',
      summary: 'Say whether posts need approval, and whose',
      tag,
      answer: approvalRulesShape,
    }),
    input('json', approvalRulesEdit),
    async c => c.json(await changeApprovalRules(context, whoAsks(c), c.req.valid('json'))),
  )
  app.get(
    '/approvals',
    operation({
      role: 'councillor',
      summary: 'What waits for approval; with `event`, all that was asked about it',
      tag,
      answer: approvalList,
    }),
    input('query', z.object({ event: idText.optional() })),
    async c => c.json(await listApprovals(context, whoAsks(c), c.req.valid('query').event)),
  )
  app.get(
    '/approvals/:id',
    operation({ role: 'councillor', summary: 'One request', tag, answer: approvalShape }),
    input('param', approvalId),
    async c => c.json(await getApproval(context, whoAsks(c), c.req.valid('param').id)),
  )
  app.post(
    '/approvals/:id/decision',
    operation({
      role: 'councillor',
      summary: 'Approve, refuse or ask for changes; for people whom the rules name',
      tag,
      answer: approvalShape,
    }),
    input('param', approvalId),
    input('json', approvalDecision),
    async c => {
      const by = whoAsks(c)
      const { id } = c.req.valid('param')
      await refuseStrangers(context, by)
      const { actor: name, email, userId, communeId } = by
      const decider = { name, email, userId, via: 'tambour' } as const
      await decide(context, communeId, id, decider, c.req.valid('json'))
      return c.json(await getApproval(context, by, id))
    },
  )
  app.post(
    '/approvals/:id/undo',
    operation({
      role: 'councillor',
      summary: 'Take one’s own decision back, within a minute and while nothing has left',
      tag,
      answer: approvalShape,
    }),
    input('param', approvalId),
    async c => {
      const { id } = c.req.valid('param')
      await undoDecision(context, whoAsks(c), id)
      return c.json(await getApproval(context, whoAsks(c), id))
    },
  )
  app.post(
    '/approvals/:id/ask-again',
    operation({
      role: 'officer',
      summary: 'Ask once more for what waits, as it now stands',
      tag,
      status: 204,
    }),
    input('param', approvalId),
    async c => {
      await askAgain(context, whoAsks(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  app.post(
    '/approvals/:id/urgent',
    operation({
      role: 'officer',
      summary: 'Publish some of it without approval, with a reason; approvers are told afterwards',
      tag,
      answer: approvalShape,
    }),
    input('param', approvalId),
    input('json', approvalUrgent),
    async c => {
      const { id } = c.req.valid('param')
      await publishUrgently(context, whoAsks(c), id, c.req.valid('json'))
      return c.json(await getApproval(context, whoAsks(c), id))
    },
  )
  return app
}
