import type { Capability } from '../capability.ts'

/** What is planned, day by day, beside holidays, elections and what neighbours do. */
export const calendar: Capability = {
  async api(context) {
    const [{ calendarRoutes }, { feedRoutes }] = await Promise.all([
      import('./routes/calendar.ts'),
      import('./routes/feeds.ts'),
    ])
    return [calendarRoutes(context), feedRoutes(context)]
  },
  async jobs(context) {
    const { createFeedJob } = await import('./job.ts')
    return [createFeedJob(context)]
  },
}
