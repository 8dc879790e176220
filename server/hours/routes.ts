import { Hono } from 'hono'
import type { Context } from '../context.ts'
import { type Env, whoAsks } from '../http/identity.ts'
import { input, operation } from '../http/operation.ts'
import { communeOf, communeShapeOf } from '../people/commune.ts'
import { communeShape } from '../people/shapes/commune.ts'
import { changeCommune } from './change-commune.ts'
import { changeOpeningHours } from './change-opening-hours.ts'
import { calendarSchema, previewRequest } from './input.ts'
import { getOpeningHours } from './opening-hours.ts'
import { previewOpeningHours } from './preview-hours.ts'
import { calendarShape, communeEdit, hoursPreviewShape } from './shapes.ts'

/** The commune, its targets and its opening hours. */
export function communeRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/commune',
    operation({
      role: 'councillor',
      summary: 'The commune and its two target lines',
      tag: 'Commune',
      answer: communeShape,
    }),
    async c => c.json(communeShapeOf(await communeOf(context, whoAsks(c).communeId))),
  )
  app.put(
    '/commune',
    operation({
      role: 'administrator',
      summary:
        'Change the name and the two target lines; reply times are reckoned anew meanwhile: see GET /rebuild',
      tag: 'Commune',
      answer: communeShape,
    }),
    input('json', communeEdit),
    async c => {
      const { communeId, actor } = whoAsks(c)
      return c.json(await changeCommune(context, communeId, c.req.valid('json'), actor))
    },
  )
  app.get(
    '/opening-hours',
    operation({
      role: 'councillor',
      summary: 'The effective-dated calendar of opening hours, the earliest version first',
      tag: 'Commune',
      answer: calendarShape,
    }),
    async c => c.json(await getOpeningHours(context, whoAsks(c).communeId)),
  )
  app.put(
    '/opening-hours',
    operation({
      role: 'administrator',
      summary:
        'Replace the calendar; reply times are reckoned anew from the first date it changes: see GET /rebuild',
      tag: 'Commune',
      answer: calendarShape,
    }),
    input('json', calendarSchema),
    async c => {
      const { communeId, actor } = whoAsks(c)
      return c.json(await changeOpeningHours(context, communeId, c.req.valid('json'), actor))
    },
  )
  app.post(
    '/opening-hours/preview',
    operation({
      role: 'councillor',
      summary: 'What a message would count by a calendar, saved or not, now or at an instant',
      tag: 'Commune',
      answer: hoursPreviewShape,
    }),
    input('json', previewRequest),
    async c =>
      c.json(await previewOpeningHours(context, whoAsks(c).communeId, c.req.valid('json'))),
  )
  return app
}
