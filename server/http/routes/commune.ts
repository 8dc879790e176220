import { Hono } from 'hono'
import type { Context } from '../../context.ts'
import { calendarSchema } from '../../services/calendar-input.ts'
import { changeCommune } from '../../services/change-commune.ts'
import { changeOpeningHours } from '../../services/change-opening-hours.ts'
import { communeOf, communeShapeOf } from '../../services/commune.ts'
import { getOpeningHours } from '../../services/opening-hours.ts'
import { calendarShape, communeEdit, communeShape } from '../../shapes/commune.ts'
import { type Env, whoAsks } from '../identity.ts'
import { input, operation } from '../operation.ts'

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
      summary: 'Change the name and the two target lines',
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
      summary: 'Replace the calendar; reply times are reckoned anew from the first date it changes',
      tag: 'Commune',
      answer: calendarShape,
    }),
    input('json', calendarSchema),
    async c => {
      const { communeId, actor } = whoAsks(c)
      return c.json(await changeOpeningHours(context, communeId, c.req.valid('json'), actor))
    },
  )
  return app
}
