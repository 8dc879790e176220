import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { shareReads } from '../http/share-reads.ts'
import { dismissFirstSteps, firstSteps } from './first-steps.ts'
import { handover } from './handover.ts'
import { changeHouseRules, houseRules } from './house-rules.ts'
import { operations } from './operations.ts'
import { today } from './today.ts'
import { sendTrialMail } from './trial-mail.ts'

export function todayRoutes(context: Context): Hono<Env> {
  const share = shareReads(context)
  return routes(operations, {
    'GET /today': ({ who, c }) =>
      share(c, String(who.communeId), () => today(context, who.communeId)),
    'GET /first-steps': ({ who }) => firstSteps(context, who.communeId),
    'PUT /first-steps': ({ who, json }) => dismissFirstSteps(context, who, json.isDismissed),
    'POST /first-steps/mail': ({ who }) => sendTrialMail(context, who),
    'GET /house-rules': ({ who }) => houseRules(context, who.communeId),
    'PUT /house-rules': ({ who, json }) => changeHouseRules(context, who, json),
    'GET /handover': ({ who }) => handover(context, who.communeId, context.settings),
  })
}
