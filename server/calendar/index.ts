import type { Capability } from '../capability.ts'

/** What is planned, day by day, beside holidays, elections and what neighbours do. */
export const calendar: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { calendarRoutes } = await import('./routes.ts')
    return calendarRoutes(context)
  },
  async jobs(context) {
    const { createFeedJob } = await import('./job.ts')
    return [createFeedJob(context)]
  },
}
