import type { Capability } from '../capability.ts'

const commands = () => import('./commands.ts')

/** Deliveries: one text on one channel at one instant, exactly once. */
export const publishing: Capability = {
  async metrics(context) {
    const { publishingMetrics } = await import('./deliver.ts')
    return await publishingMetrics(context)
  },
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { deliveryRoutes } = await import('./routes.ts')
    return deliveryRoutes(context)
  },
  async jobs(context) {
    const { createJobLoop } = await import('../platform/job-loop.ts')
    const { createDueTimer } = await import('./job.ts')
    const { readFigures } = await import('./read-figures.ts')
    /** What posts brought, asked apart from sending and reading back: neither waits for it. */
    const figures = createJobLoop(context, {
      name: 'post figures',
      cron: '*/10 * * * *',
      // Right after a look nothing is due on its channel. The clock alone might meet each look under way.
      wokenBy: ['channels'],
      apartMs: 5 * 60_000,
      async round(stopping) {
        await readFigures(context, stopping)
        return null
      },
    })
    return [createDueTimer(context), figures]
  },
  async mails() {
    const { deliveryMails } = await import('./mail.ts')
    const { handMails, handPushes } = await import('./by-hand/reminders.ts')
    return [deliveryMails, handPushes, handMails]
  },
  commands: { deliver: commands, deliveries: commands },
}
