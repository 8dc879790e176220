import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { instantOfLocal, localDateOf } from '../language/instant.ts'
import { communeOf } from '../people/commune.ts'
import { changeEvent, previewEventChange } from './change-event.ts'
import { eventLines, getEvent } from './events.ts'
import { operations } from './operations.ts'
import { createEvent } from './plan-event.ts'
import { planPost } from './plan-post.ts'
import { addPlan, changePlan, listPlans, makePlanDefault, removePlan } from './plan-templates.ts'
import { markReminder } from './reminders.ts'
import { createSeries, editSeries, removeSeries } from './series.ts'

export function eventRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /plans': ({ who }) => listPlans(context, who.communeId),
    'POST /plans': ({ who, json }) => addPlan(context, who, json),
    'PUT /plans/:id': ({ who, param, json }) => changePlan(context, who, param.id, json),
    'POST /plans/:id/default': ({ who, param }) => makePlanDefault(context, who, param.id),
    'DELETE /plans/:id': ({ who, param }) => removePlan(context, who, param.id),
    'GET /events': async ({ who, query }) => {
      const { from, past, after } = query
      const { zone } = await communeOf(context, who.communeId)
      const day = from ?? localDateOf(context.clock.now(), zone)
      const at = instantOfLocal(`${day}T00:00`, zone)
      return await eventLines(context, who.communeId, { at, isPast: past, after })
    },
    'POST /events': ({ who, json: { repeat, ...event } }) =>
      repeat ? createSeries(context, who, event, repeat) : createEvent(context, who, event),
    'GET /events/:id': ({ who, param }) => getEvent(context, who.communeId, param.id),
    'PUT /events/:id': ({ who, param, query, json }) =>
      editSeries(context, who, param.id, json, query.scope),
    'DELETE /events/:id': ({ who, param, query }) =>
      removeSeries(context, who, param.id, query.scope),
    'POST /events/:id/changes/preview': ({ who, param, json }) =>
      previewEventChange(context, who, param.id, json),
    'POST /events/:id/changes': ({ who, param, json }) => changeEvent(context, who, param.id, json),
    'POST /events/:id/posts': ({ who, param, json }) => planPost(context, who, json, param.id),
    'POST /posts': ({ who, json }) => planPost(context, who, json),
    'POST /reminders/:id/done': ({ who, param }) => markReminder(context, who, param.id, true),
    'POST /reminders/:id/undone': ({ who, param }) => markReminder(context, who, param.id, false),
  })
}
