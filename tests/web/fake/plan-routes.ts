import type { Hono } from 'hono'
import { defaultPlans } from '../../../server/events/rules/default-plans.ts'
import { reminderShape } from '../../../server/events/shapes/event.ts'
import { type PlanShape, planList, planShape } from '../../../server/events/shapes/plan.ts'
import { iso } from './commune.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

export const makePlans = (): PlanShape[] =>
  defaultPlans.map((plan, place) => planShape.parse({ id: 71 + place, ...plan }))

/** The plans of the fake commune, and what they remind of. */
export function planRoutes(village: Village): Hono {
  const note = (method: string, path: string, body: unknown) =>
    void village.asked.push({ method, path, body })
  const mark = (path: string, id: string, isDone: boolean) => {
    const reminder = village.events
      .flatMap(event => event.reminders)
      .find(one => String(one.id) === id)
    if (reminder === undefined)
      return Response.json({ error: 'not-found', message: 'Plus là.' }, { status: 404 })
    note('POST', path, {})
    reminder.doneAt = isDone ? iso(village.now) : null
    reminder.doneBy = isDone ? 'Camille' : null
    return reminderShape.parse(reminder)
  }

  return fakeRoutes({
    'GET /plans': () => planList.parse({ plans: village.plans }),
    'POST /plans': (c, body) => {
      note('POST', c.req.path, body)
      const added = planShape.parse({ id: 900 + village.asked.length, ...body })
      village.plans.push(added)
      return added
    },
    'PUT /plans/:id': (c, body) => {
      note('PUT', c.req.path, body)
      const plan = village.plans.find(one => String(one.id) === c.req.param('id'))
      if (plan === undefined)
        return c.json({ error: 'not-found', message: 'Ce plan n’est plus.' }, 404)
      return planShape.parse(Object.assign(plan, body))
    },
    'POST /plans/:id/default': c => {
      note('POST', c.req.path, {})
      const [plan] = village.plans.filter(one => String(one.id) === c.req.param('id'))
      if (plan === undefined)
        return c.json({ error: 'not-found', message: 'Ce plan n’est plus.' }, 404)
      village.plans = [plan, ...village.plans.filter(one => one !== plan)]
      return planShape.parse(plan)
    },
    'DELETE /plans/:id': c => {
      note('DELETE', c.req.path, {})
      village.plans = village.plans.filter(one => String(one.id) !== c.req.param('id'))
    },
    'POST /reminders/:id/done': c => mark(c.req.path, c.req.param('id'), true),
    'POST /reminders/:id/undone': c => mark(c.req.path, c.req.param('id'), false),
  })
}
