import type { Context } from '../context.ts'
import type { Job } from '../platform/job.ts'
import { createRounds } from '../platform/rounds.ts'
import { nameWorker } from '../platform/worker.ts'
import { continueArchiveImports } from './work.ts'

/**
 * Imports handed-in downloads: at once when it is told, and at the start what was left. It stops
 * between two batches and goes on at the next start.
 */
export function createArchiveJob(context: Context): Job & { start(): void } {
  const stopping = new AbortController()
  const worker = nameWorker()
  const rounds = createRounds(() => continueArchiveImports(context, worker, stopping.signal))
  let isAsked = false
  let stopListening: (() => void) | undefined

  /** The work tells of its own progress: of what is told meanwhile one round is left. */
  function wake(): void {
    if (isAsked || stopping.signal.aborted) return
    isAsked = true
    void rounds.ended().then(async () => {
      isAsked = false
      try {
        await rounds.run()
      } catch (error) {
        context.log.error(error, 'job archive')
      }
    })
  }

  return {
    name: 'archive',
    runOnce: rounds.run,
    start() {
      stopListening = context.changes.listen(({ topics }) => {
        if (topics.includes('archive')) wake()
      })
      wake()
    },
    async stop() {
      stopping.abort()
      stopListening?.()
      await rounds.ended()
    },
  }
}
