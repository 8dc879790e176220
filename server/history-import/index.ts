import type { Capability } from '../capability.ts'

/** Years of messages out of what an administrator downloads from Facebook. */
export const historyImport: Capability = {
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { historyImportRoutes } = await import('./routes.ts')
    return historyImportRoutes(context)
  },
  async jobs(context) {
    const { createJobLoop } = await import('../platform/job-loop.ts')
    const { nameWorker } = await import('../platform/worker.ts')
    const { continueHistoryImports, sweepDownloads } = await import('./work.ts')
    const stopping = new AbortController()
    const worker = nameWorker()
    /**
     * Imports handed-in downloads: at once when it is told, and at the start what was left. It stops
     * between two batches and goes on at the next start.
     */
    const imports = createJobLoop(context, {
      name: 'history import',
      work: 'long',
      // The file lies where it was handed in.
      everywhere: true,
      wokenBy: ['archive'],
      async round() {
        await continueHistoryImports(context, worker, stopping.signal)
        return null
      },
      sweep: () => sweepDownloads(context),
      stop: () => stopping.abort(),
    })
    return [imports]
  },
  commands: { 'import facebook-archive': () => import('./commands.ts') },
}
