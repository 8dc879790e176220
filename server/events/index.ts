import type { Capability } from '../capability.ts'

/** The festival committee's events, the plans that announce them, and what becomes of a change. */
export const events: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { eventRoutes } = await import('./routes.ts')
    return eventRoutes(context)
  },
  commands: { post: () => import('./commands.ts') },
}
