import { Hono } from 'hono'
import type { Context } from '../context.ts'
import { type Env, whoAsks } from '../http/identity.ts'
import { input, operation } from '../http/operation.ts'
import { alertsFor } from './alerts.ts'
import { addDuty, changeDuty, listDuties, removeDuty } from './duties.ts'
import { changeAlertSettings, getAlertSettings } from './settings.ts'
import {
  alertSettingsEdit,
  alertSettingsShape,
  alertsQuery,
  alertsShape,
  dutiesShape,
  dutyId,
  dutyNew,
  dutyShape,
} from './shapes.ts'

const tag = 'Alerts'

/** Alerts, when they are raised, and who is on duty. */
export function alertRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/alerts',
    operation({
      role: 'councillor',
      summary:
        'Notices that told the asker who waits, newer than one; without it, only the last id',
      tag,
      answer: alertsShape,
    }),
    input('query', alertsQuery),
    async c => c.json(await alertsFor(context, whoAsks(c), c.req.valid('query').after)),
  )
  app.get(
    '/alert-settings',
    operation({
      role: 'councillor',
      summary: 'After how many minutes alerts are raised, and whether they reach the asker by mail',
      tag,
      answer: alertSettingsShape,
    }),
    async c => c.json(await getAlertSettings(context, whoAsks(c))),
  )
  app.put(
    '/alert-settings',
    operation({
      role: 'officer',
      summary: 'Change the minutes for everybody, or one’s own mail',
      tag,
      answer: alertSettingsShape,
    }),
    input('json', alertSettingsEdit),
    async c => c.json(await changeAlertSettings(context, whoAsks(c), c.req.valid('json'))),
  )
  app.get(
    '/duties',
    operation({
      role: 'councillor',
      summary: 'Who is on duty, now and later',
      tag,
      answer: dutiesShape,
    }),
    async c => c.json(await listDuties(context, whoAsks(c).communeId)),
  )
  app.post(
    '/duties',
    operation({
      role: 'officer',
      summary: 'Put somebody on duty',
      tag,
      answer: dutyShape,
      status: 201,
    }),
    input('json', dutyNew),
    async c => c.json(await addDuty(context, whoAsks(c), c.req.valid('json')), 201),
  )
  app.put(
    '/duties/:id',
    operation({ role: 'officer', summary: 'Change a turn on duty', tag, answer: dutyShape }),
    input('param', dutyId),
    input('json', dutyNew),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await changeDuty(context, whoAsks(c), id, c.req.valid('json')))
    },
  )
  app.delete(
    '/duties/:id',
    operation({ role: 'officer', summary: 'Take a turn off the roster', tag, status: 204 }),
    input('param', dutyId),
    async c => {
      await removeDuty(context, whoAsks(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  return app
}
