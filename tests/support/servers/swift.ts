import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { freePort } from '../network/free-port.ts'

const debianSwift = '/usr/lib/python3/dist-packages/swift/common/middleware/s3api'

/** How long it may take where it is still to be installed, ms. */
export const installingMs = 5 * 60_000

/** A Python that has Swift; where there is none, `swift.sh` installs it or says why not. */
export function swiftPython(): string {
  const { SWIFT_PYTHON: given } = process.env
  if (given !== undefined) return given
  const script = fileURLToPath(new URL('swift.sh', import.meta.url))
  if (!existsSync(debianSwift)) spawnSync('bash', [script], { stdio: 'inherit' })
  if (!existsSync(debianSwift)) throw new Error('The tests of S3 need OpenStack Swift.')
  return '/usr/bin/python3'
}

export const s3Keys = { accessKey: 'mairie:tambour', secretKey: 'un-secret/du+bucket=' }
/** Of somebody else, to whom no bucket of the first is open. */
export const strangerKeys = { accessKey: 'mairie:stagiaire', secretKey: 'un-autre-secret' }

export type Swift = {
  /** As `OpenStack Swift 2.35.0`. */
  name: string
  endpoint: string
  stop(): void
}

/**
 * OpenStack's object storage, which hosts in France run, as an S3 server: it checks signatures,
 * clocks, regions, parts and rights. It has two users and no bucket, and takes a second to start.
 * @param python one that has it
 */
export async function startSwift(python: string): Promise<Swift> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-swift-'))
  const port = await freePort()
  const program = fileURLToPath(new URL('s3-server.py', import.meta.url))
  const users = [s3Keys, strangerKeys].map(
    ({ accessKey, secretKey }) => `${accessKey}=${secretKey}`,
  )
  const server = spawn(python, [program, String(port), folder, ...users])
  const end = () => void server.kill('SIGKILL')
  process.once('exit', end)
  const said = text(server.stderr)
  const [first] = await Promise.race([once(server.stdout, 'data'), once(server, 'exit')])
  if (!String(first).startsWith('ready')) throw new Error(`Swift does not start: ${await said}`)
  return {
    name: `OpenStack Swift ${String(first).replace('ready', '').trim()}`,
    endpoint: `http://127.0.0.1:${port}`,
    stop() {
      process.off('exit', end)
      end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
