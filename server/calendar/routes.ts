import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { shareReads } from '../http/share-reads.ts'
import { calendarBetween } from './calendar.ts'
import { listFeeds } from './feed-shape.ts'
import { addFeed, changeFeed, refreshFeed, removeFeed } from './feeds.ts'
import { decideItem, listItems, relayItem, showItemPicture, takeItemPicture } from './items.ts'
import { moveDeliveries, moveReminder } from './move-planned.ts'
import { operations } from './operations.ts'
import { setRule } from './relay-by-rule.ts'
import { tryFeed } from './try-feed.ts'

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
    'POST /feeds/try': async ({ who, json }) => ({ found: await tryFeed(context, who, json.url) }),
    'PUT /feeds/:id': ({ who, param, json }) => changeFeed(context, who, param.id, json),
    'PUT /feeds/:id/rule': ({ who, param, json }) => setRule(context, who, param.id, json.rule),
    'POST /feeds/:id/refresh': ({ who, param }) => refreshFeed(context, who, param.id),
    'DELETE /feeds/:id': ({ who, param }) => removeFeed(context, who, param.id),
    'GET /feed-items': async ({ who }) => ({ items: await listItems(context, who.communeId) }),
    'GET /feed-items/:id/picture': async ({ who, param, c }) => {
      const { bytes, type } = await showItemPicture(context, who.communeId, param.id)
      return c.body(Uint8Array.from(bytes), 200, {
        'content-type': type,
        'cache-control': 'private, max-age=86400',
        'x-content-type-options': 'nosniff',
      })
    },
    'POST /feed-items/:id/picture': ({ who, param, json }) =>
      takeItemPicture(context, who, param.id, json.alt),
    'POST /feed-items/:id/relay': ({ who, param, json }) => relayItem(context, who, param.id, json),
    'POST /feed-items/:id/dismiss': ({ who, param }) =>
      decideItem(context, who, param.id, 'dismissed'),
    'POST /feed-items/:id/restore': ({ who, param }) =>
      decideItem(context, who, param.id, 'offered'),
  })
}
