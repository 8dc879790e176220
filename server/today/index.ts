import type { Capability } from '../capability.ts'

/** The first screen, and what is wrong with this installation. */
export const today: Capability = {
  async api(context) {
    const { todayRoutes } = await import('./routes.ts')
    return todayRoutes(context)
  },
  commands: { doctor: () => import('./commands.ts') },
}
