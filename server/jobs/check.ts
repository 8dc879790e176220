import type { Context } from '../context.ts'
import { checkDueChannels } from '../services/check-channel.ts'
import { sweepConnections } from '../services/connections.ts'
import type { Job } from './job.ts'
import { createRounds } from './rounds.ts'

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
