import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { eraseWhatIsDue } from './retention.ts'

/** Every night, what is kept for longer than a commune chose. */
export function createPrivacyJob(context: Context): Job {
  return createJobLoop(context, {
    name: 'privacy',
    wokenBy: ['commune'],
    round: stopping => eraseWhatIsDue(context, stopping),
  })
}
