import type { Hono } from 'hono'
import type { Context } from '../../context.ts'
import type { Env } from '../../http/identity.ts'
import { routes } from '../../http/routes.ts'
import { shareFiguresOf } from '../figures.ts'
import { operations } from '../operations.ts'
import { listShares, proposeEvent, recordAnswer, withdrawShare } from '../shares.ts'

export function shareRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /shares': async ({ who, query: { event, partner } }) => ({
      shares: await listShares(context, who.communeId, {
        ...(event !== undefined && { eventId: event }),
        ...(partner !== undefined && { partnerId: partner }),
      }),
    }),
    'GET /shares/figures': ({ who }) => shareFiguresOf(context, who.communeId),
    'POST /shares': ({ who, json }) => proposeEvent(context, who, json),
    'POST /shares/:id/answer': ({ who, param, json }) => recordAnswer(context, who, param.id, json),
    'POST /shares/:id/withdraw': ({ who, param }) => withdrawShare(context, who, param.id),
  })
}
