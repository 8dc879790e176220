import type { Context } from '../../context.ts'
import { createJobLoop, type Job } from '../../platform/job-loop.ts'
import { settleReplies } from '../answering/settle-replies.ts'
import { nextPollDue, pollDue } from './poll.ts'

/** A long import ends its round before the next minute, so that no other channel waits for it. */
const budgetMs = 50_000
/** A channel that is due and held by somebody else's look is not asked about again at once, ms. */
const debounceMs = 1_000

/**
 * Looks at the channels that are due, then at the answers of which nobody knows whether they left.
 * A channel that was connected, or that a webhook woke, may be due sooner than was foreseen.
 */
export function createPollJob(context: Context): Job {
  return createJobLoop(context, {
    name: 'polling',
    wokenBy: ['channels'],
    async round(stopping) {
      try {
        await pollDue(context, { budgetMs, stopping })
      } finally {
        await settleReplies(context)
      }
      const next = await nextPollDue(context)
      return next === null ? null : Math.max(next, context.clock.now() + debounceMs)
    },
  })
}
