import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { checkDueChannels } from './check-channel.ts'
import { sweepConnections } from './connections.ts'

/** Each channel's daily check: a token dies without a word. Tokens that nobody chose are forgotten. */
export function createCheckJob(context: Context): Job {
  return createJobLoop(context, {
    name: 'check',
    cron: '*/10 * * * *',
    async round() {
      await sweepConnections(context)
      await checkDueChannels(context)
      return null
    },
  })
}
