import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { communeOf, communeShapeOf } from '../people/commune.ts'
import { changeCommune } from './change-commune.ts'
import { changeOpeningHours, confirmOpeningHours } from './change-opening-hours.ts'
import { changeTargets, getTargets } from './change-targets.ts'
import { getOpeningHours } from './measure.ts'
import { operations } from './operations.ts'
import { previewOpeningHours } from './preview-hours.ts'

export function communeRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /commune': async ({ who }) => communeShapeOf(await communeOf(context, who.communeId)),
    'PUT /commune': ({ who, json }) => changeCommune(context, who.communeId, json, who.actor),
    'GET /opening-hours': ({ who }) => getOpeningHours(context, who.communeId),
    'PUT /opening-hours': ({ who, json }) =>
      changeOpeningHours(context, who.communeId, json, who.actor),
    'POST /opening-hours/confirm': ({ who }) =>
      confirmOpeningHours(context, who.communeId, who.actor),
    'GET /targets': ({ who }) => getTargets(context, who.communeId),
    'PUT /targets': ({ who, json }) => changeTargets(context, who.communeId, json, who.actor),
    'POST /opening-hours/preview': ({ who, json }) =>
      previewOpeningHours(context, who.communeId, json),
  })
}
