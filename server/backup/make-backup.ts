import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { openDatabase } from '../database/database.ts'
import { newestMigration } from '../database/health.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../platform/refusal.ts'
import { version } from '../version.ts'
import { sealKey, unsealKey } from './sealed-key.ts'
import { backupSentences } from './sentences.ts'
import { type Contents, contentsOf, readManifest, writeManifest } from './store-manifest.ts'

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

/** A process that takes longer than this is stuck: a million messages take 2 s. */
const copyPatienceMs = 15 * 60_000

const copyProgram = fileURLToPath(new URL('copy-process.ts', import.meta.url))
const failureLine = z.object({ message: z.string(), code: z.string().optional() })

export const keyHash = (key: Buffer) => createHash('sha256').update(key).digest('hex')

/**
 * Writes everything that the database holds, as it is at one instant, into an SQLite file beside
 * the running server, whatever the database is. It has its name once it was read back and is on
 * disk. Pictures, mails and settings are in it; of the key only what the passphrase opens.
 * @throws Refusal (`conflict`) when the file exists, (`not-found`) when its folder does not
 */
export async function makeBackup(
  deps: BackupDeps,
  source: BackupSource,
  file: string,
): Promise<MadeBackup> {
  if (existsSync(file)) {
    throw new Refusal('conflict', backupSentences.fileExists(file))
  }
  if (!existsSync(dirname(file))) {
    throw new Refusal('not-found', backupSentences.noFolder(dirname(file)))
  }
  const { databaseUrl, secretKey, passphrase } = source
  const draft = `${file}.draft`
  const rows = `${file}.rows`
  const remove = () => {
    // `.part`: of a copy whose process was killed.
    const parts = [`${draft}.part`, `${draft}.part-journal`, `${rows}-wal`, `${rows}-shm`]
    for (const path of [draft, rows, ...parts]) rmSync(path, { force: true })
  }
  remove()
  try {
    const madeAt = new Date(deps.clock.now()).toISOString()
    if (databaseUrl.startsWith('file:')) {
      await copyApart(databaseUrl.slice('file:'.length), draft)
    } else {
      await (await openDatabase(`file:${rows}`)).close()
      await copyApart(rows, draft, databaseUrl)
    }
    writeManifest(draft, {
      madeAt,
      version,
      structure: (await newestMigration(deps.database)) ?? '',
      keyHash: keyHash(secretKey),
      sealedKey: passphrase === null ? null : await sealKey(secretKey, passphrase),
    })
    const made = await readBack(draft, source)
    renameSync(draft, file)
    return { ...made, file }
  } finally {
    remove()
  }
}

/**
 * In a process of its own, which ends with this one: a copy in a thread would leave this process
 * ten megabytes larger for good, and rows of a PostgreSQL that are copied here keep every request waiting.
 * @param postgres where the rows of `path` are, if not in it: its address is a secret, and no argument
 * @throws Refusal when it takes too long; Error as `copyDatabase`, with its code
 */
async function copyApart(path: string, target: string, postgres = ''): Promise<void> {
  const child = spawn(process.execPath, [copyProgram, path, target], {
    stdio: ['pipe', 'ignore', 'pipe'],
    timeout: copyPatienceMs,
    killSignal: 'SIGKILL',
  })
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  try {
    const ended = once(child, 'close')
    // The status tells of one that ends before it has read this.
    child.stdin.on('error', () => undefined)
    child.stdin.end(postgres)
    const [said, [status, signal]] = await Promise.all([text(child.stderr), ended])
    if (status === 0) return
    if (child.killed) throw new Refusal('unavailable', backupSentences.tooSlow)
    throw failureIn(said) ?? new Error(`copy-process: ${said.trim() || (signal ?? status)}`)
  } finally {
    process.off('exit', end)
  }
}

/** What the process says of its failure, among Node's warnings; null: it ended before it could. */
function failureIn(said: string): Error | null {
  const line = said.split('\n').find(one => one.startsWith('{'))
  if (line === undefined) return null
  const { message, code } = failureLine.parse(JSON.parse(line))
  return Object.assign(new Error(message), { code })
}

async function readBack(
  file: string,
  { secretKey, passphrase }: BackupSource,
): Promise<Omit<MadeBackup, 'file'>> {
  const manifest = readManifest(file)
  if (manifest === null) throw new Error('a backup without a manifest')
  const { sealedKey } = manifest
  const unsealed = passphrase === null ? null : await unsealKey(sealedKey ?? '', passphrase)
  if (unsealed?.equals(secretKey) === false) {
    throw new Error('the sealed key is another one')
  }
  return {
    bytes: statSync(file).size,
    hasKey: sealedKey !== null,
    contents: contentsOf(file),
  }
}
