import type { Context } from '../../../server/context.ts'
import { createMailJob } from '../../../server/mail/job.ts'
import type { MailKind } from '../../../server/mail/kind.ts'
import type { Job } from '../../../server/platform/job-loop.ts'

/** The jobs of these kinds of mail, side by side as the server runs them. */
export function createMailJobs(
  context: Context,
  kinds: readonly MailKind[],
): Pick<Job, 'runOnce' | 'stop'> {
  const jobs = kinds.map(kind => createMailJob(context, kind))
  return {
    async runOnce() {
      const rounds = jobs.map(job => job.runOnce())
      await Promise.allSettled(rounds)
      await Promise.all(rounds)
    },
    async stop() {
      await Promise.all(jobs.map(job => job.stop()))
    },
  }
}
