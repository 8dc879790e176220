import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { refreshDueSubscriptions } from './subscription.ts'

/** Looks at the calendars of committees, each every few hours. */
export function createSubscriptionJob(context: Context): Job {
  return createJobLoop(context, {
    name: 'subscriptions',
    cron: '*/10 * * * *',
    async round(stopping) {
      await refreshDueSubscriptions(context, stopping)
      return null
    },
  })
}
