import cron from 'node-cron'
import type { Context } from '../context.ts'
import { createAlertJob } from './alerts.ts'
import { createArchiveJob } from './archive.ts'
import { createCheckJob } from './check.ts'
import { createDigestJob } from './digest.ts'
import { createDueTimer } from './due-timer.ts'
import { createFeedJob } from './feeds.ts'
import { createForeignWatch } from './foreign-watch.ts'
import type { Job } from './job.ts'
import { approvalMails, channelMails, createMailJob, deliveryMails } from './mails.ts'
import { createPollJob } from './poll.ts'
import { createRebuildJob } from './rebuild.ts'
import { createWebhookJob } from './webhooks.ts'

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
