import type { Context } from '../../context.ts'
import type { Job } from '../../platform/job.ts'
import { createRounds } from '../../platform/rounds.ts'
import { createSleeper } from '../../platform/sleeper.ts'
import { settleReplies } from '../answering/settle-replies.ts'
import { nextPollDue, pollDue } from './poll.ts'

/** A long import ends its round before the next minute, so that no other channel waits for it. */
const budgetMs = 50_000
/** A channel that is due and held by somebody else's look is not asked about again at once, ms. */
const breathMs = 1_000

/**
 * Looks at the channels that are due, then at the answers of which nobody knows whether they left.
 * It sleeps until the next channel is due; rounds never run at once.
 */
export function createPollJob(context: Context): Job & { start(): void } {
  let stopping = false
  const rounds = createRounds(async () => {
    try {
      await pollDue(context, { budgetMs, stopping: () => stopping })
    } finally {
      await settleReplies(context)
    }
  })
  const sleeper = createSleeper(context, 'polling', async () => {
    await rounds.run()
    const next = await nextPollDue(context)
    return next === null ? null : Math.max(next, context.clock.now() + breathMs)
  })
  let stopListening: (() => void) | undefined
  return {
    name: 'poll',
    start() {
      // A channel that was connected, or that a webhook woke, may be due sooner than was foreseen.
      stopListening = context.changes.listen(({ topics }) => {
        if (topics.includes('channels')) sleeper.wake()
      })
      sleeper.start()
    },
    runOnce: rounds.run,
    async stop() {
      stopping = true
      stopListening?.()
      await sleeper.stop()
      await rounds.ended()
    },
  }
}
