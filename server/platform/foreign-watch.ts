import type { Context } from '../context.ts'
import type { Job } from './job.ts'

const everyMs = 1000

/**
 * Notices what another process wrote (the command line beside a running server, another worker)
 * and tells the open screens and the due-timer.
 */
export function createForeignWatch(context: Context): Job & { start(): void } {
  let timer: NodeJS.Timeout | undefined
  let seen: number | undefined
  let failing = false
  const runOnce = async () => {
    const version = await context.database.foreignVersion()
    if (seen !== undefined && version !== seen) {
      context.changes.tell(
        null,
        'messages',
        'deliveries',
        'channels',
        'commune',
        'alerts',
        'rebuild',
      )
    }
    seen = version
  }
  const round = async () => {
    try {
      await runOnce()
      failing = false
    } catch (error) {
      if (!failing) context.log.error(error, 'watching for changes by other processes failed')
      failing = true
    }
    if (timer !== undefined) timer = setTimeout(round, everyMs)
  }
  return {
    name: 'foreign-watch',
    runOnce,
    start() {
      timer = setTimeout(round, 0)
    },
    async stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
