import type { Context } from '../context.ts'
import { nextPollDue, pollDue } from '../services/poll.ts'
import { settleReplies } from '../services/settle-replies.ts'
import type { Job } from './job.ts'
import { createSleeper } from './sleeper.ts'

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
  let round: Promise<void> = Promise.resolve()
  const once = async () => {
    try {
      await pollDue(context, { budgetMs, stopping: () => stopping })
    } finally {
      await settleReplies(context)
    }
  }
  async function runOnce(): Promise<void> {
    // Whoever asked for a round gets its error; the next one begins all the same.
    round = round.catch(() => undefined).then(once)
    await round
  }
  const sleeper = createSleeper(context, 'polling', async () => {
    await runOnce()
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
    runOnce,
    async stop() {
      stopping = true
      stopListening?.()
      await sleeper.stop()
      // How it went is told to whoever asked for the round.
      await Promise.allSettled([round])
    },
  }
}
