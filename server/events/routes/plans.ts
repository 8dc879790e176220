import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { idText } from '../../platform/shapes.ts'
import { addPlan, changePlan, listPlans, makePlanDefault, removePlan } from '../plan-templates.ts'
import { planList, planNew, planShape } from '../shapes/plan.ts'

const tag = 'Plans'
const idParam = input('param', z.object({ id: idText }))

/** What is said when about an event: the steps that a new one begins with. */
export function planRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/plans',
    operation({
      role: 'councillor',
      summary: 'Plans, the default one first',
      tag,
      answer: planList,
    }),
    async c => c.json(await listPlans(context, whoAsks(c).communeId)),
  )
  app.post(
    '/plans',
    operation({
      role: 'officer',
      summary: 'Add a plan; places in braces, such as {titre}, are filled in from the event',
      tag,
      answer: planShape,
      status: 201,
    }),
    input('json', planNew),
    async c => c.json(await addPlan(context, whoAsks(c), c.req.valid('json')), 201),
  )
  app.put(
    '/plans/:id',
    operation({
      role: 'officer',
      summary: 'Change a plan; events that were planned with it stay as they are',
      tag,
      answer: planShape,
    }),
    idParam,
    input('json', planNew),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await changePlan(context, whoAsks(c), id, c.req.valid('json')))
    },
  )
  app.post(
    '/plans/:id/default',
    operation({
      role: 'officer',
      summary: 'Make it the plan that a new event begins with',
      tag,
      answer: planShape,
    }),
    idParam,
    async c => c.json(await makePlanDefault(context, whoAsks(c), c.req.valid('param').id)),
  )
  app.delete(
    '/plans/:id',
    operation({ role: 'officer', summary: 'Delete a plan', tag, status: 204 }),
    idParam,
    async c => {
      await removePlan(context, whoAsks(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  return app
}
