import type { Capability } from '../capability.ts'

/** Years of messages out of what an administrator downloads from Facebook. */
export const historyImport: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { historyImportRoutes } = await import('./routes.ts')
    return historyImportRoutes(context)
  },
  async jobs(context) {
    const { createHistoryImportJob } = await import('./job.ts')
    return [createHistoryImportJob(context)]
  },
  commands: { 'import facebook-archive': () => import('./commands.ts') },
}
