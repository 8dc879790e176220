import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { freePort } from '../network/free-port.ts'

const debian = '/usr/bin/snac'

export type Snac = {
  /** As `snac2 2.75`. */
  name: string
  url: string
  /** The folder in which all of it is. */
  folder: string
  /** Makes an account. */
  join(user: string): void
  /** What opens a user's account. */
  tokenOf(user: string): string
  /** Somebody posts by the API; the post's id. */
  post(user: string, status: Record<string, unknown>): Promise<string>
  stop(): void
}

/** Where snac2 is, installed by `snac.sh` where there was none; null: it cannot be had. */
export function snacPath(): string | null {
  const { SNAC: given } = process.env
  if (given !== undefined) return given
  const script = fileURLToPath(new URL('snac.sh', import.meta.url))
  if (!existsSync(debian)) spawnSync('bash', [script], { stdio: 'inherit' })
  return existsSync(debian) ? debian : null
}

/**
 * snac2 in a folder of its own on loopback, without a user; it takes a third of a second. It sends
 * nothing elsewhere: nobody follows anybody.
 * @param path where it is
 */
export async function startSnac(path: string): Promise<Snac> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-snac-'))
  const base = join(folder, 'base')
  const port = await freePort()
  const host = `127.0.0.1:${port}`
  // Where it listens, its port, its name, no prefix, nobody's mail.
  run(path, ['init', base], `127.0.0.1\n${port}\n${host}\n\n\n`)
  // Each post that it delivers to itself keeps two of its threads busy.
  const ours = { protocol: 'http', num_threads: 64, disable_inbox_collection: true }
  const settings = `${base}/server.json`
  const before = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(settings, 'utf8')))
  writeFileSync(settings, JSON.stringify({ ...before, ...ours }))
  mkdirSync(`${base}/token`)
  const server: ChildProcess = spawn(path, ['httpd', base], { stdio: 'ignore' })
  const end = () => void server.kill('SIGKILL')
  process.once('exit', end)
  const url = `http://${host}`
  await answers(`${url}/api/v1/instance`)
  const version = /snac ([\d.]+)/.exec(spawnSync(path, { encoding: 'utf8' }).stdout)?.[1] ?? ''
  return snacAt(path, { name: `snac2 ${version}`, url, folder }, () => {
    process.off('exit', end)
    end()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
}

/** One that is started, at which accounts are made from this process. */
export function snacAt(
  path: string,
  { name, url, folder }: Pick<Snac, 'name' | 'url' | 'folder'>,
  stop: () => void,
): Snac {
  const tokens = new Map<string, string>()
  const tokenOf = (user: string) => tokens.get(user) ?? ''
  return {
    name,
    url,
    folder,
    join(uid) {
      const base = join(folder, 'base')
      const token = randomBytes(8).toString('hex')
      run(path, ['adduser', base, uid])
      const row = { token, uid, client_id: 'tambour' }
      writeFileSync(`${base}/token/${token}.json`, JSON.stringify(row))
      tokens.set(uid, token)
    },
    tokenOf,
    async post(user, status) {
      const response = await fetch(`${url}/api/v1/statuses`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${tokenOf(user)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(status),
      })
      return z.object({ id: z.string() }).parse(await response.json()).id
    },
    stop,
  }
}

function run(path: string, args: string[], input = ''): void {
  const { status, stdout, stderr } = spawnSync(path, args, { input, encoding: 'utf8' })
  if (status !== 0) throw new Error(`snac ${args.join(' ')}: ${stdout} ${stderr}`)
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error(`${url} does not answer`)
}
