import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { Refusal } from '../platform/refusal.ts'
import { backupNow, backupsShown } from './nightly.ts'
import { operations } from './operations.ts'
import { backupSentences } from './sentences.ts'

export function backupRoutes(context: Context): Hono<Env> {
  const { settings } = context
  return routes(operations, {
    'GET /backups': () => backupsShown(context, settings),
    'POST /backups': async () => {
      const made = await backupNow(context, settings)
      if (made !== undefined) return made
      throw new Refusal('conflict', backupSentences.underWay)
    },
  })
}
