import type { Capability } from '../capability.ts'

/** Who must agree before something goes out, and how they say so. */
export const approval: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).approvalRoutes(context),
  pages: async context => ({
    '/valider': (await import('./routes.ts')).approvalLinkRoutes(context),
  }),
  mails: async () => [(await import('./mail.ts')).approvalMails],
}
