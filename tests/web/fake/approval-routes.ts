import type { Hono } from 'hono'
import {
  type ApprovalShape,
  approvalList,
  approvalRulesShape,
  approvalShape,
} from '../../../server/approval/shapes.ts'
import { iso } from './commune.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

/** Requests for approval, decisions, and the rules. */
export function approvalRoutes(village: Village): Hono {
  const find = (id: string) => village.approvals.find(one => String(one.id) === id)

  const missing = { error: 'not-found', message: 'Cette demande n’existe pas.' }

  const isUnsettled = ({ items }: ApprovalShape) => items.length > 0
  return fakeRoutes({
    'GET /approvals': c => {
      const event = c.req.query('event')
      const approvals = village.approvals.filter(one =>
        event === undefined ? isUnsettled(one) : String(one.event) === event,
      )
      return approvalList.parse({ enabled: true, mayDecide: village.mayDecide, approvals })
    },
    'POST /approvals/:id/decision': (c, asked) => {
      const found = find(c.req.param('id'))
      if (found === undefined) return c.json(missing, 404)
      village.asked.push({ method: 'POST', path: c.req.path, body: asked })
      const states = { approve: 'approved', refuse: 'refused', changes: 'changes' } as const
      const before = { ...found }
      village.undo = () => Object.assign(found, before)
      Object.assign(found, {
        state: states[asked.decision],
        mayDecide: false,
        items: asked.decision === 'changes' ? found.items : [],
        decision: {
          by: 'Claire Morel',
          email: 'claire@mairie.exemple.fr',
          at: iso(village.now),
          via: 'tambour',
          comment: asked.comment || null,
          isIntact: true,
        },
      })
      return approvalShape.parse(found)
    },
    'POST /approvals/:id/undo': c => {
      village.asked.push({ method: 'POST', path: c.req.path, body: {} })
      village.undo()
      return approvalShape.parse(find(c.req.param('id')))
    },
    'POST /approvals/:id/ask-again': c => {
      village.asked.push({ method: 'POST', path: c.req.path, body: {} })
      Object.assign(find(c.req.param('id')) ?? {}, { state: 'open', decision: null })
    },
    'POST /approvals/:id/urgent': (c, json) => {
      const found = find(c.req.param('id'))
      if (found === undefined) return c.json(missing, 404)
      village.asked.push({
        method: 'POST',
        path: c.req.path,
        body: json,
      })
      Object.assign(found, { state: 'withdrawn', items: [] })
      return approvalShape.parse(found)
    },
    'GET /approval-rules': () => approvalRulesShape.parse(rulesOf(village)),
    'PUT /approval-rules': (c, asked) => {
      village.asked.push({ method: 'PUT', path: c.req.path, body: asked })
      village.approvalRules = asked
      return approvalRulesShape.parse(rulesOf(village))
    },
  })
}

function rulesOf(village: Village) {
  const people = village.people.map(({ id, name, role }) => ({ id, name, role }))
  return { ...village.approvalRules, people, canMail: true }
}
