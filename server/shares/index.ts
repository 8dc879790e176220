import type { Capability } from '../capability.ts'

/** Events that are offered to partners, and what became of each offer. */
export const shares: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { shareRoutes } = await import('./routes.ts')
    return shareRoutes(context)
  },
  async pages(context) {
    const { shareLinkRoutes } = await import('./routes.ts')
    return { '/partage': shareLinkRoutes(context) }
  },
  mails: async () => [(await import('./mail.ts')).shareMails],
}
