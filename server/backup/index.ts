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
    const { createBackupJob } = await import('./job.ts')
    return [createBackupJob(context)]
  },
  commands: { backup: files, restore: files, upgrade: files, migrate: files },
}
