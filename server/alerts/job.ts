import type { Context } from '../context.ts'
import type { Job } from '../platform/job.ts'
import { createRounds } from '../platform/rounds.ts'
import { createSleeper } from '../platform/sleeper.ts'
import type { Topic } from '../today/shapes.ts'
import { raiseAlerts } from './alerts.ts'
import { nextAlertMailAt, sendAlertMails } from './mail.ts'

/** What moves the instant at which the next alert is due. */
const moving: readonly Topic[] = ['messages', 'commune', 'alerts']

/**
 * Raises alerts at the millisecond at which somebody's wait passes a line, and sends their mails
 * beside: a mail server that takes its time keeps no alert from the screens.
 */
export function createAlertJob(context: Context): Job & { start(): void } {
  let stopping = false
  const raising = createSleeper(context, 'alerts', () => raiseAlerts(context))
  const posting = createSleeper(context, 'alert mails', async () => {
    await post()
    return await nextAlertMailAt(context)
  })
  const post = () => sendAlertMails(context, () => stopping)
  const rounds = createRounds(async () => {
    await raiseAlerts(context)
    await post()
  })
  let stopListening: (() => void) | undefined
  return {
    name: 'alerts',
    start() {
      stopListening = context.changes.listen(({ topics }) => {
        if (topics.some(topic => moving.includes(topic))) raising.wake()
        if (topics.includes('alerts')) posting.wake()
      })
      raising.start()
      posting.start()
    },
    runOnce: rounds.run,
    async stop() {
      stopping = true
      stopListening?.()
      await Promise.all([raising.stop(), posting.stop(), rounds.ended()])
    },
  }
}
