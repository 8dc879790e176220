import type { Hono } from 'hono'
import {
  type ApprovalShape,
  approvalList,
  approvalRulesShape,
  approvalShape,
} from '../../../server/approval/shapes.ts'
import { iso } from './commune.ts'
import { poster } from './events.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

/** What Hugo asks about the Christmas market; `mayDecide` is the reader’s. */
export function aRequest(patch: Partial<ApprovalShape> = {}): ApprovalShape {
  return {
    id: 1,
    event: 1,
    post: null,
    title: 'Marché de Noël',
    state: 'open',
    askedBy: 'Hugo Lambert',
    askedAt: '2026-11-24T07:30:00.000Z',
    firstDueAt: '2026-11-25T17:00:00.000Z',
    hash: 'abc',
    mayDecide: true,
    waitsFor: ['Claude Martin', 'Claire Morel'],
    items: [
      {
        text: 'Marché de Noël\n\nDimanche 13 décembre 2026 de 10 h à 18 h\nPlace de l’église\n\nVin chaud, crêpes et santons : trente exposants vous attendent !',
        link: 'https://saint-exemple.fr/agenda/k3x7',
        place: 'post',
        pictures: [poster],
        times: [
          {
            dueLocal: '2026-11-25T18:00',
            channels: ['Page de la mairie', 'Page de Valcourt'],
            deliveries: [71, 72],
            isMissed: false,
          },
          {
            dueLocal: '2026-12-06T18:00',
            channels: ['Page de la mairie'],
            deliveries: [73],
            isMissed: false,
          },
        ],
      },
      {
        text: 'C’est demain !',
        link: null,
        place: 'post',
        pictures: [],
        times: [
          {
            dueLocal: '2026-12-12T18:00',
            channels: ['Page de la mairie'],
            deliveries: [74],
            isMissed: false,
          },
        ],
      },
    ],
    decision: null,
    ...patch,
  }
}

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
