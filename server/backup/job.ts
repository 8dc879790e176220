import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { backupNow, nextNightlyBackup } from './nightly.ts'
import { removeReplaced } from './replaced.ts'

/**
 * One backup a night; a machine that was off makes it when it is on again. What a restoring replaced
 * goes here too, when its days are over.
 */
export function createBackupJob(context: Context): Job {
  const { settings } = context
  return createJobLoop(context, {
    name: 'backup',
    work: 'long',
    async round() {
      removeReplaced(context, settings.databaseUrl, context.clock.now())
      const due = await nextNightlyBackup(context, settings)
      if (due === null || due > context.clock.now()) return due
      await backupNow(context, settings)
      return await nextNightlyBackup(context, settings)
    },
  })
}
