import type { Hono } from 'hono'
import type { Context } from '../../context.ts'
import type { Env } from '../../http/identity.ts'
import { routes } from '../../http/routes.ts'
import { askAgain } from '../approval.ts'
import { changeApprovalRules, getApprovalRules, refuseStrangers } from '../approval-rules.ts'
import { decide, undoDecision } from '../decide.ts'
import { getApproval, listApprovals } from '../list.ts'
import { operations } from '../operations.ts'
import { publishUrgently } from '../urgent.ts'

export function approvalRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /approval-rules': ({ who }) => getApprovalRules(context, who.communeId),
    'PUT /approval-rules': ({ who, json }) => changeApprovalRules(context, who, json),
    'GET /approvals': ({ who, query }) => listApprovals(context, who, query.event),
    'GET /approvals/:id': ({ who, param }) => getApproval(context, who, param.id),
    'POST /approvals/:id/decision': async ({ who, param, json }) => {
      await refuseStrangers(context, who)
      const { actor: name, email, userId, communeId } = who
      const decider = { name, email, userId, via: 'tambour' } as const
      await decide(context, communeId, param.id, decider, json)
      return await getApproval(context, who, param.id)
    },
    'POST /approvals/:id/undo': async ({ who, param }) => {
      await undoDecision(context, who, param.id)
      return await getApproval(context, who, param.id)
    },
    'POST /approvals/:id/ask-again': ({ who, param }) => askAgain(context, who, param.id),
    'POST /approvals/:id/urgent': async ({ who, param, json }) => {
      await publishUrgently(context, who, param.id, json)
      return await getApproval(context, who, param.id)
    },
  })
}
