import type { Capability } from '../capability.ts'

/** The first screen, and what is wrong with this installation. */
export const today: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { todayRoutes } = await import('./routes.ts')
    return todayRoutes(context)
  },
  mails: async () => [(await import('./trial-mail.ts')).trialMails],
  commands: { doctor: () => import('./commands.ts') },
}
