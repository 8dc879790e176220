import type { Context } from '../../context.ts'
import { createJobLoop, type Job } from '../../platform/job-loop.ts'
import { settleReplies } from '../answering/settle-answers.ts'
import { createPoller, nextPollDue } from './poll.ts'

/** A long import gives its lease back after so long, so that a stop or another process gets its turn. */
const budgetMs = 50_000
/** A channel that is due and held by somebody else's look is not asked about again at once, ms. */
const debounceMs = 1_000
/** While there is more to do than room, looks that end one after the other are followed together, ms. */
const gatherMs = 20

/**
 * Looks at the channels that are due, and at the answers of which nobody knows whether they left.
 * A channel that was connected, or that a webhook woke, may be due sooner than was foreseen.
 */
export function createPollJob(context: Context): Job {
  let isStopping = false
  let settling: Promise<unknown> | null = null
  let failure: unknown = null
  const poller = createPoller(context, {
    budgetMs,
    stopping: () => isStopping,
    onRoom: () => job.wakeWithin(gatherMs),
  })

  /** After the looks, which may have found them; their networks take their time, and no channel waits. */
  function settle(): void {
    settling ??= poller
      .passed()
      .then(() => settleReplies(context))
      .catch(error => {
        failure = error
        context.log.error(error, 'answers-not-settled')
      })
      .finally(() => {
        settling = null
      })
  }

  const job = createJobLoop(context, {
    name: 'polling',
    wokenBy: ['channels'],
    // What a look tells is such a change, too.
    apartMs: gatherMs,
    async round() {
      try {
        await poller.begin()
      } finally {
        settle()
      }
      const next = await nextPollDue(context)
      return next === null ? null : Math.max(next, context.clock.now() + debounceMs)
    },
    stop() {
      isStopping = true
    },
    async settled() {
      await poller.settled()
      await settling
      const failed = failure
      failure = null
      if (failed !== null) throw failed
    },
  })
  return job
}
