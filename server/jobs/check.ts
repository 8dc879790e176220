import type { Context } from '../context.ts'
import { checkDueChannels } from '../services/check-channel.ts'
import type { Job } from './job.ts'

/** Each channel's daily check: a token dies without a word. */
export function createCheckJob(context: Context): Job {
  let round: Promise<unknown> = Promise.resolve()
  return {
    name: 'check',
    async runOnce() {
      const run = round.then(() => checkDueChannels(context))
      // Whoever asked for this round gets its error; the next one begins all the same.
      round = run.catch(() => undefined)
      await run
    },
    async stop() {
      await round
    },
  }
}
