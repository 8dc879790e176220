import type { Context } from '../context.ts'
import { continueArchiveImports } from '../services/archive-work.ts'
import { nameWorker } from '../services/worker.ts'
import type { Job } from './job.ts'

/**
 * Imports handed-in downloads: at once when it is told, and at the start what was left. It stops
 * between two batches and goes on at the next start.
 */
export function createArchiveJob(context: Context): Job & { start(): void } {
  const stopping = new AbortController()
  const worker = nameWorker()
  let round: Promise<unknown> = Promise.resolve()
  let isAsked = false
  let stopListening: (() => void) | undefined

  async function runOnce(): Promise<void> {
    const run = round.then(() => continueArchiveImports(context, worker, stopping.signal))
    // Whoever asked for this round gets its error; the next one begins all the same.
    round = run.catch(() => undefined)
    await run
  }

  /** The work tells of its own progress: of what is told meanwhile one round is left. */
  function wake(): void {
    if (isAsked || stopping.signal.aborted) return
    isAsked = true
    void round.then(async () => {
      isAsked = false
      try {
        await runOnce()
      } catch (error) {
        context.log.error(error, 'job archive')
      }
    })
  }

  return {
    name: 'archive',
    runOnce,
    start() {
      stopListening = context.changes.listen(({ topics }) => {
        if (topics.includes('archive')) wake()
      })
      wake()
    },
    async stop() {
      stopping.abort()
      stopListening?.()
      await round
    },
  }
}
