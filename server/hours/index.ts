import type { Capability } from '../capability.ts'

/** When the mairie is open, and within what it means to answer. */
export const hours: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { communeRoutes } = await import('./routes.ts')
    return communeRoutes(context)
  },
  commands: {
    'hours show': () => import('./commands.ts'),
    'hours targets': () => import('./commands.ts'),
  },
}
