import type { Context } from '../context.ts'
import type { Job } from '../platform/job.ts'
import { createRounds } from '../platform/rounds.ts'
import { sendDigests } from './send-digest.ts'

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
