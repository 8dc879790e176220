import type { Context } from '../context.ts'
import type { Job } from '../platform/job.ts'
import { createRounds } from '../platform/rounds.ts'
import { refreshDueFeeds } from './feed-agenda.ts'

/** Looks at the calendars of neighbours, each every few hours. */
export function createFeedJob(context: Context): Job {
  let stopping = false
  const rounds = createRounds(() => refreshDueFeeds(context, () => stopping))
  return {
    name: 'feeds',
    runOnce: rounds.run,
    async stop() {
      stopping = true
      await rounds.ended()
    },
  }
}
