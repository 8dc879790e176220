import type { Context } from '../../context.ts'
import { createJobLoop, type Job } from '../../platform/job-loop.ts'
import { sendLeaving } from './leaving.ts'

/** Sends the answers whose time to be taken back is over. */
export function createLeavingJob(context: Context): Job {
  return createJobLoop(context, {
    name: 'answers',
    wokenBy: ['messages'],
    round: async () => await sendLeaving(context),
  })
}
