import { createHash } from 'node:crypto'
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../database/database.ts'
import { newestMigration } from '../database/health.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../platform/refusal.ts'
import { apart } from '../platform/thread.ts'
import { sealKey, unsealKey } from './sealed-key.ts'
import { type Contents, contentsOf, readManifest, writeManifest } from './store/manifest.ts'
import { copyFromPostgres } from './store/postgres-rows.ts'

export type BackupDeps = Pick<Deps, 'db' | 'database' | 'clock'>

export type BackupSource = {
  databaseUrl: string
  /** 32 bytes. */
  secretKey: Buffer
  /** Seals the key into the backup; null: the backup has no key. */
  passphrase: string | null
}

/** `bytes`: the size of the file; `hasKey`: whether its key can be had by the passphrase. */
export type MadeBackup = { file: string; bytes: number; hasKey: boolean; contents: Contents }

/** A thread that takes longer than this is stuck: a million messages take 2 s. */
const copyPatienceMs = 15 * 60_000

const copy = apart<{ path: string; target: string }, string>(
  fileURLToPath(new URL('worker.ts', import.meta.url)),
  { patienceMs: copyPatienceMs, megabytes: 200 },
)

export const keyHash = (key: Buffer) => createHash('sha256').update(key).digest('hex')

/**
 * Writes everything that the database holds, as it is at one instant, into an SQLite file beside
 * the running server, whatever the database is. It has its name once it was read back and is on
 * disk. Pictures, mails and settings are in it; of the key only what the passphrase opens.
 * @throws Refusal (`conflict`) when the file exists
 */
export async function makeBackup(
  deps: BackupDeps,
  source: BackupSource,
  file: string,
): Promise<MadeBackup> {
  if (existsSync(file)) {
    throw new Refusal('conflict', `Le fichier ${file} existe déjà : choisissez un autre nom.`)
  }
  const { databaseUrl, secretKey, passphrase } = source
  const draft = `${file}.draft`
  const rows = `${file}.rows`
  const remove = () => {
    for (const path of [draft, rows, `${rows}-wal`, `${rows}-shm`]) rmSync(path, { force: true })
  }
  remove()
  try {
    const madeAt = new Date(deps.clock.now()).toISOString()
    const path = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : rows
    if (path === rows) {
      await (await openDatabase(`file:${rows}`)).close()
      await copyFromPostgres(deps.db, rows)
    }
    if ((await copy({ path, target: draft })) === null) {
      throw new Refusal('unavailable', 'La sauvegarde a pris trop longtemps : elle est abandonnée.')
    }
    writeManifest(draft, {
      madeAt,
      version: (await newestMigration(deps.database)) ?? '',
      keyHash: keyHash(secretKey),
      sealedKey: passphrase === null ? null : sealKey(secretKey, passphrase),
    })
    const made = readBack(draft, source)
    renameSync(draft, file)
    return { ...made, file }
  } finally {
    remove()
  }
}

function readBack(file: string, { secretKey, passphrase }: BackupSource): Omit<MadeBackup, 'file'> {
  const manifest = readManifest(file)
  if (manifest === null) throw new Error('a backup without a manifest')
  const { sealedKey } = manifest
  if (passphrase !== null && !unsealKey(sealedKey ?? '', passphrase).equals(secretKey)) {
    throw new Error('the sealed key is another one')
  }
  return {
    bytes: statSync(file).size,
    hasKey: sealedKey !== null,
    contents: contentsOf(file),
  }
}
