import type { Capability } from '../capability.ts'

/** Many events at once, out of a table or a calendar. */
export const eventImport: Capability = {
  // A file of 2 MB, and the lines of one, of which a repetition tells the same text many times.
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { eventImportRoutes } = await import('./routes.ts')
    return eventImportRoutes(context)
  },
  commands: { 'import events': () => import('./commands.ts') },
}
