import type { Capability } from '../capability.ts'

/** Other software is told what happens. */
export const webhooks: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).webhookRoutes(context),
  async mails() {
    const { webhookMessages } = await import('./send.ts')
    const { webhookMails } = await import('./mail.ts')
    return [webhookMessages, webhookMails]
  },
}
