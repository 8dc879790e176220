import type { Capability } from '../capability.ts'

/** Residents who signed up, without an account, for what is published. */
export const subscribers: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).subscriberRoutes(context),
  pages: async context => ({ '/abonnement': (await import('./routes.ts')).signUpRoutes(context) }),
  async mails() {
    const { broadcastPushes, warningPushes } = await import('./push.ts')
    const { broadcastMails, warningMails, consentMails } = await import('./mail.ts')
    const { broadcastTexts, warningTexts } = await import('./sms.ts')
    return [
      ...[broadcastPushes, broadcastMails, broadcastTexts, consentMails],
      ...[warningPushes, warningMails, warningTexts],
    ]
  },
  async jobs(context) {
    const { createJobLoop } = await import('../platform/job-loop.ts')
    const { readNews } = await import('./sms-news.ts')
    /** Reads what providers of SMS say later: receipts, and who wants no more. */
    const news = createJobLoop(context, {
      name: 'SMS receipts',
      wokenBy: ['channels'],
      round: async () => await readNews(context),
    })
    return [news]
  },
}
