import type { Context } from '../context.ts'
import { refreshDueFeeds } from '../services/feed-agenda.ts'
import type { Job } from './job.ts'

/** Looks at the calendars of neighbours, each every few hours. */
export function createFeedJob(context: Context): Job {
  let stopping = false
  let round: Promise<unknown> = Promise.resolve()
  return {
    name: 'feeds',
    async runOnce() {
      const run = round.then(() => refreshDueFeeds(context, () => stopping))
      // Whoever asked for this round gets its error; the next one begins all the same.
      round = run.catch(() => undefined)
      await run
    },
    async stop() {
      stopping = true
      await round
    },
  }
}
