import type { Context } from '../context.ts'
import { pollDue } from '../services/poll.ts'
import { settleReplies } from '../services/settle-replies.ts'
import type { Job } from './job.ts'

/** A long import ends its round before the next minute, so that no other channel waits for it. */
const budgetMs = 50_000

/** Looks at the channels that are due, then at the answers of which nobody knows whether they left. */
export function createPollJob(context: Context): Job {
  let stopping = false
  let round: Promise<void> = Promise.resolve()
  const once = async () => {
    try {
      await pollDue(context, { budgetMs, stopping: () => stopping })
    } finally {
      await settleReplies(context)
    }
  }
  return {
    name: 'poll',
    async runOnce() {
      round = once()
      await round
    },
    async stop() {
      stopping = true
      // How it went is told to whoever asked for the round.
      await Promise.allSettled([round])
    },
  }
}
