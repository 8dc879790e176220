import type { Context } from '../context.ts'
import type { Job } from '../platform/job.ts'
import { createSleeper } from '../platform/sleeper.ts'
import { nameWorker } from '../platform/worker.ts'
import { resumeChannel } from './deliver.ts'
import { createDeliverer } from './deliverer.ts'

/** Channels that come to rest one after the other are looked at together, ms. */
const breathMs = 20

/**
 * Sleeps until the next delivery is due, to the millisecond, and sets the engine to work; woken
 * before by whatever changes deliveries here or in another process.
 */
export function createDueTimer(context: Context): Job & { start(): void } {
  /** What the engine itself tells needs no waking: it goes on by itself. */
  let telling = false
  const changes: Context['changes'] = {
    ...context.changes,
    tell(...news) {
      telling = true
      try {
        context.changes.tell(...news)
      } finally {
        telling = false
      }
    },
  }
  const worker = nameWorker()
  const deliverer = createDeliverer(
    { ...context, changes },
    { worker, onRest: () => sleeper.wakeWithin(breathMs) },
  )
  const sleeper = createSleeper(context, 'deliveries', async () => {
    await deliverer.begin()
    return await deliverer.nextDueAt()
  })
  let stopListening: (() => void) | undefined

  return {
    name: 'due-timer',
    start() {
      stopListening = context.changes.listen(({ topics }) => {
        if (topics.includes('deliveries') && !telling) sleeper.wake()
      })
      sleeper.start()
    },
    async runOnce() {
      await resumeChannel(context)
      const ends = await Promise.all(await deliverer.begin())
      const failed = ends.find(({ error }) => error !== null)
      if (failed) throw failed.error
    },
    async stop() {
      stopListening?.()
      await sleeper.stop()
      await deliverer.stop()
    },
  }
}
