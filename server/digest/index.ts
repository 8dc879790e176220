import type { Capability } from '../capability.ts'

/** The week in one e-mail, on Monday at eight. */
export const digest: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { digestRoutes } = await import('./routes.ts')
    return digestRoutes(context)
  },
  mails: async () => [(await import('./mail.ts')).digestMails],
  commands: { digest: () => import('./commands.ts') },
}
