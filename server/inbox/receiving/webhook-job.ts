import type { Context } from '../../context.ts'
import type { Job } from '../../platform/job.ts'
import { limitOf } from '../../platform/limit.ts'
import {
  forgetWebhooks,
  type WebhookBatch,
  waitingBatches,
  workOnWebhooks,
} from './webhook-work.ts'

/** How many batches are worked on at the same time. */
const abreast = 4
/** Between two looks at the same channels, ms, however many webhooks come meanwhile. */
const breathMs = 500
/** The longest sleep, ms: a clock that jumps makes a webhook this late at most. */
const longestSleepMs = 60_000
/** After an error of the database, ms. */
const restMs = 1000

/**
 * Works on webhooks as they are stored: woken by the bell, asleep until the next one is due. What
 * is to be done is in rows, so that a restart goes on where the last run was.
 */
export function createWebhookJob(context: Context): Job & { start(): void } {
  const limit = limitOf(abreast)
  /** By the batch's key. */
  const underWay = new Map<string, Promise<void>>()
  const restUntil = new Map<string, number>()
  /** The last one since a round began, for whoever asked for the round. */
  const failures: unknown[] = []
  let timer: NodeJS.Timeout | undefined
  let stopped = true
  /** Never begun is not stopped: then rounds are run one by one. */
  let stopping = false
  let stopListening: (() => void) | undefined
  /** A look at what is due is under way; `again`: something came meanwhile. */
  let looking = false
  let again = false
  let lastLook = Promise.resolve()

  function wake(): void {
    if (stopped) return
    again = true
    if (!looking) lastLook = look()
  }

  async function look(): Promise<void> {
    looking = true
    while (again && !stopped) {
      again = false
      clearTimeout(timer)
      const sleepMs = await beginDue()
      if (!stopped) timer = setTimeout(wake, sleepMs)
    }
    looking = false
  }

  /** Resolves with how long to sleep, ms. What is begun wakes us at its end. */
  async function beginDue(): Promise<number> {
    try {
      const now = context.clock.now()
      forgetRests(now)
      let sleepMs = longestSleepMs
      for (const batch of await waitingBatches(context)) {
        if (underWay.has(batch.key)) continue
        const waitMs = Math.max(batch.nextAt, restUntil.get(batch.key) ?? 0) - now
        if (waitMs <= 0) begin(batch, now)
        else sleepMs = Math.min(sleepMs, waitMs)
      }
      return sleepMs
    } catch (error) {
      context.log.error(error, 'looking for webhooks failed')
      failures[0] = error
      return restMs
    }
  }

  /** A clock that was put back must not make anybody rest for hours. */
  function forgetRests(now: number): void {
    for (const [key, until] of restUntil) {
      if (until <= now || until > now + restMs) restUntil.delete(key)
    }
  }

  function begin(batch: WebhookBatch, now: number): void {
    restUntil.set(batch.key, now + breathMs)
    const work = limit(() => workOnWebhooks(context, batch, { stopping: () => stopping }))
      .catch(error => {
        context.log.error({ err: error, channels: batch.channelIds }, 'working on webhooks failed')
        failures[0] = error
        restUntil.set(batch.key, context.clock.now() + restMs)
      })
      .finally(() => {
        underWay.delete(batch.key)
        wake()
      })
    underWay.set(batch.key, work)
  }

  return {
    name: 'webhooks',
    start() {
      stopped = false
      stopListening = context.webhookBell.listen(wake)
      wake()
    },
    async runOnce() {
      failures.length = 0
      await forgetWebhooks(context)
      await beginDue()
      await Promise.all(underWay.values())
      if (failures.length > 0) throw failures[0]
    },
    async stop() {
      stopped = true
      stopping = true
      stopListening?.()
      clearTimeout(timer)
      await lastLook
      await Promise.all(underWay.values())
    },
  }
}
