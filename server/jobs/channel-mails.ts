import type { Context } from '../context.ts'
import { nextChannelMailAt, sendChannelMails } from '../services/channel-mail.ts'
import type { Job } from './job.ts'
import { createSleeper } from './sleeper.ts'

/**
 * Tells administrators that a channel's access ends or died. A pause wakes it at once; the sleeper
 * looks each minute for a warning that has become due.
 */
export function createChannelMailJob(context: Context): Job & { start(): void } {
  let stopping = false
  const post = () => sendChannelMails(context, () => stopping)
  const posting = createSleeper(context, 'channel mails', async () => {
    await post()
    return await nextChannelMailAt(context)
  })
  let round: Promise<unknown> = Promise.resolve()
  let stopListening: (() => void) | undefined
  return {
    name: 'channel mails',
    start() {
      stopListening = context.changes.listen(({ topics }) => {
        if (topics.includes('channels')) posting.wake()
      })
      posting.start()
    },
    async runOnce() {
      const run = round.then(post)
      // Whoever asked for this round gets its error; the next one begins all the same.
      round = run.catch(() => undefined)
      await run
    },
    async stop() {
      stopping = true
      stopListening?.()
      await Promise.all([posting.stop(), round])
    },
  }
}
