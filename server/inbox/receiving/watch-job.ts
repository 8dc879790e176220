import type { Context } from '../../context.ts'
import { createJobLoop, type Job } from '../../platform/job-loop.ts'
import { createWatches } from './watches.ts'

/** Holds the lines on which networks tell what is new, as long as the server runs. */
export function createWatchJob(context: Context): Job {
  let isStopping = false
  const watches = createWatches(context, () => job.wake())
  const job = createJobLoop(context, {
    name: 'watching',
    wokenBy: ['channels'],
    round: () => watches.round(),
    stop() {
      isStopping = true
      watches.stop()
    },
    async settled() {
      // A line has no end of its own.
      if (isStopping) await watches.ended()
    },
  })
  return job
}
