import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const debian = '/usr/bin/promtool'
const cache = fileURLToPath(new URL('../../../node_modules/.cache/promtool', import.meta.url))

export type Promtool = {
  /** As `promtool 2.53.3`. */
  name: string
  /** What it prints, in both ways, and whether it found all to be well. */
  run(args: readonly string[], input?: string): { ok: boolean; said: string }
}

/** Prometheus's own tool, fetched by `promtool.sh` where there was none; null: it cannot be had. */
export function promtool(): Promtool | null {
  const path = pathOf()
  if (path === null) return null
  const run: Promtool['run'] = (args, input = '') => {
    const { status, stdout, stderr } = spawnSync(path, args, { input, encoding: 'utf8' })
    return { ok: status === 0, said: `${stdout}${stderr}` }
  }
  const version = /version ([\d.]+)/.exec(run(['--version']).said)?.[1] ?? ''
  return { name: `promtool ${version}`, run }
}

function pathOf(): string | null {
  const { PROMTOOL: given } = process.env
  if (given !== undefined) return given
  if (existsSync(debian)) return debian
  const fetched = `${cache}/promtool`
  const script = fileURLToPath(new URL('promtool.sh', import.meta.url))
  if (!existsSync(fetched)) spawnSync('bash', [script, cache], { stdio: 'inherit' })
  return existsSync(fetched) ? fetched : null
}
