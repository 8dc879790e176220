import type { Capability } from '../capability.ts'

/** How long people wait for an answer: episodes, figures, the lists behind them. */
export const replyTimes: Capability = {
  async metrics(context) {
    const { replyTimeMetrics } = await import('./metrics.ts')
    return await replyTimeMetrics(context)
  },
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { reportRoutes } = await import('./routes.ts')
    return reportRoutes(context)
  },
  async jobs(context) {
    const { createRebuildJob } = await import('./job.ts')
    return [createRebuildJob(context)]
  },
  commands: {
    'reply-times': () => import('./commands/reply-times.ts'),
    'report replies': () => import('./commands/report.ts'),
    // They wait for the figures to follow the new hours, which is more than the hours know of.
    'hours set': () => import('./commands/set-hours.ts'),
    'hours set-target': () => import('./commands/set-target.ts'),
    rebuild: () => import('./commands/rebuild.ts'),
  },
}
