import type { Capability } from '../capability.ts'

/** Messages that are requests in law: the register, receipts, what was answered and when. */
export const officialRequests: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).officialRequestRoutes(context),
}
