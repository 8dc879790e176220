import type { Capability } from '../capability.ts'

/** The week in one e-mail, on Monday at eight. */
export const digest: Capability = {
  async api(context) {
    const [{ digestRoutes }, { unsubscribeRoutes }] = await Promise.all([
      import('./routes/digest.ts'),
      import('./routes/unsubscribe.ts'),
    ])
    return [digestRoutes(context), unsubscribeRoutes(context)]
  },
  mails: async () => [(await import('./mail.ts')).digestMails],
  commands: { digest: () => import('./commands.ts') },
}
