import type { Capability } from '../capability.ts'

/** Neighbouring communes and other relays: who they are, and how they receive what is offered. */
export const partners: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { partnerRoutes } = await import('./routes/partners.ts')
    return partnerRoutes(context)
  },
  async jobs(context) {
    const { createCentresJob } = await import('./job.ts')
    return [createCentresJob(context)]
  },
  async pages(context) {
    const { contactLinkRoutes } = await import('./routes/contact.ts')
    return { '/voisin': contactLinkRoutes(context) }
  },
}
