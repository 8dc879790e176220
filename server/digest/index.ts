import type { Capability } from '../capability.ts'

/** The week in one e-mail. */
export const digest: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { digestRoutes } = await import('./routes.ts')
    return digestRoutes(context)
  },
  async mails() {
    const { digestMails } = await import('./mail.ts')
    const { digestConsentMails } = await import('./consent.ts')
    return [digestMails, digestConsentMails]
  },
  commands: { digest: () => import('./commands.ts') },
}
