import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { copyDatabase, sync } from '../database/copy.ts'
import { migrationsOf, openDatabase } from '../database/database.ts'
import { failureOf } from '../database/failure.ts'
import { makeFolder } from '../database/file.ts'
import { releaseOf } from '../database/migrate.ts'
import { listCommunes, lockSetup } from '../people/store/communes.ts'
import { Refusal } from '../platform/refusal.ts'
import { hasGone } from '../platform/worker.ts'
import { version } from '../version.ts'
import { keyHash } from './make-backup.ts'
import { unsealKey, WrongPassphrase } from './sealed-key.ts'
import { backupSentences } from './sentences.ts'
import { holdAlone, putAside, sweepDrafts } from './store-files.ts'
import {
  type Contents,
  contentsOf,
  dropManifest,
  type Manifest,
  readManifest,
} from './store-manifest.ts'
import { copyToPostgres } from './store-postgres-rows.ts'

export type RestoreTarget = {
  databaseUrl: string
  /** The key that this installation has now, 32 bytes. */
  secretKey: Buffer
  /** Where it is kept; null when SECRET_KEY holds it. */
  secretKeyFile: string | null
}

export type RestoreChoice = {
  /** Opens the sealed key. */
  passphrase: string | null
  /** Goes on without it: channels must be connected again. */
  withoutKey: boolean
}

export type Restored = {
  /** ISO 8601; null of a copy from before an upgrade. */
  madeAt: string | null
  /** Which Tambour made it; null of such a copy. */
  version: string | null
  contents: Contents
  /**
   * `same`: the installation's own opens it. `restored`: it came out of the backup. `missing`: the
   * channels' tokens must be given again. `unknown`: a copy that does not say.
   */
  key: 'same' | 'restored' | 'missing' | 'unknown'
  /** Where what was there before lies now. */
  aside: string[]
}

/** A backup that lies elsewhere: what people are told of it, and what brings it into a file. */
export type RemoteBackup = { label: string; bring(path: string): Promise<void> }

/**
 * Puts a backup, or a copy from before an upgrade, in the place of the database. What was there is
 * kept beside it, under another name. Cut off, it can be done again.
 * Nobody can start on the database meanwhile: a start waits, and then says that it must begin anew.
 * @throws Refusal when the file is none, a server is using the database, or the key cannot be had
 * @throws DatabaseUnusable
 */
export async function restore(
  from: string | RemoteBackup,
  target: RestoreTarget,
  choice: RestoreChoice,
): Promise<Restored> {
  const { databaseUrl } = target
  const path = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : null
  if (path !== null) makeFolder(dirname(path))
  const folder = path === null ? newDraftFolder() : dirname(path)
  const draft = join(folder, `restoring-${process.pid}.db`)
  const brought = `${draft}.brought`
  const remove = () => {
    for (const left of [draft, `${draft}-wal`, `${draft}-shm`, brought])
      rmSync(left, { force: true })
    if (path === null) rmSync(folder, { recursive: true, force: true })
  }
  if (path === from) {
    throw new Refusal('bad-request', backupSentences.isDatabase(path))
  }
  const hold = path === null ? null : holdAlone(path)
  if (path !== null && hold === null) {
    throw new Refusal('conflict', backupSentences.inUse)
  }
  try {
    sweepDrafts(folder)
    if (typeof from === 'string') readInto(draft, from, from)
    else {
      await from.bring(brought)
      readInto(draft, brought, from.label)
      rmSync(brought)
    }
    await refuseStrange(draft, typeof from === 'string' ? from : from.label)
    const manifest = readManifest(draft)
    const key = await keyFor(manifest, target, choice)
    const contents = contentsOf(draft)
    dropManifest(draft)
    const aside: (string | null)[] = []
    if (hold === null) await intoPostgres(draft, databaseUrl)
    else {
      aside.push(hold.replaceBy(draft))
      sync(folder)
    }
    if (key.restored !== null && target.secretKeyFile !== null) {
      aside.push(putAside(target.secretKeyFile, '.secret-key'))
      const text = `${key.restored.toString('base64url')}\n`
      writeFileSync(target.secretKeyFile, text, { mode: 0o600 })
      sync(target.secretKeyFile)
      sync(dirname(target.secretKeyFile))
    }
    return {
      madeAt: manifest?.madeAt ?? null,
      version: manifest?.version ?? null,
      contents,
      key: key.outcome,
      aside: aside.filter(one => one !== null),
    }
  } finally {
    remove()
    hold?.release()
  }
}

function readInto(draft: string, file: string, label: string): void {
  if (!existsSync(file)) throw new Refusal('not-found', backupSentences.noFile(file))
  if (statSync(file).isDirectory()) {
    throw new Refusal('bad-request', backupSentences.isFolder(file))
  }
  try {
    copyDatabase(file, draft)
  } catch (error) {
    if (failureOf(error) !== 'damaged') throw error
    throw new Refusal('bad-request', backupSentences.damaged(label))
  }
}

async function refuseStrange(draft: string, label: string): Promise<void> {
  const { applied, unknown } = await migrationsOf(`file:${draft}`)
  if (applied.length === 0) {
    throw new Refusal('bad-request', backupSentences.notOurs(label))
  }
  if (unknown.length > 0) {
    throw new Refusal('conflict', backupSentences.tooNew(label, releaseOf(unknown), version))
  }
}

type KeyFound = { outcome: Restored['key']; restored: Buffer | null }

async function keyFor(
  manifest: Manifest | null,
  { secretKey, secretKeyFile }: RestoreTarget,
  { passphrase, withoutKey }: RestoreChoice,
): Promise<KeyFound> {
  if (manifest === null) return { outcome: 'unknown', restored: null }
  if (manifest.keyHash === keyHash(secretKey)) return { outcome: 'same', restored: null }
  if (withoutKey) return { outcome: 'missing', restored: null }
  if (manifest.sealedKey === null) {
    throw new Refusal('conflict', backupSentences.hasNoKey)
  }
  if (passphrase === null) {
    throw new Refusal('conflict', backupSentences.keyIsSealed)
  }
  if (secretKeyFile === null) {
    throw new Refusal('conflict', backupSentences.otherKey)
  }
  try {
    return { outcome: 'restored', restored: await unsealKey(manifest.sealedKey, passphrase) }
  } catch (error) {
    if (!(error instanceof WrongPassphrase)) throw error
    throw new Refusal('bad-request', backupSentences.wrongPassphrase)
  }
}

async function intoPostgres(draft: string, databaseUrl: string): Promise<void> {
  // Both end at the newest version: what is copied has the tables of what it is copied into.
  await (await openDatabase(`file:${draft}`)).close()
  const { db, close } = await openDatabase(databaseUrl)
  try {
    await db.transaction().execute(async transaction => {
      // Nobody sets up a commune from here to the end.
      await lockSetup(transaction, 'postgres')
      const [commune] = await listCommunes(transaction)
      if (commune !== undefined) {
        throw new Refusal('conflict', backupSentences.postgresInUse(commune.name))
      }
      await copyToPostgres(draft, transaction)
    })
  } finally {
    await close()
  }
}

const draftFolder = /^tambour-restoring-(\d+)-/

/**
 * A new folder that its owner alone reads, for a database that has no folder of its own: in the
 * machine's folder others write too, and other restorings have their drafts. Takes away those of
 * this user's processes that were killed.
 */
function newDraftFolder(): string {
  const shared = tmpdir()
  for (const name of readdirSync(shared)) {
    const [, pid] = draftFolder.exec(name) ?? []
    if (pid === undefined || !hasGone(Number(pid))) continue
    const left = join(shared, name)
    const owner = statSync(left, { throwIfNoEntry: false })?.uid
    if (owner === process.getuid?.()) rmSync(left, { recursive: true, force: true })
  }
  return mkdtempSync(join(shared, `tambour-restoring-${process.pid}-`))
}
