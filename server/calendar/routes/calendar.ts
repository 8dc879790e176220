import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { idText } from '../../platform/shapes.ts'
import { calendarBetween } from '../calendar.ts'
import { moveDeliveries, moveReminder } from '../move-planned.ts'
import {
  calendarDays,
  calendarQuery,
  deliveriesMoved,
  deliveryMove,
  reminderMove,
  reminderMoved,
} from '../shapes.ts'

const idParam = input('param', z.object({ id: idText }))

/** What is planned, day by day, and another time for it. */
export function calendarRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/calendar',
    operation({
      role: 'councillor',
      summary: 'Events, publications, reminders and public holidays from one day to another',
      tag: 'Calendar',
      answer: calendarDays,
    }),
    input('query', calendarQuery),
    async c => {
      const { from, to } = c.req.valid('query')
      return c.json(await calendarBetween(context, whoAsks(c).communeId, from, to))
    },
  )
  app.post(
    '/deliveries/:id/move',
    operation({
      role: 'officer',
      summary: 'Give what is planned another time, and others of its publication with it',
      tag: 'Calendar',
      answer: deliveriesMoved,
    }),
    idParam,
    input('json', deliveryMove),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await moveDeliveries(context, whoAsks(c), id, c.req.valid('json')))
    },
  )
  app.post(
    '/reminders/:id/move',
    operation({
      role: 'officer',
      summary: 'Give a reminder another time',
      tag: 'Calendar',
      answer: reminderMoved,
    }),
    idParam,
    input('json', reminderMove),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await moveReminder(context, whoAsks(c), id, c.req.valid('json')))
    },
  )
  return app
}
