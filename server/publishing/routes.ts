import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { markDone, noteReaders, reopen } from './by-hand/done.ts'
import { handPicture, listHandTasks } from './by-hand/tasks.ts'
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
    'GET /hand-tasks': async ({ who, query }) => ({
      tasks: await listHandTasks(context, who.communeId, query),
    }),
    'GET /deliveries/:id/pictures/:place': async ({ who, param, c }) => {
      const { bytes, type } = await handPicture(context, who.communeId, param)
      return c.body(Uint8Array.from(bytes), 200, {
        'content-type': type,
        'cache-control': 'private, no-cache',
        'x-content-type-options': 'nosniff',
      })
    },
    'POST /deliveries/:id/done': ({ who, param, json }) => markDone(context, who, param.id, json),
    'POST /deliveries/:id/reopen': ({ who, param }) => reopen(context, who, param.id),
    'POST /deliveries/:id/note': ({ who, param, json }) =>
      noteReaders(context, who, param.id, json),
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
