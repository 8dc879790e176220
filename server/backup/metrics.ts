import type { Deps } from '../deps.ts'
import { gauge, type Metric, secondsSince } from '../platform/metric.ts'
import { lastMadeBackup } from './store/backups.ts'

/** How old the last backup is; nothing while there is none. */
export async function backupMetrics({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<Metric[]> {
  const made = await lastMadeBackup(db)
  const values =
    made === undefined ? [] : [{ labels: {}, value: secondsSince(made.startedAt, clock.now()) }]
  return [gauge('tambour_backup_age_seconds', 'Time since the last backup was made.', values)]
}
