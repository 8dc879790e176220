import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, openAsBlob, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../platform/refusal.ts'

/** Where backups are kept. */
export type BackupPlace = {
  /** What people are told of it: no password. */
  name: string
  /** A folder in which a backup of that name may be written before it is `put`. */
  folder: string
  /** Makes the folder, and takes away what a backup that was cut off left in it. */
  prepare(): void
  /** Brings the file of this name, which lies in `folder`, to its place; it is read back there. */
  put(name: string): Promise<void>
  remove(name: string): Promise<void>
}

/** What people are told of a place: a folder, or an address without its user and password. */
export function placeName(setting: string): string {
  const address = URL.parse(setting)
  if (address === null) return setting
  address.username = ''
  address.password = ''
  if (!address.pathname.endsWith('/')) address.pathname += '/'
  return address.href
}

/**
 * The place that the setting names, a folder or a WebDAV address (RFC 4918) with its user and
 * password; `workFolder` is used on the way there.
 */
export function backupPlace(setting: string, workFolder: string): BackupPlace {
  return URL.canParse(setting) ? webDav(new URL(setting), workFolder) : folderPlace(setting)
}

function folderPlace(folder: string): BackupPlace {
  return {
    name: folder,
    folder,
    prepare: () => prepare(folder),
    put: async () => undefined,
    remove: async name => rmSync(join(folder, name), { force: true }),
  }
}

function prepare(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder)) {
    if (/^tambour-.*\.db\.(draft|rows)/.test(name)) rmSync(join(folder, name), { force: true })
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
      const refusal = new Refusal('unavailable', `Le serveur ${base.host} ne répond pas.`)
      refusal.cause = error
      throw refusal
    }
  }
  return {
    name: base.href,
    folder,
    prepare: () => prepare(folder),
    async put(name) {
      const path = join(folder, name)
      try {
        await (await ask('PUT', name, await openAsBlob(path))).body?.cancel()
        const kept = await hashOf((await ask('GET', name)).body ?? [])
        if (kept !== (await hashOf(createReadStream(path)))) {
          throw new Refusal('unavailable', `${base.host} ne rend pas la sauvegarde comme elle est.`)
        }
      } finally {
        if (existsSync(path)) rmSync(path)
      }
    },
    async remove(name) {
      await (await ask('DELETE', name)).body?.cancel()
    },
  }
}

function sentenceFor(host: string, status: number): string {
  if (status === 401 || status === 403) return `${host} refuse cet utilisateur ou ce mot de passe.`
  if (status === 404 || status === 409) return `Le dossier n’existe pas sur ${host} : créez-le.`
  if (status === 507) return `Il n’y a plus de place sur ${host}.`
  return `${host} refuse la sauvegarde (${status}).`
}

async function hashOf(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of body) hash.update(piece)
  return hash.digest('hex')
}
