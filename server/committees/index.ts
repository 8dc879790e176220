import type { Capability } from '../capability.ts'

/** Committees and associations that propose events by a link, and what becomes of each proposal. */
export const committees: Capability = {
  async api(context) {
    const { committeeRoutes } = await import('./routes/committees.ts')
    return committeeRoutes(context)
  },
  async pages(context) {
    const { proposeLinkRoutes } = await import('./routes/link.ts')
    return { '/proposer': proposeLinkRoutes(context) }
  },
  mails: async () => [(await import('./mail.ts')).proposalMails],
}
