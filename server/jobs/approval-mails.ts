import type { Context } from '../context.ts'
import { nextApprovalMailAt, sendApprovalMails } from '../services/approval-mail.ts'
import type { Job } from './job.ts'
import { createSleeper } from './sleeper.ts'

/**
 * Asks for approval by mail, reminds and tells. What is planned or decided wakes it at once; the
 * sleeper looks each minute for a reminder that has become due.
 */
export function createApprovalMailJob(context: Context): Job & { start(): void } {
  let stopping = false
  let round: Promise<unknown> = Promise.resolve()
  /** One round after the other, whoever asked for it. */
  const post = (): Promise<void> => {
    const run = round.then(() => sendApprovalMails(context, () => stopping))
    // Whoever asked for this round gets its error; the next one begins all the same.
    round = run.catch(() => undefined)
    return run
  }
  const posting = createSleeper(context, 'approval mails', async () => {
    await post()
    return await nextApprovalMailAt(context)
  })
  let stopListening: (() => void) | undefined
  return {
    name: 'approval mails',
    start() {
      stopListening = context.changes.listen(({ topics }) => {
        if (topics.includes('deliveries')) posting.wake()
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
