import type { Capability } from '../capability.ts'

/** What the commune did for its residents and can show: a sheet a year, for a label or the council. */
export const evidence: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).evidenceRoutes(context),
}
