import type { Capability } from '../capability.ts'

/** What a commune shows of its reply times to everybody, where it wishes: a page, data and a picture. */
export const openData: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  api: async context => (await import('./routes.ts')).publicRepliesRoutes(context),
  pages: async context => ({ '/': (await import('./routes.ts')).openDataRoutes(context) }),
}
