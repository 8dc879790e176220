import type { Context } from '../../context.ts'
import { createJobLoop, type Job } from '../../platform/job-loop.ts'
import { readFigures } from './read-figures.ts'

/** After the looks at channels that follow each other, ms. */
const apartMs = 5 * 60_000

/** What posts brought, asked apart from sending and reading back: neither waits for it. */
export function createFiguresJob(context: Context): Job {
  return createJobLoop(context, {
    name: 'post figures',
    cron: '*/10 * * * *',
    // Right after a look nothing is due on its channel. The clock alone might meet each look under way.
    wokenBy: ['channels'],
    apartMs,
    async round(stopping) {
      await readFigures(context, stopping)
      return null
    },
  })
}
