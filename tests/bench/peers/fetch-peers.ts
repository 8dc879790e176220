import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const lock = `${folder}package-lock.json`
const fetched = `${folder}node_modules/.fetched-lock.json`

/**
 * Brings what a bench measures beside into `node_modules` of this folder, as its own lock file has it
 * and from the registry that npm is set to; once, until the lock file changes. No package runs a script.
 * @returns whether they are there; what npm had to say where they are not is printed
 */
export function fetchPeers(): boolean {
  if (existsSync(fetched) && readFileSync(fetched).equals(readFileSync(lock))) return true
  process.stdout.write('  Fetching DuckDB, pg-boss and BullMQ (90 MB) for this bench alone.\n')
  const words = ['ci', '--prefix', folder, '--ignore-scripts', '--legacy-peer-deps', '--no-audit']
  const { status, stderr, error } = spawnSync('npm', words, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status === 0) {
    cpSync(lock, fetched)
    return true
  }
  const why = (error?.message ?? stderr).trim().split('\n').slice(0, 3).join('\n    ')
  process.stdout.write(
    `  They could not be fetched, so that ours is measured alone. Is there a network?\n    ${why}\n`,
  )
  return false
}
