import type { Context } from '../context.ts'
import { createCommuneTimes } from '../people/commune-times.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { eraseWhatIsDue } from './retention.ts'

/** Every night, what is kept for longer than a commune chose. */
export function createPrivacyJob(context: Context): Job {
  const times = createCommuneTimes()
  return createJobLoop(context, {
    name: 'privacy',
    work: 'long',
    wokenBy: ['commune'],
    hear: ({ communeId }) => times.hear(communeId),
    round: stopping => eraseWhatIsDue(context, stopping, times),
  })
}
