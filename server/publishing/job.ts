import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { nameWorker } from '../platform/worker.ts'
import { createDeliverer } from './deliverer.ts'
import type { LaneEnd } from './lane-pool.ts'
import { resumeChannel } from './publishable-channels.ts'

/** Channels that have nothing more to do one after the other are looked at together, ms. */
const debounceMs = 20

/**
 * Sleeps until the next delivery is due, to the millisecond, and sets the engine to work; woken
 * before by whatever changes deliveries here or in another process.
 */
export function createDueTimer(context: Context): Job {
  /** What the engine itself tells needs no waking: it goes on by itself. */
  let isTelling = false
  const changes: Context['changes'] = {
    ...context.changes,
    tell(...news) {
      isTelling = true
      try {
        context.changes.tell(...news)
      } finally {
        isTelling = false
      }
    },
    listen: (listener, of) =>
      context.changes.listen(change => {
        if (!isTelling) listener(change)
      }, of),
  }
  const deliverer = createDeliverer(
    { ...context, changes },
    {
      worker: nameWorker(),
      letsOthersSend: true,
      onRest: () => job.wakeWithin(debounceMs),
    },
  )
  const underWay = new Set<Promise<LaneEnd>>()
  /** The last one since it was asked for. */
  let failure: unknown = null
  const job = createJobLoop(
    { ...context, changes },
    {
      name: 'deliveries',
      wokenBy: ['deliveries'],
      async round() {
        for (const end of await deliverer.begin()) {
          underWay.add(end)
          void end.then(({ error }) => {
            underWay.delete(end)
            if (error !== null) failure = error
          })
        }
        return await deliverer.nextDueAt()
      },
      sweep: () => resumeChannel(context),
      stop: () => deliverer.stop(),
      async settled() {
        await Promise.all(underWay)
        const failed = failure
        failure = null
        if (failed !== null) throw failed
      },
    },
  )
  return job
}
