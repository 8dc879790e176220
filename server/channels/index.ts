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
    const { createJobLoop } = await import('../platform/job-loop.ts')
    const { checkDueChannels } = await import('./check-channel.ts')
    const { sweepConnections } = await import('./connections.ts')
    /** Each channel's daily check: a token dies without a word. Tokens that nobody chose are forgotten. */
    const check = createJobLoop(context, {
      name: 'check',
      cron: '*/10 * * * *',
      async round() {
        await sweepConnections(context)
        await checkDueChannels(context)
        return null
      },
    })
    return [check]
  },
  mails: async () => [(await import('./mail.ts')).channelMails],
  commands: { 'channel add': channel, 'channel list': channel, 'channel check': channel },
}
