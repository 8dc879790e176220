import type { Capability } from '../capability.ts'

/** Who must agree before something goes out, and how they say so. */
export const approval: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { approvalRoutes } = await import('./routes.ts')
    return approvalRoutes(context)
  },
  async pages(context) {
    const { approvalLinkRoutes } = await import('./routes.ts')
    return { '/valider': approvalLinkRoutes(context) }
  },
  mails: async () => [(await import('./mail.ts')).approvalMails],
}
