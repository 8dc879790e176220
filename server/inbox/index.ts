import type { Capability } from '../capability.ts'

/** Messages as they come in, what is decided about them, and the answers. */
export const inbox: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { conversationRoutes } = await import('./routes.ts')
    return conversationRoutes(context)
  },
  async pages(context) {
    const { webhookRoutes } = await import('./routes.ts')
    return { '/webhooks': webhookRoutes(context) }
  },
  async jobs(context) {
    const [{ createPollJob }, { createWatchJob }, { createWebhookJob }] = await Promise.all([
      import('./receiving/poll-job.ts'),
      import('./receiving/watch-job.ts'),
      import('./receiving/webhook-job.ts'),
    ])
    return [createPollJob(context), createWatchJob(context), createWebhookJob(context)]
  },
  commands: {
    poll: () => import('./commands.ts'),
    assign: () => import('./commands.ts'),
  },
}
