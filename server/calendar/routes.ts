import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { shareReads } from '../http/share-reads.ts'
import { calendarBetween } from './calendar.ts'
import { addFeed, changeFeed, listFeeds, refreshFeed, removeFeed } from './feeds.ts'
import { moveDeliveries, moveReminder } from './move-planned.ts'
import { operations } from './operations.ts'

export function calendarRoutes(context: Context): Hono<Env> {
  const share = shareReads(context)
  return routes(operations, {
    'GET /calendar': ({ who, query, c }) => {
      const key = JSON.stringify([who.communeId, query])
      return share(c, key, () => calendarBetween(context, who.communeId, query))
    },
    'POST /deliveries/:id/move': ({ who, param, json }) =>
      moveDeliveries(context, who, param.id, json),
    'POST /reminders/:id/move': ({ who, param, json }) =>
      moveReminder(context, who, param.id, json),
    'GET /feeds': async ({ who }) => ({ feeds: await listFeeds(context, who) }),
    'POST /feeds': ({ who, json }) => addFeed(context, who, json),
    'PUT /feeds/:id': ({ who, param, json }) => changeFeed(context, who, param.id, json),
    'POST /feeds/:id/refresh': ({ who, param }) => refreshFeed(context, who, param.id),
    'DELETE /feeds/:id': ({ who, param }) => removeFeed(context, who, param.id),
  })
}
