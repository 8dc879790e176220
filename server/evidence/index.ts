import type { Capability } from '../capability.ts'

/** What the commune did for its residents and can show: a sheet a year, for a label or the council. */
export const evidence: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { evidenceRoutes } = await import('./routes.ts')
    return evidenceRoutes(context)
  },
}
