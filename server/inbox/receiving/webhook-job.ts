import type { Context } from '../../context.ts'
import { createJobLoop, type Job } from '../../platform/job-loop.ts'
import { limitOf } from '../../platform/limit.ts'
import {
  forgetWebhooks,
  type WebhookBatch,
  waitingBatches,
  workOnWebhooks,
} from './webhook-work.ts'

/** How many batches are worked on at the same time. */
const concurrency = 4
/** Between two looks at the same channels, ms, however many webhooks come meanwhile. */
const debounceMs = 500
/** After an error, ms. */
const backOffMs = 1000

/**
 * Works on webhooks as they are stored. A batch whose network is slow keeps no other one waiting:
 * a round begins what is due, and what ends begins the next round.
 */
export function createWebhookJob(context: Context): Job {
  const limit = limitOf(concurrency)
  /** By the batch's key. */
  const underWay = new Map<string, Promise<void>>()
  const notBefore = new Map<string, number>()
  /** The last one since it was asked for. */
  const failures: unknown[] = []

  /** A clock that was put back must not make anybody wait for hours. */
  function forgetDelays(now: number): void {
    for (const [key, until] of notBefore) {
      if (until <= now || until > now + backOffMs) notBefore.delete(key)
    }
  }

  function begin(batch: WebhookBatch, now: number, stopping: () => boolean): void {
    notBefore.set(batch.key, now + debounceMs)
    const work = limit(() => workOnWebhooks(context, batch, { stopping }))
      .catch(error => {
        context.log.error({ err: error, channels: batch.channelIds }, 'webhook-failed')
        failures[0] = error
        notBefore.set(batch.key, context.clock.now() + backOffMs)
      })
      .finally(() => {
        underWay.delete(batch.key)
        job.wake()
      })
    underWay.set(batch.key, work)
  }

  const job = createJobLoop(context, {
    name: 'webhooks',
    wakeSignal: context.webhookSignal,
    sweep: () => forgetWebhooks(context),
    async round(stopping) {
      const now = context.clock.now()
      forgetDelays(now)
      let next: number | null = null
      for (const batch of await waitingBatches(context)) {
        if (underWay.has(batch.key)) continue
        const at = Math.max(batch.nextAt, notBefore.get(batch.key) ?? 0)
        if (at <= now) begin(batch, now, stopping)
        else next = Math.min(next ?? at, at)
      }
      return next
    },
    async settled() {
      await Promise.all(underWay.values())
      const [failure] = failures.splice(0)
      if (failure !== undefined) throw failure
    },
  })
  return job
}
