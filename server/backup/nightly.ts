import { join } from 'node:path'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { failureBehind } from '../platform/health.ts'
import { Refusal } from '../platform/refusal.ts'
import { makeBackup } from './make-backup.ts'
import { backupPlace, placeName } from './places.ts'
import { nextBackupAt, tooOldMs } from './rules/due.ts'
import type { BackupShape, BackupsShape } from './shapes.ts'
import {
  type BackupRow,
  backupsToRemove,
  beginBackup,
  endBackup,
  endStuckBackups,
  lastMadeBackup,
  listBackups,
  markRemoved,
} from './store/backups.ts'

export type NightlyDeps = Pick<Deps, 'db' | 'database' | 'clock' | 'log' | 'changes' | 'dataDir'>

/** The settings of the process that are about backups (server/settings.ts). */
export type NightlySettings = {
  databaseUrl: string
  secretKey: Buffer
  backupTo: string | null
  backupKeep: number
  backupPassphrase: string | null
}

/** One that has no end after this is of a process that is gone, ms. */
const stuckMs = 60 * 60_000

/** When the next backup is due, ms UTC; null: never. */
export async function nextNightlyBackup(
  { db }: Pick<Deps, 'db'>,
  { backupTo }: Pick<NightlySettings, 'backupTo'>,
): Promise<number | null> {
  if (backupTo === null) return null
  const [last] = await listBackups(db, 1)
  const made = await lastMadeBackup(db)
  return nextBackupAt({ madeAt: made?.startedAt ?? null, triedAt: last?.startedAt ?? null })
}

/**
 * Makes a backup where the settings say, unless another process is making one, and removes those
 * beyond the ones that are kept. Its row says how it went, whatever happens.
 * @returns the row; undefined when another is under way
 */
export async function backupNow(
  deps: NightlyDeps,
  settings: NightlySettings,
): Promise<BackupShape | undefined> {
  const { databaseUrl, secretKey, backupPassphrase: passphrase, backupTo } = settings
  if (backupTo === null) {
    throw new Refusal('conflict', 'Aucun lieu de sauvegarde : donnez un dossier dans BACKUP_TO.')
  }
  const { db, clock } = deps
  const startedAt = clock.now()
  await endStuckBackups(db, {
    before: startedAt - stuckMs,
    endedAt: startedAt,
    error: 'Tambour s’est arrêté pendant la sauvegarde.',
  })
  const place = backupPlace(backupTo, join(deps.dataDir, 'backups'))
  const name = `tambour-${toIso(startedAt).replaceAll(/[:.]/g, '-')}.db`
  const id = await beginBackup(db, { place: place.name, name, startedAt })
  if (id === undefined) return undefined
  deps.changes.tell(null, 'backup')
  try {
    // Nobody else is making one now: what lies there half made is nobody's.
    place.prepare()
    const source = { databaseUrl, secretKey, passphrase }
    const { bytes, hasKey } = await makeBackup(deps, source, join(place.folder, name))
    await place.put(name)
    await endBackup(db, id, { endedAt: clock.now(), bytes, hasKey: hasKey ? 1 : 0, error: null })
    for (const old of await backupsToRemove(db, place.name, settings.backupKeep)) {
      await place.remove(old.name)
      await markRemoved(db, old.id, clock.now())
    }
  } catch (error) {
    deps.log.error(error, 'a backup failed')
    const sentence = reasonOf(error)
    await endBackup(db, id, { endedAt: clock.now(), bytes: null, hasKey: null, error: sentence })
  }
  deps.changes.tell(null, 'backup')
  const [row] = await listBackups(db, 1)
  return row === undefined ? undefined : shapeOf(row)
}

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message
  const problem = failureBehind(error)
  if (problem !== null) return problem.message
  return `La sauvegarde n’a pas pu se faire : ${error instanceof Error ? error.message : error}.`
}

/** What people see of backups: the last thirty, and whether the newest is too old. */
export async function backupsShown(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { backupTo, backupKeep, backupPassphrase }: Omit<NightlySettings, 'databaseUrl' | 'secretKey'>,
): Promise<BackupsShape> {
  const rows = await listBackups(db, 30)
  return {
    place: backupTo === null ? null : placeName(backupTo),
    keep: backupKeep,
    sealsKey: backupPassphrase !== null,
    tooOld: await isBackupTooOld({ db, clock }),
    backups: rows.map(shapeOf),
  }
}

/**
 * What people who read no screen are told of backups: when the last one was made (ms UTC; null:
 * never) where that is too long ago; null while there is nothing to tell, or none are made.
 */
export async function backupWarning(
  deps: Pick<Deps, 'db' | 'clock'>,
): Promise<{ madeAt: number | null } | null> {
  const [last] = await listBackups(deps.db, 1)
  if (last === undefined || !(await isBackupTooOld(deps))) return null
  return { madeAt: (await lastMadeBackup(deps.db))?.startedAt ?? null }
}

/** Whether the last backup that was made lies three days back, or there is none. */
async function isBackupTooOld({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<boolean> {
  const made = await lastMadeBackup(db)
  return made === undefined || clock.now() - made.startedAt > tooOldMs
}

function shapeOf(row: BackupRow): BackupShape {
  return {
    id: row.id,
    place: row.place,
    name: row.name,
    startedAt: toIso(row.startedAt),
    endedAt: toIsoOrNull(row.endedAt),
    bytes: row.bytes,
    hasKey: row.hasKey === null ? null : row.hasKey === 1,
    error: row.error,
    removedAt: toIsoOrNull(row.removedAt),
  }
}
