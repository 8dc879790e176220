import type { Capability } from '../capability.ts'

/** Residents who signed up, without an account, for what is published. */
export const subscribers: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { subscriberRoutes } = await import('./routes.ts')
    return subscriberRoutes(context)
  },
  async pages(context) {
    const { signUpRoutes } = await import('./routes.ts')
    return { '/abonnement': signUpRoutes(context) }
  },
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
    const { createNewsJob } = await import('./job.ts')
    return [createNewsJob(context)]
  },
}
