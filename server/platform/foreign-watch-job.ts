import type { Context } from '../context.ts'
import { hearNews } from './changes.ts'
import { createJobLoop, type Job } from './job-loop.ts'
import { topics } from './shapes.ts'

const everyMs = 1000

/**
 * Tells the open screens and the jobs of this process what other processes announce, and notices what
 * was written that nobody could tell of (the command line beside a running SQLite, a connection that
 * broke): then anything may have changed. In every process, whatever its role.
 */
export function createForeignWatch(context: Context): Job {
  const { changes, clock, database, webhookSignal } = context
  let seen: number | undefined
  const unlisten = database.listen(news => hearNews(context, news))
  return createJobLoop(context, {
    name: 'foreign watch',
    everywhere: true,
    async round() {
      await clock.follow?.()
      const version = await database.foreignVersion()
      if (seen !== undefined && version !== seen) {
        changes.hear({ communeId: null, topics: topics.filter(topic => topic !== 'archive') })
        webhookSignal.hear()
      }
      seen = version
      return clock.now() + everyMs
    },
    stop: unlisten,
  })
}
