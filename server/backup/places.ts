import { createReadStream, existsSync, openAsBlob, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../database/file.ts'
import type { Sentence } from '../language/sentence.ts'
import { Refusal } from '../platform/refusal.ts'
import { type S3Address, s3AddressOf, s3Name } from './rules.ts'
import type { S3Keys } from './s3-requests.ts'
import { hashOf } from './s3-requests.ts'
import type { S3StorageOptions } from './s3-storage.ts'
import { backupSentences } from './sentences.ts'

/** Where backups are kept. */
export type BackupPlace = {
  /** What people are told of it: no password. */
  name: string
  /** A folder in which a backup of that name may be written before it is `put`. */
  folder: string
  /**
   * Makes the folder, and takes away what a backup that was cut off left in it, or at the place:
   * `failed` are the names of those that are not counted as made.
   */
  prepare(failed: readonly string[]): Promise<void>
  /** Brings the file of this name, which lies in `folder`, to its place; it is read back there. */
  put(name: string): Promise<void>
  read(name: string): AsyncIterable<Uint8Array>
  remove(name: string): Promise<void>
  /** The backups that are there, the oldest first; absent where a place does not tell. */
  names?(): Promise<string[]>
}

/** `workFolder`: used on the way to a place that is elsewhere; `s3`: its keys are null where none were given. */
export type PlaceOptions = {
  workFolder: string
  s3: Omit<S3StorageOptions, 'keys'> & { keys: S3Keys | null }
}

/** What people are told of a place: a folder, or an address without its user and password. */
export function placeName(setting: string): string {
  const s3 = s3AddressOf(setting)
  if (s3 !== null) return s3Name(s3)
  const address = URL.parse(setting)
  if (address === null) return setting
  address.username = ''
  address.password = ''
  if (!address.pathname.endsWith('/')) address.pathname += '/'
  return address.href
}

/**
 * The place that the setting names: a folder, an S3 storage, or a WebDAV address (RFC 4918) with
 * its user and password.
 * @throws Refusal where a storage's key is missing
 */
export async function backupPlace(setting: string, options: PlaceOptions): Promise<BackupPlace> {
  const s3 = s3AddressOf(setting)
  if (s3 !== null) return await s3Place(s3, options)
  if (/^s3:/i.test(setting)) {
    throw new Refusal('bad-request', backupSentences.s3Form)
  }
  return URL.canParse(setting) ? webDav(new URL(setting), options.workFolder) : folderPlace(setting)
}

function folderPlace(folder: string): BackupPlace {
  return {
    name: folder,
    folder,
    prepare: async () => prepare(folder),
    put: async () => undefined,
    read: name => createReadStream(join(folder, name)),
    remove: async name => rmSync(join(folder, name), { force: true }),
  }
}

/** @param sent names of those that only lay there to be put elsewhere, and were not */
function prepare(folder: string, sent: readonly string[] = []): void {
  makeFolder(folder)
  for (const name of readdirSync(folder)) {
    const isLeft = /^tambour-.*\.db\.(draft|rows)/.test(name) || sent.includes(name)
    if (isLeft) rmSync(join(folder, name), { force: true })
  }
}

function webDav(address: URL, folder: string): BackupPlace {
  const { username, password } = address
  const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  const headers = { authorization: `Basic ${Buffer.from(user).toString('base64')}` }
  const base = new URL(placeName(address.href))
  const ask = async (method: string, name: string, body?: Blob): Promise<Response> => {
    try {
      const answer = await fetch(new URL(encodeURIComponent(name), base), {
        method,
        headers,
        redirect: 'error',
        ...(body === undefined ? {} : { body }),
      })
      if (answer.ok || (method === 'DELETE' && answer.status === 404)) return answer
      throw new Refusal('unavailable', sentenceFor(base.host, answer.status))
    } catch (error) {
      if (error instanceof Refusal) throw error
      const refusal = new Refusal('unavailable', backupSentences.webDavSilent(base.host))
      refusal.cause = error
      throw refusal
    }
  }
  const read = async function* (name: string) {
    yield* (await ask('GET', name)).body ?? []
  }
  return {
    name: base.href,
    folder,
    prepare: async failed => prepare(folder, failed),
    put: name =>
      putAway(join(folder, name), base.host, async path => {
        await (await ask('PUT', name, await openAsBlob(path))).body?.cancel()
        return read(name)
      }),
    read,
    async remove(name) {
      await (await ask('DELETE', name)).body?.cancel()
    },
  }
}

async function s3Place(address: S3Address, { workFolder, s3 }: PlaceOptions): Promise<BackupPlace> {
  const { keys } = s3
  if (keys === null) {
    throw new Refusal('conflict', backupSentences.s3NeedsKey)
  }
  // Its signatures and its XML are for those who have one.
  const { createS3Storage } = await import('./s3-storage.ts')
  const storage = createS3Storage(address, { ...s3, keys })
  return {
    name: s3Name(address),
    folder: workFolder,
    async prepare(failed) {
      prepare(workFolder, failed)
      await storage.abandonUploads()
      for (const name of await storage.names()) {
        if (failed.includes(name)) await storage.remove(name)
      }
    },
    put: name =>
      putAway(join(workFolder, name), new URL(address.endpoint).host, async path => {
        await storage.upload(name, path)
        return storage.read(name)
      }),
    read: storage.read,
    remove: storage.remove,
    names: storage.names,
  }
}

/** `put` resolves with what the place then has. Here nothing is kept, whatever happens. */
async function putAway(
  path: string,
  host: string,
  put: (path: string) => Promise<AsyncIterable<Uint8Array>>,
): Promise<void> {
  try {
    const kept = await hashOf(await put(path))
    if (kept !== (await hashOf(createReadStream(path)))) {
      throw new Refusal('unavailable', backupSentences.changedThere(host))
    }
  } finally {
    if (existsSync(path)) rmSync(path)
  }
}

function sentenceFor(host: string, status: number): Sentence {
  if (status === 401 || status === 403) return backupSentences.webDavWrongUser(host)
  if (status === 404 || status === 409) return backupSentences.webDavNoFolder(host)
  if (status === 507) return backupSentences.webDavFull(host)
  return backupSentences.webDavRefused(host, status)
}

/**
 * Where a backup that an address names lies: `name` is null where the address is the place's own.
 * Null where it is no address, but a file.
 */
export function backupAt(address: string): { setting: string; name: string | null } | null {
  const url = URL.parse(address)
  if (url === null || !/^(https?|s3):$/.test(url.protocol)) return null
  const [, folder = '', last = ''] = /^(.*\/)?([^/]*)$/.exec(url.pathname) ?? []
  if (!last.endsWith('.db')) return { setting: address, name: null }
  url.pathname = folder
  return { setting: url.href, name: decodeURIComponent(last) }
}
