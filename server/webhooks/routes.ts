import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { resend, resendFailed, tryWebhook, webhookLog } from './log.ts'
import { operations } from './operations.ts'
import { addWebhook, changeWebhook, listWebhooks, removeWebhook, renewSecret } from './webhooks.ts'

export function webhookRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /webhooks': ({ who }) => listWebhooks(context, who.communeId),
    'POST /webhooks': ({ who, json }) => addWebhook(context, who, json),
    'PUT /webhooks/:id': ({ who, param, json }) => changeWebhook(context, who, param.id, json),
    'DELETE /webhooks/:id': ({ who, param }) => removeWebhook(context, who, param.id),
    'POST /webhooks/:id/secret': ({ who, param }) => renewSecret(context, who, param.id),
    'POST /webhooks/:id/test': ({ who, param }) => tryWebhook(context, who, param.id),
    'GET /webhooks/:id/messages': ({ who, param, query }) =>
      webhookLog(context, who, param.id, query.before),
    'POST /webhooks/:id/messages/:message/resend': ({ who, param }) =>
      resend(context, who, param.id, param.message),
    'POST /webhooks/:id/resend': ({ who, param, json }) =>
      resendFailed(context, who, param.id, Date.parse(json.since)),
  })
}
