import type { Hono } from 'hono'
import type { Context } from '../../context.ts'
import type { Env } from '../../http/identity.ts'
import { routes } from '../../http/routes.ts'
import { sayArrived, sendAnswerAgain } from '../arrivals.ts'
import { operations } from '../operations.ts'

export function arrivalRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'POST /messages/:id/send-again': ({ who, param }) => sendAnswerAgain(context, who, param.id),
    'POST /messages/:id/arrived': ({ who, param, json }) =>
      sayArrived(context, who, param.id, json.arrived),
  })
}
