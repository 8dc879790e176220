import cron from 'node-cron'
import { createFeedJob } from '../agenda/job.ts'
import { createAlertJob } from '../alerts/job.ts'
import { createCheckJob } from '../channels/job.ts'
import type { Context } from '../context.ts'
import { createDigestJob } from '../digest/job.ts'
import { createArchiveJob } from '../history-import/job.ts'
import { createPollJob } from '../inbox/receiving/poll-job.ts'
import { createWebhookJob } from '../inbox/receiving/webhook-job.ts'
import { approvalMails, channelMails, createMailJob, deliveryMails } from '../mail/job.ts'
import { createDueTimer } from '../publishing/job.ts'
import { createRebuildJob } from '../reply-times/job.ts'
import { createForeignWatch } from './foreign-watch.ts'
import type { Job } from './job.ts'

export type Jobs = { stop(): Promise<void> }

/** A commune's Monday morning is a Paris morning, wherever the server stands. */
const timezone = 'Europe/Paris'

/**
 * Cron only wakes: what is due is in rows. Polling and the due-timer sleep until the next row is due,
 * a minute at most; of the two only deliveries have cron as a net beneath them.
 */
export function startJobs(context: Context): Jobs {
  const poll = createPollJob(context)
  const digest = createDigestJob(context)
  const check = createCheckJob(context)
  const ofChannels = createMailJob(context, channelMails)
  const ofApprovals = createMailJob(context, approvalMails)
  const ofDeliveries = createMailJob(context, deliveryMails)
  const due = createDueTimer(context)
  const alerts = createAlertJob(context)
  const rebuild = createRebuildJob(context)
  const archive = createArchiveJob(context)
  const feeds = createFeedJob(context)
  const watch = createForeignWatch(context)
  const webhooks = createWebhookJob(context)
  const wake = (job: Job) => async () => {
    try {
      await job.runOnce()
    } catch (error) {
      context.log.error(error, `job ${job.name}`)
    }
  }
  const tasks = [
    cron.schedule('* * * * *', wake(due), { timezone, noOverlap: true }),
    cron.schedule('* * * * *', wake(alerts), { timezone, noOverlap: true }),
    cron.schedule('* * * * *', wake(rebuild), { timezone, noOverlap: true }),
    cron.schedule('* * * * *', wake(archive), { timezone, noOverlap: true }),
    cron.schedule('* * * * *', wake(webhooks), { timezone, noOverlap: true }),
    // 08:00 and each minute of the morning after: a server that was off at eight sends at its start.
    cron.schedule('* * * * *', wake(digest), { timezone, noOverlap: true }),
    cron.schedule('*/10 * * * *', wake(check), { timezone, noOverlap: true }),
    cron.schedule('*/10 * * * *', wake(ofChannels), { timezone, noOverlap: true }),
    cron.schedule('*/10 * * * *', wake(feeds), { timezone, noOverlap: true }),
    cron.schedule('* * * * *', wake(ofApprovals), { timezone, noOverlap: true }),
    cron.schedule('* * * * *', wake(ofDeliveries), { timezone, noOverlap: true }),
  ]
  poll.start()
  due.start()
  alerts.start()
  ofChannels.start()
  ofApprovals.start()
  ofDeliveries.start()
  rebuild.start()
  archive.start()
  watch.start()
  webhooks.start()
  return {
    async stop() {
      for (const task of tasks) await task.destroy()
      await Promise.all(
        [
          poll,
          digest,
          check,
          ofChannels,
          ofApprovals,
          ofDeliveries,
          due,
          alerts,
          rebuild,
          archive,
          feeds,
          watch,
          webhooks,
        ].map(job => job.stop()),
      )
    },
  }
}
