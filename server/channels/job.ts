import type { Context } from '../context.ts'
import type { Job } from '../platform/job.ts'
import { createRounds } from '../platform/rounds.ts'
import { checkDueChannels } from './check-channel.ts'
import { sweepConnections } from './connections.ts'

/** Each channel's daily check: a token dies without a word. Tokens that nobody chose are forgotten. */
export function createCheckJob(context: Context): Job {
  const rounds = createRounds(async () => {
    await sweepConnections(context)
    await checkDueChannels(context)
  })
  return {
    name: 'check',
    runOnce: rounds.run,
    async stop() {
      await rounds.ended()
    },
  }
}
