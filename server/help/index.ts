import type { Capability } from '../capability.ts'

/** Aide for those who have no account; the screens show the same pages, from the same `rules`. */
export const help: Capability = {
  async pages(context) {
    const { helpRoutes } = await import('./routes.ts')
    return { '/aide': helpRoutes(context) }
  },
}
