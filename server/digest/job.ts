import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { sendDigests } from './send-digest.ts'

/**
 * Monday's digest, and what a mail server refused for a while: at 08:00 and each minute of the
 * morning after, so that a server that was off at eight sends when it is back.
 */
export function createDigestJob(context: Context): Job {
  return createJobLoop(context, {
    name: 'digest',
    cron: '* * * * *',
    async round(stopping) {
      await sendDigests(context, context.clock.now(), stopping)
      return null
    },
  })
}
