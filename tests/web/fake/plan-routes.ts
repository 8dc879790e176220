import { Hono } from 'hono'
import { defaultPlans } from '../../../server/events/rules/default-plans.ts'
import { reminderShape } from '../../../server/events/shapes/event.ts'
import { type PlanShape, planList, planNew, planShape } from '../../../server/events/shapes/plan.ts'
import { iso } from './commune.ts'
import type { Village } from './village.ts'

export const makePlans = (): PlanShape[] =>
  defaultPlans.map((plan, place) => planShape.parse({ id: 71 + place, ...plan }))

/** The plans of the fake commune, and what they remind of. */
export function planRoutes(village: Village): Hono {
  const app = new Hono()
  const note = (method: string, path: string, body: unknown) =>
    void village.asked.push({ method, path, body })
  app.get('/plans', c => c.json(planList.parse({ plans: village.plans })))
  app.post('/plans', async c => {
    const body = planNew.parse(await c.req.json())
    note('POST', c.req.path, body)
    const added = planShape.parse({ id: 900 + village.asked.length, ...body })
    village.plans.push(added)
    return c.json(added, 201)
  })
  app.put('/plans/:id', async c => {
    const body = planNew.parse(await c.req.json())
    note('PUT', c.req.path, body)
    const plan = village.plans.find(one => String(one.id) === c.req.param('id'))
    if (plan === undefined)
      return c.json({ error: 'not-found', message: 'Ce plan n’est plus.' }, 404)
    return c.json(planShape.parse(Object.assign(plan, body)))
  })
  app.post('/plans/:id/default', c => {
    note('POST', c.req.path, {})
    const [plan] = village.plans.filter(one => String(one.id) === c.req.param('id'))
    if (plan === undefined)
      return c.json({ error: 'not-found', message: 'Ce plan n’est plus.' }, 404)
    village.plans = [plan, ...village.plans.filter(one => one !== plan)]
    return c.json(planShape.parse(plan))
  })
  app.delete('/plans/:id', c => {
    note('DELETE', c.req.path, {})
    village.plans = village.plans.filter(one => String(one.id) !== c.req.param('id'))
    return c.body(null, 204)
  })
  app.post('/reminders/:id/:act', c => {
    const reminder = village.events
      .flatMap(event => event.reminders)
      .find(one => String(one.id) === c.req.param('id'))
    if (reminder === undefined) return c.json({ error: 'not-found', message: 'Plus là.' }, 404)
    note('POST', c.req.path, {})
    const isDone = c.req.param('act') === 'done'
    reminder.doneAt = isDone ? iso(village.now) : null
    reminder.doneBy = isDone ? 'Camille' : null
    return c.json(reminderShape.parse(reminder))
  })
  return app
}
