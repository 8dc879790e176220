import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { readNews } from './sms-news.ts'

/** Reads what providers of SMS say later: receipts, and who wants no more. */
export function createNewsJob(context: Context): Job {
  return createJobLoop(context, {
    name: 'SMS receipts',
    wokenBy: ['channels'],
    round: async () => await readNews(context),
  })
}
