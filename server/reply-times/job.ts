import type { Context } from '../context.ts'
import type { Job } from '../platform/job.ts'
import { createRounds } from '../platform/rounds.ts'
import { continueRebuilds } from './rebuild.ts'

/**
 * Reckons the episodes anew after a change of the hours or the targets: at once when it is told,
 * and at the start what was left. It stops between two batches and goes on at the next start.
 */
export function createRebuildJob(context: Context): Job & { start(): void } {
  let stopped = false
  const rounds = createRounds(() => continueRebuilds(context, () => stopped))
  /** A round was asked for; `again`: it is under way, and something was told meanwhile. */
  let waking = false
  let again = false
  let stopListening: (() => void) | undefined

  async function wake(): Promise<void> {
    again = true
    if (waking) return
    waking = true
    while (again && !stopped) {
      again = false
      try {
        await rounds.run()
      } catch (error) {
        context.log.error(error, 'job rebuild')
      }
    }
    waking = false
  }

  return {
    name: 'rebuild',
    runOnce: rounds.run,
    start() {
      stopListening = context.changes.listen(({ topics }) => {
        if (topics.includes('rebuild')) void wake()
      })
      void wake()
    },
    async stop() {
      stopped = true
      stopListening?.()
      await rounds.ended()
    },
  }
}
