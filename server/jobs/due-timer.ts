import type { Context } from '../context.ts'
import { resumeChannel } from '../services/deliver.ts'
import { createDeliverer } from '../services/deliverer.ts'
import { nameWorker } from '../services/worker.ts'
import type { Job } from './job.ts'

/**
 * The longest sleep, ms: a clock that jumps, or a laptop that wakes, makes a delivery this late at
 * most. Far below the 2^31 ms beyond which `setTimeout` fires at once.
 */
const longestSleepMs = 60_000
/** After an error of the database, ms. */
const restMs = 1000

/**
 * Sleeps until the next delivery is due, to the millisecond, and sets the engine to work; woken
 * before by whatever changes deliveries here or in another process.
 */
export function createDueTimer(context: Context): Job & { start(): void } {
  let timer: NodeJS.Timeout | undefined
  let stopped = true
  /** A look at what is due next is under way; `again`: something changed meanwhile. */
  let looking = false
  let again = false
  let lastLook = Promise.resolve()
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
  const deliverer = createDeliverer({ ...context, changes }, { worker, onRest: wake })
  let stopListening: (() => void) | undefined

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
      let sleepMs = longestSleepMs
      try {
        await deliverer.begin()
        const next = await deliverer.nextDueAt()
        if (next !== null) sleepMs = Math.min(sleepMs, Math.max(0, next - context.clock.now()))
      } catch (error) {
        context.log.error(error, 'looking for what is due failed')
        sleepMs = restMs
      }
      if (!stopped) timer = setTimeout(wake, sleepMs)
    }
    looking = false
  }

  return {
    name: 'due-timer',
    start() {
      stopped = false
      stopListening = context.changes.listen(({ topics }) => {
        if (topics.includes('deliveries') && !telling) wake()
      })
      wake()
    },
    async runOnce() {
      await resumeChannel(context)
      const ends = await Promise.all(await deliverer.begin())
      const failed = ends.find(({ error }) => error !== null)
      if (failed) throw failed.error
    },
    async stop() {
      stopped = true
      stopListening?.()
      clearTimeout(timer)
      await lastLook
      await deliverer.stop()
    },
  }
}
