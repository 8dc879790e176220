import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { alertsFor } from './alerts.ts'
import { addDuty, changeDuty, listDuties, removeDuty } from './duties.ts'
import { operations } from './operations.ts'
import { changeAlertSettings, getAlertSettings } from './settings.ts'

export function alertRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /alerts': ({ who, query }) => alertsFor(context, who, query.after),
    'GET /alert-settings': ({ who }) => getAlertSettings(context, who),
    'PUT /alert-settings': ({ who, json }) => changeAlertSettings(context, who, json),
    'PUT /alert-settings/mail': ({ who, json }) => changeAlertSettings(context, who, json),
    'GET /duties': ({ who }) => listDuties(context, who.communeId),
    'POST /duties': ({ who, json }) => addDuty(context, who, json),
    'PUT /duties/:id': ({ who, param, json }) => changeDuty(context, who, param.id, json),
    'DELETE /duties/:id': ({ who, param }) => removeDuty(context, who, param.id),
  })
}
