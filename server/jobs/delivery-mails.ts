import type { Context } from '../context.ts'
import { nextDeliveryMailAt, sendDeliveryMails } from '../services/delivery-mail.ts'
import type { Job } from './job.ts'
import { createSleeper } from './sleeper.ts'

/**
 * Tells people of what did not go out. A delivery that changes wakes it at once; the sleeper waits
 * for what else may fail with it.
 */
export function createDeliveryMailJob(context: Context): Job & { start(): void } {
  let stopping = false
  let round: Promise<unknown> = Promise.resolve()
  /** One round after the other, whoever asked for it. */
  const post = (): Promise<void> => {
    const run = round.then(() => sendDeliveryMails(context, () => stopping))
    // Whoever asked for this round gets its error; the next one begins all the same.
    round = run.catch(() => undefined)
    return run
  }
  const posting = createSleeper(context, 'delivery mails', async () => {
    await post()
    return await nextDeliveryMailAt(context)
  })
  let stopListening: (() => void) | undefined
  return {
    name: 'delivery mails',
    start() {
      stopListening = context.changes.listen(({ topics }) => {
        if (topics.includes('deliveries') || topics.includes('channels')) posting.wake()
      })
      posting.start()
    },
    runOnce: post,
    async stop() {
      stopping = true
      stopListening?.()
      await Promise.all([posting.stop(), round])
    },
  }
}
