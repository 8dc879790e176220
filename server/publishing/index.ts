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
    const { createDueTimer } = await import('./job.ts')
    const { createFiguresJob } = await import('./figures/job.ts')
    return [createDueTimer(context), createFiguresJob(context)]
  },
  async mails() {
    const { deliveryMails } = await import('./mail.ts')
    const { handMails, handPushes } = await import('./by-hand/reminders.ts')
    return [deliveryMails, handPushes, handMails]
  },
  commands: { deliver: commands, deliveries: commands },
}
