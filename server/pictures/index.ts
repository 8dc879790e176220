import type { Capability } from '../capability.ts'

/** Pictures as people hand them in, and as each network takes them. */
export const pictures: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { mediaRoutes } = await import('./routes.ts')
    return mediaRoutes(context)
  },
  async pages(context) {
    const { pictureRoutes } = await import('./routes.ts')
    return { '/pictures': pictureRoutes(context) }
  },
}
