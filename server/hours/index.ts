import type { Capability } from '../capability.ts'

/** When the mairie is open, and within what it means to answer. */
export const hours: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).communeRoutes(context),
  commands: {
    'hours show': () => import('./commands.ts'),
    'hours targets': () => import('./commands.ts'),
  },
}
