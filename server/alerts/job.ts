import type { Context } from '../context.ts'
import { createCommuneTimes } from '../people/commune-times.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { raiseAlerts } from './alerts.ts'

/**
 * Raises alerts at the millisecond at which somebody's wait passes a line. Their mails are the
 * outbox's: a mail server that takes its time keeps no alert from the screens.
 */
export function createAlertJob(context: Context): Job {
  const times = createCommuneTimes()
  return createJobLoop(context, {
    name: 'alerts',
    // What moves the instant at which the next alert is due.
    wokenBy: ['messages', 'commune', 'alerts'],
    hear: ({ communeId }) => times.hear(communeId),
    round: async () => await raiseAlerts(context, times),
  })
}
