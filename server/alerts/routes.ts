import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { alertsFor } from './alerts.ts'
import {
  addDevice,
  changeDevice,
  deviceLabel,
  listDevices,
  pushKey,
  removeDevice,
  tryDevice,
} from './devices.ts'
import { addDuty, changeDuty, listDuties, removeDuty } from './duties.ts'
import { operations } from './operations.ts'
import { changeAlertSettings, getAlertSettings } from './settings.ts'

export function alertRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /alerts': ({ who, query }) => alertsFor(context, who, query.after),
    'GET /alert-settings': ({ who }) => getAlertSettings(context, who),
    'PUT /alert-settings': ({ who, json }) => changeAlertSettings(context, who, json),
    'PUT /alert-settings/mail': ({ who, json }) => changeAlertSettings(context, who, json),
    'PUT /alert-settings/quotes': ({ who, json }) => changeAlertSettings(context, who, json),
    'GET /push-key': () => pushKey(context),
    'GET /me/devices': ({ who }) => listDevices(context, who),
    'POST /me/devices': ({ who, json, c }) =>
      addDevice(context, who, json, deviceLabel(c.req.header('user-agent') ?? '')),
    'PUT /me/devices/:id': ({ who, param, json }) => changeDevice(context, who, param.id, json),
    'DELETE /me/devices/:id': ({ who, param }) => removeDevice(context, who, param.id),
    'POST /me/devices/:id/test': ({ who, param }) => tryDevice(context, who, param.id),
    'GET /duties': ({ who }) => listDuties(context, who.communeId),
    'POST /duties': ({ who, json }) => addDuty(context, who, json),
    'PUT /duties/:id': ({ who, param, json }) => changeDuty(context, who, param.id, json),
    'DELETE /duties/:id': ({ who, param }) => removeDuty(context, who, param.id),
  })
}
