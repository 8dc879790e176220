import type { Context } from '../context.ts'
import { sendDigests } from '../services/send-digest.ts'
import type { Job } from './job.ts'

/** Monday's digest, and what a mail server refused for a while. */
export function createDigestJob(context: Context): Job {
  let stopping = false
  let round = Promise.resolve()
  return {
    name: 'digest',
    async runOnce() {
      const run = round.then(() => sendDigests(context, context.clock.now(), () => stopping))
      // Whoever asked for this round gets its error; the next one begins all the same.
      round = run.catch(() => undefined)
      await run
    },
    async stop() {
      stopping = true
      await round
    },
  }
}
