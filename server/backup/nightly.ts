import { join } from 'node:path'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { type Sentence, sentenceOrNull } from '../language/sentence.ts'
import { failureBehind } from '../platform/health.ts'
import { instants, type Metric } from '../platform/metric.ts'
import { Refusal } from '../platform/refusal.ts'
import { makeBackup } from './make-backup.ts'
import { type BackupPlace, backupPlace, type PlaceOptions, placeName } from './places.ts'
import { replacedDatabases } from './replaced.ts'
import { nextBackupAt, tooOldMs } from './rules.ts'
import type { S3Keys } from './s3-requests.ts'
import { backupSentences } from './sentences.ts'
import type { BackupShape, BackupsShape } from './shapes.ts'
import {
  alone,
  type BackupRow,
  backupsToRemove,
  beginBackup,
  endBackup,
  endOpenBackups,
  failedBackups,
  hasOpenBackup,
  lastMadeBackup,
  listBackups,
  markRemoved,
} from './store-backups.ts'

export type NightlyDeps = Pick<
  Deps,
  'db' | 'database' | 'clock' | 'log' | 'changes' | 'dataDir'
> & {
  /** For tests: small parts, no waiting, and the clock with which a storage compares its own. */
  s3?: Partial<PlaceOptions['s3']>
}

/** The settings of the process that are about backups (server/settings.ts). */
export type NightlySettings = {
  databaseUrl: string
  secretKey: Buffer
  backupTo: string | null
  backupKeep: number
  backupPassphrase: string | null
  backupS3Keys: S3Keys | null
}

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
  const { backupTo } = settings
  if (backupTo === null) {
    throw new Refusal('conflict', backupSentences.noPlace)
  }
  const { db } = deps
  const place = await backupPlace(backupTo, {
    workFolder: join(deps.dataDir, 'backups'),
    s3: { clock: deps.clock, keys: settings.backupS3Keys, ...deps.s3 },
  })
  const made = await alone(db, async () => {
    await makeAt(place, deps, settings)
    await removeOld(place, deps, settings)
    return true
  })
  if (made === null) return undefined
  deps.changes.tell(null, 'backup')
  const [row] = await listBackups(db, 1)
  return row === undefined ? undefined : shapeOf(row)
}

/**
 * Says of a backup whose process was killed that it was cut off: nobody could begin one by hand while
 * it seemed under way. Each backup that is put back holds such a row, its own.
 */
export async function sweepBackups({
  db,
  clock,
  changes,
}: Pick<NightlyDeps, 'db' | 'clock' | 'changes'>): Promise<void> {
  if (!(await hasOpenBackup(db))) return
  const ended = await alone(db, async () => {
    await endOpenBackups(db, cutOffAt(clock.now()))
    return true
  })
  if (ended !== null) changes.tell(null, 'backup')
}

const cutOffAt = (endedAt: number) => ({ endedAt, error: backupSentences.stopped })

/** One that fails is said by its row. */
async function makeAt(
  place: BackupPlace,
  deps: NightlyDeps,
  { databaseUrl, secretKey, backupPassphrase: passphrase }: NightlySettings,
): Promise<void> {
  const { db, clock } = deps
  await endOpenBackups(db, cutOffAt(clock.now()))
  const startedAt = clock.now()
  const name = `tambour-${toIso(startedAt).replaceAll(/[:.]/g, '-')}.db`
  const id = await beginBackup(db, { place: place.name, name, startedAt })
  deps.changes.tell(null, 'backup')
  try {
    // Nobody else is making one now: what lies there half made is nobody's.
    await place.prepare(await failedBackups(db, place.name))
    const source = { databaseUrl, secretKey, passphrase }
    const { bytes, hasKey } = await makeBackup(deps, source, join(place.folder, name))
    await place.put(name)
    await endBackup(db, id, { endedAt: clock.now(), bytes, hasKey: hasKey ? 1 : 0, error: null })
  } catch (error) {
    deps.log.error(error, 'backup-failed')
    const reason = reasonOf(error)
    await endBackup(db, id, { endedAt: clock.now(), bytes: null, hasKey: null, error: reason })
  }
}

/** What cannot be removed now stays until the next backup: the one that was made is good. */
async function removeOld(
  place: BackupPlace,
  { db, clock, log }: NightlyDeps,
  { backupKeep }: NightlySettings,
): Promise<void> {
  for (const { id, name } of await backupsToRemove(db, place.name, backupKeep)) {
    try {
      await place.remove(name)
    } catch (error) {
      log.error(error, 'old-backup-not-removed')
      return
    }
    await markRemoved(db, id, clock.now())
  }
}

function reasonOf(error: unknown): Sentence {
  if (error instanceof Refusal) return error.sentence
  const problem = failureBehind(error)
  if (problem !== null) return problem.sentence
  return backupSentences.failed(error instanceof Error ? error.message : String(error))
}

/** What people see of backups: the last thirty, and whether the newest is too old. */
export async function backupsShown(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  {
    databaseUrl,
    backupTo,
    backupKeep,
    backupPassphrase,
  }: Omit<NightlySettings, 'secretKey' | 'backupS3Keys'>,
): Promise<BackupsShape> {
  const rows = await listBackups(db, 30)
  return {
    place: backupTo === null ? null : placeName(backupTo),
    keep: backupKeep,
    sealsKey: backupPassphrase !== null,
    tooOld: await isBackupTooOld({ db, clock }),
    replaced: replacedDatabases(databaseUrl).map(({ name, removedFrom }) => ({
      name,
      removedFrom: toIso(removedFrom),
    })),
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
  return { madeAt: (await lastBackup(deps))?.madeAt ?? null }
}

/** Where and when the last one was made, ms UTC, however many have failed since; null: never. */
export async function lastBackup({
  db,
}: Pick<Deps, 'db'>): Promise<{ place: string; madeAt: number } | null> {
  const made = await lastMadeBackup(db)
  return made === undefined ? null : { place: made.place, madeAt: made.startedAt }
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
    error: sentenceOrNull(row.error),
    removedAt: toIsoOrNull(row.removedAt),
  }
}

/** When the last backup was made; nothing where the settings want none. */
export async function backupMetrics(
  { db }: Pick<Deps, 'db'>,
  { backupTo }: Pick<NightlySettings, 'backupTo'>,
): Promise<Metric[]> {
  const at = backupTo === null ? null : ((await lastMadeBackup(db))?.startedAt ?? 0)
  const help = 'When the last backup was made; 0: none was.'
  return [instants('tambour_backup_timestamp_seconds', help, [{ labels: {}, at }])]
}
