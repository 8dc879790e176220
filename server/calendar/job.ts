import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { refreshDueFeeds } from './feeds.ts'

/** Looks at the calendars of neighbours, each every few hours. */
export function createFeedJob(context: Context): Job {
  return createJobLoop(context, {
    name: 'feeds',
    cron: '*/10 * * * *',
    async round(stopping) {
      await refreshDueFeeds(context, stopping)
      return null
    },
  })
}
