import type { Context } from '../context.ts'
import { sendDigests } from '../services/send-digest.ts'
import type { Job } from './job.ts'
import { createRounds } from './rounds.ts'

/** Monday's digest, and what a mail server refused for a while. */
export function createDigestJob(context: Context): Job {
  let stopping = false
  const rounds = createRounds(() => sendDigests(context, context.clock.now(), () => stopping))
  return {
    name: 'digest',
    runOnce: rounds.run,
    async stop() {
      stopping = true
      await rounds.ended()
    },
  }
}
