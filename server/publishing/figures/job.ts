import type { Context } from '../../context.ts'
import { createJobLoop, type Job } from '../../platform/job-loop.ts'
import { readFigures } from './read-figures.ts'

/** What posts brought, asked apart from sending and reading back: neither waits for it. */
export function createFiguresJob(context: Context): Job {
  return createJobLoop(context, {
    name: 'post figures',
    cron: '*/10 * * * *',
    async round(stopping) {
      await readFigures(context, stopping)
      return null
    },
  })
}
