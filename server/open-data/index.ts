import type { Capability } from '../capability.ts'

/** What a commune shows of its reply times to everybody, where it wishes: a page, data and a picture. */
export const openData: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { publicRepliesRoutes } = await import('./routes.ts')
    return publicRepliesRoutes(context)
  },
  async pages(context) {
    const { openDataRoutes } = await import('./routes.ts')
    return { '/': openDataRoutes(context) }
  },
}
