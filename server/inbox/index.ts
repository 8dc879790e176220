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
    const [polls, watches, webhooks, { sendLeaving }, { createJobLoop }] = await Promise.all([
      import('./receiving/poll-job.ts'),
      import('./receiving/watches.ts'),
      import('./receiving/webhook-job.ts'),
      import('./answering/leaving.ts'),
      import('../platform/job-loop.ts'),
    ])
    /** Sends the answers whose time to be taken back is over. */
    const answers = createJobLoop(context, {
      name: 'answers',
      wokenBy: ['messages'],
      round: async () => await sendLeaving(context),
    })
    return [
      polls.createPollJob(context),
      watches.createWatchJob(context),
      webhooks.createWebhookJob(context),
      answers,
    ]
  },
  async mails() {
    const { mentionMails, mentionPushes } = await import('./mention.ts')
    return [mentionMails, mentionPushes]
  },
  commands: {
    poll: () => import('./commands.ts'),
    assign: () => import('./commands.ts'),
  },
}
