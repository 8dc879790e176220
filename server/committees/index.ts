import type { Capability } from '../capability.ts'

/** Committees and associations that propose events by a link or their calendar, and what becomes of each proposal. */
export const committees: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { committeeRoutes } = await import('./routes/committees.ts')
    return committeeRoutes(context)
  },
  async pages(context) {
    const { proposeLinkRoutes } = await import('./routes/link.ts')
    return { '/proposer': proposeLinkRoutes(context) }
  },
  async jobs(context) {
    const { createSubscriptionJob } = await import('./job.ts')
    return [createSubscriptionJob(context)]
  },
  mails: async () => [(await import('./mail.ts')).proposalMails],
}
