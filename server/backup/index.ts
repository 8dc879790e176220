import type { Capability } from '../capability.ts'

const files = () => import('./commands.ts')

/** Nothing is lost: backups, putting one back, and the upgrade of the database. */
export const backup: Capability = {
  async metrics(context) {
    const { backupMetrics } = await import('./nightly.ts')
    return await backupMetrics(context, context.settings)
  },
  operations: async () => (await import('./operations.ts')).operations,
  async api(context) {
    const { backupRoutes } = await import('./routes.ts')
    return backupRoutes(context)
  },
  async jobs(context) {
    const { createJobLoop } = await import('../platform/job-loop.ts')
    const { backupNow, nextNightlyBackup, sweepBackups } = await import('./nightly.ts')
    const { removeReplaced } = await import('./replaced.ts')
    const { settings, clock } = context
    /**
     * One backup a night; a machine that was off makes it when it is on again. What a restoring replaced
     * goes here too, when its days are over.
     */
    const nightly = createJobLoop(context, {
      name: 'backup',
      work: 'long',
      sweep: () => sweepBackups(context),
      async round() {
        removeReplaced(context, settings.databaseUrl, clock.now())
        const due = await nextNightlyBackup(context, settings)
        if (due === null || due > clock.now()) return due
        await backupNow(context, settings)
        return await nextNightlyBackup(context, settings)
      },
    })
    return [nightly]
  },
  commands: { backup: files, restore: files, upgrade: files, migrate: files },
}
