import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { freePort } from '../network/free-port.ts'

/** Where ntfy is, fetched by `ntfy.sh` where there was none; null: it cannot be had. */
export function ntfyPath(): string | null {
  const { NTFY: given } = process.env
  if (given !== undefined) return given
  const folder = fileURLToPath(
    new URL('../../../node_modules/.cache/tambour-ntfy', import.meta.url),
  )
  const path = join(folder, 'usr/bin/ntfy')
  const script = fileURLToPath(new URL('ntfy.sh', import.meta.url))
  if (!existsSync(path)) spawnSync('bash', [script, folder], { stdio: 'inherit' })
  return existsSync(path) ? path : null
}

const ntfyMessage = z.object({
  topic: z.string(),
  title: z.string(),
  message: z.string(),
  priority: z.int().optional(),
  tags: z.array(z.string()).optional(),
  click: z.string().optional(),
})
export type NtfyMessage = z.infer<typeof ntfyMessage>

export type Ntfy = {
  url: string
  /** Opens its one topic, `alertes`, for reading and writing. */
  token: string
  /** What the topic holds, as its subscribers read it. */
  read(): Promise<NtfyMessage[]>
  stop(): Promise<void>
}

/** ntfy (https://ntfy.sh) on loopback, with one user and one topic, and nothing for anybody else. */
export async function startNtfy(path: string): Promise<Ntfy> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-ntfy-data-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const config = join(folder, 'server.yml')
  const settings = {
    'base-url': url,
    'listen-http': `127.0.0.1:${port}`,
    'cache-file': join(folder, 'cache.db'),
    'auth-file': join(folder, 'user.db'),
    'auth-default-access': 'deny-all',
  }
  writeFileSync(
    config,
    Object.entries(settings)
      .map(([key, value]) => `${key}: "${value}"\n`)
      .join(''),
  )
  const run = (command: string, ...args: string[]) => {
    const env = { ...process.env, NTFY_PASSWORD: 'tambour-de-ville-1' }
    const ran = spawnSync(path, [command, '--config', config, ...args], { encoding: 'utf8', env })
    if (ran.status !== 0) throw new Error(`ntfy ${command}: ${ran.stderr}`)
    return `${ran.stdout}${ran.stderr}`
  }
  const server = spawn(path, ['serve', '--config', config], { stdio: 'ignore' })
  const isUp = async () => {
    try {
      return (await fetch(`${url}/v1/health`)).ok
    } catch {
      // Nobody listens there yet.
      return false
    }
  }
  while (!(await isUp())) {
    if (server.exitCode !== null) throw new Error('ntfy does not start')
    await sleep(50)
  }
  run('user', 'add', 'mairie')
  run('access', 'mairie', 'alertes', 'rw')
  const token = /tk_\w+/.exec(run('token', 'add', 'mairie'))?.[0] ?? ''
  return {
    url,
    token,
    async read() {
      const headers = { authorization: `Bearer ${token}` }
      const answer = await fetch(`${url}/alertes/json?poll=1&since=all`, { headers })
      const lines = (await answer.text()).split('\n').filter(line => line !== '')
      return lines.map(line => ntfyMessage.parse(JSON.parse(line)))
    },
    async stop() {
      server.kill('SIGKILL')
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
