import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { liftWarning } from './lift.ts'
import { operations } from './operations.ts'
import { sendWarning } from './send.ts'
import { formOfWarning, getWarning, listWarnings } from './warnings.ts'

export function warningRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /warnings': async ({ who }) => ({ warnings: await listWarnings(context, who.communeId) }),
    'GET /warnings/form': ({ who }) => formOfWarning(context, who.communeId),
    'GET /warnings/:id': ({ who, param }) => getWarning(context, who.communeId, param.id),
    'POST /warnings': ({ who, json }) => sendWarning(context, who, json),
    'POST /warnings/:id/lift': ({ who, param, json }) => liftWarning(context, who, param.id, json),
  })
}
