import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { continueRebuilds } from './rebuild.ts'
import { readWordLists } from './rules/need/phrases.ts'

/**
 * Reckons the episodes anew after a change of the hours or the targets: at once when it is told,
 * and at the start what was left. It stops between two batches and goes on at the next start.
 */
export function createRebuildJob(context: Context): Job {
  // While it starts: the first message that is judged would keep all who ask meanwhile waiting.
  readWordLists()
  return createJobLoop(context, {
    name: 'rebuild',
    work: 'long',
    wokenBy: ['rebuild'],
    async round(stopping) {
      await continueRebuilds(context, stopping)
      return null
    },
  })
}
