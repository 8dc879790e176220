import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { backupNow, nextNightlyBackup } from './nightly.ts'

/** One backup a night; a machine that was off makes it when it is on again. */
export function createBackupJob(context: Context): Job {
  const { settings } = context
  return createJobLoop(context, {
    name: 'backup',
    async round() {
      const due = await nextNightlyBackup(context, settings)
      if (due === null || due > context.clock.now()) return due
      await backupNow(context, settings)
      return await nextNightlyBackup(context, settings)
    },
  })
}
