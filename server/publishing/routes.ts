import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import {
  cancelDelivery,
  confirmDelivery,
  denyDelivery,
  listDeliveries,
  publishNow,
  readDeliveryAgain,
  retryDelivery,
  withdrawDelivery,
} from './deliveries.ts'
import { operations } from './operations.ts'

export function deliveryRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /deliveries': async ({ who, query }) => {
      const { state, from, to, event } = query
      const deliveries = await listDeliveries(context, who.communeId, {
        ...(state && { states: state }),
        ...(from !== undefined && { from: Date.parse(from) }),
        ...(to !== undefined && { to: Date.parse(to) }),
        ...(event !== undefined && { event }),
      })
      return { deliveries }
    },
    'POST /deliveries/:id/retry': ({ who, param }) => retryDelivery(context, who, param.id),
    'POST /deliveries/:id/cancel': ({ who, param }) => cancelDelivery(context, who, param.id),
    'POST /deliveries/:id/publish-now': ({ who, param }) => publishNow(context, who, param.id),
    'POST /deliveries/:id/confirm': ({ who, param }) => confirmDelivery(context, who, param.id),
    'POST /deliveries/:id/deny': ({ who, param }) => denyDelivery(context, who, param.id),
    'POST /deliveries/:id/withdraw': ({ who, param }) => withdrawDelivery(context, who, param.id),
    'POST /deliveries/:id/read-again': ({ who, param }) =>
      readDeliveryAgain(context, who, param.id),
  })
}
