import type { Capability } from '../capability.ts'

/** Committees and associations that propose events by a link or their calendar, and what becomes of each proposal. */
export const committees: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).committeeRoutes(context),
  pages: async context => ({
    '/proposer': (await import('./routes.ts')).proposeLinkRoutes(context),
  }),
  async jobs(context) {
    const { createJobLoop } = await import('../platform/job-loop.ts')
    const { refreshDueSubscriptions } = await import('./subscription.ts')
    /** Looks at the calendars of committees, each every few hours. */
    const subscriptions = createJobLoop(context, {
      name: 'subscriptions',
      cron: '*/10 * * * *',
      async round(stopping) {
        await refreshDueSubscriptions(context, stopping)
        return null
      },
    })
    return [subscriptions]
  },
  mails: async () => [(await import('./mail.ts')).proposalMails],
}
