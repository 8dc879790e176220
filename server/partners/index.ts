import type { Capability } from '../capability.ts'

/** Neighbouring communes and other relays: who they are, and how they receive what is offered. */
export const partners: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).partnerRoutes(context),
  async jobs(context) {
    const { createJobLoop } = await import('../platform/job-loop.ts')
    const { readCentres } = await import('./centres.ts')
    const { geoApiUrl } = context.settings
    // Where neighbours lie is learnt after one was added, and else every hour.
    const centres = createJobLoop(context, {
      name: 'commune centres',
      cron: '23 * * * *',
      wokenBy: ['partners', 'commune'],
      async round(stopping) {
        if (geoApiUrl !== null) await readCentres(context, geoApiUrl, stopping)
        return null
      },
    })
    return [centres]
  },
  pages: async context => ({ '/voisin': (await import('./routes.ts')).contactLinkRoutes(context) }),
}
