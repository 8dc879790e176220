import type { Context } from '../context.ts'
import { createJobLoop, type Job } from './job-loop.ts'
import { topics } from './shapes.ts'

const everyMs = 1000

/**
 * Notices what another process wrote (the command line beside a running server, another worker)
 * and tells the open screens and the jobs.
 */
export function createForeignWatch(context: Context): Job {
  let seen: number | undefined
  return createJobLoop(context, {
    name: 'foreign watch',
    async round() {
      const version = await context.database.foreignVersion()
      if (seen !== undefined && version !== seen) {
        context.changes.tell(null, ...topics.filter(topic => topic !== 'archive'))
      }
      seen = version
      return context.clock.now() + everyMs
    },
  })
}
