import type { Capability } from '../capability.ts'

const channel = () => import('./commands.ts')

/** The identities that the commune is connected to: pages and accounts, their tokens, their state. */
export const channels: Capability = {
  async metrics(context) {
    const { channelMetrics } = await import('./channels.ts')
    return await channelMetrics(context)
  },
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { channelRoutes } = await import('./routes.ts')
    return channelRoutes(context)
  },
  async jobs(context) {
    const { createCheckJob } = await import('./job.ts')
    return [createCheckJob(context)]
  },
  mails: async () => [(await import('./mail.ts')).channelMails],
  commands: { 'channel add': channel, 'channel list': channel, 'channel check': channel },
}
