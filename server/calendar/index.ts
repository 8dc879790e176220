import type { Capability } from '../capability.ts'

/** What is planned, day by day, beside holidays, elections and what others announce. */
export const calendar: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).calendarRoutes(context),
  async jobs(context) {
    const { createJobLoop } = await import('../platform/job-loop.ts')
    const { refreshDueFeeds } = await import('./feeds.ts')
    /** Looks at the calendars and the news of others, each at its own rhythm. */
    const feeds = createJobLoop(context, {
      name: 'feeds',
      cron: '*/10 * * * *',
      async round(stopping) {
        await refreshDueFeeds(context, stopping)
        return null
      },
    })
    return [feeds]
  },
  async mails() {
    const { feedMails } = await import('./mail.ts')
    const { vigilanceMails, vigilancePushes } = await import('./vigilance-news.ts')
    return [feedMails, vigilancePushes, vigilanceMails]
  },
}
