import type { Context } from '../context.ts'
import { checkDueChannels } from '../services/check-channel.ts'
import { sweepConnections } from '../services/connections.ts'
import type { Job } from './job.ts'

/** Each channel's daily check: a token dies without a word. Tokens that nobody chose are forgotten. */
export function createCheckJob(context: Context): Job {
  let round: Promise<unknown> = Promise.resolve()
  return {
    name: 'check',
    async runOnce() {
      const run = round.then(async () => {
        await sweepConnections(context)
        await checkDueChannels(context)
      })
      // Whoever asked for this round gets its error; the next one begins all the same.
      round = run.catch(() => undefined)
      await run
    },
    async stop() {
      await round
    },
  }
}
