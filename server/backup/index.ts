import type { Capability } from '../capability.ts'

const files = () => import('./commands.ts')

/** Nothing is lost: backups, putting one back, and the upgrade of the database. */
export const backup: Capability = {
  commands: { backup: files, restore: files, migrate: files },
}
