import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { nameWorker } from '../platform/worker.ts'
import { sweepUploads } from './imports.ts'
import { continueHistoryImports } from './work.ts'

/**
 * Imports handed-in downloads: at once when it is told, and at the start what was left. It stops
 * between two batches and goes on at the next start.
 */
export function createHistoryImportJob(context: Context): Job {
  const stopping = new AbortController()
  const worker = nameWorker()
  return createJobLoop(context, {
    name: 'history import',
    work: 'long',
    // The file lies where it was handed in.
    everywhere: true,
    wokenBy: ['archive'],
    async round() {
      await continueHistoryImports(context, worker, stopping.signal)
      return null
    },
    sweep: () => sweepUploads(context),
    stop: () => stopping.abort(),
  })
}
