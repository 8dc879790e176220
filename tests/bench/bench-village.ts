import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import packageJson from '../../package.json' with { type: 'json' }
import { startEnvironment } from '../../packaging/stage.ts'
import { connectChannel } from '../../server/channels/connect-channel.ts'
import { type Context, createContext } from '../../server/context.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { aChannelToConnect } from '../support/builders/channels.ts'
import { aSetup } from '../support/builders/people.ts'
import { freePort } from '../support/network/free-port.ts'
import { quietSettings } from '../support/settings.ts'
import { officer } from './five-years-events.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Node's flags as `npm start` has them, and as the command has. */
export const startFlags = packageJson.scripts.start.match(/--\S+/g) ?? []
export const commandFlags = packageJson.scripts.tambour.match(/--\S+/g) ?? []

export type BenchVillage = {
  folder: string
  /** Where the sandbox listens, as a process of its own. */
  url: string
  smtpUrl: string
  page: { id: string; token: string }
  stop(): Promise<void>
}

/** The networks as another process, so that the other side's work is not counted as ours. */
export async function startBenchVillage(): Promise<BenchVillage> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-bench-'))
  const [port, smtpPort] = [await freePort(), await freePort()]
  const words = ['sandbox', '--port', port, '--smtp-port', smtpPort, '--data', ':memory:']
  const child = startProgram(words.map(String), {})
  const url = `http://127.0.0.1:${port}`
  await waitFor(`${url}/sandbox/pages`)
  const { pages } = (await (await fetch(`${url}/sandbox/pages`)).json()) as {
    pages: { id: string; token: string }[]
  }
  const [page] = pages
  if (page === undefined) throw new Error('the sandbox has no page')
  return {
    folder,
    url,
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    page,
    async stop() {
      await stopProgram(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A commune whose page is connected, on a SQLite file unless told. */
export async function connectedContext(
  village: BenchVillage,
  databaseUrl = `file:${village.folder}/bench.db`,
): Promise<{ context: Context; communeId: number; channelId: number }> {
  const settings = quietSettings({
    databaseUrl,
    dataDir: village.folder,
    graphApiUrl: village.url,
  })
  const context = await createContext(settings, { log: pino({ level: 'silent' }) })
  const { commune } = await setup(context, aSetup({ commune: 'Banc', name: 'Banc', ...officer }))
  const who = { communeId: commune.id, actor: 'bench' }
  const channel = await connectChannel(
    context,
    who,
    aChannelToConnect({
      config: { page: village.page.id },
      secrets: { token: village.page.token },
    }),
  )
  return { context, communeId: commune.id, channelId: channel.id }
}

/** A whole Tambour as a process of its own, and how long its first page took, ms. */
export async function startTambour(
  graphApiUrl: string,
  folder: string,
  env: Record<string, string> = {},
) {
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const start = performance.now()
  const child = startProgram(['start'], {
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: `file:${folder}/tambour.db`,
    GRAPH_API_URL: graphApiUrl,
    LOG_LEVEL: 'warn',
    ...env,
  })
  await waitFor(`${url}/`).catch(async error => {
    await stopProgram(child)
    throw error
  })
  return { child, url, folder, took: performance.now() - start }
}

/** A cookie for each of so many screens: one session is told of changes at twenty. */
export async function cookiesFor(screens: number, url: string, first: string): Promise<string[]> {
  const cookies = [first]
  while (cookies.length * 20 < screens) {
    const { status, headers } = await fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify(officer),
    })
    if (status !== 204) throw new Error(`sign-in: ${status}`)
    cookies.push(
      headers
        .getSetCookie()
        .map(line => line.split(';')[0])
        .join('; '),
    )
  }
  return Array.from({ length: screens }, (_, place) => cookies[Math.floor(place / 20)] ?? first)
}

export function startProgram(words: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [...startFlags, `${root}/server/run.mjs`, ...words], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...startEnvironment, ...env },
  })
}

export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** Asks until there is an answer; resolves with how long that took, ms. */
export async function waitFor(address: string): Promise<number> {
  const start = performance.now()
  while (performance.now() - start < 20_000) {
    try {
      const response = await fetch(address)
      await response.arrayBuffer()
      if (response.ok) return performance.now() - start
    } catch (error) {
      // Not listening yet: the only error that is expected here.
      if (!(error instanceof TypeError)) throw error
    }
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  throw new Error(`${address} does not answer`)
}
