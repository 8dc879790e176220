import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'undici'
import { app } from '../../server/sandbox/state/network.ts'
import { startPostgres } from '../support/database/own-postgres.ts'
import { setUp } from '../support/set-up.ts'
import {
  type BenchVillage,
  cookiesFor,
  startBenchVillage,
  startTambour,
  stopProgram,
} from './bench-village.ts'
import { ms, quantile, say } from './figures.ts'
import { cpuSeconds } from './process.ts'

const screens = 200
const requestsPerSecond = 50
const webhooksPerSecond = 20
/** One resident in so many webhooks has written something: the others say what is known already. */
const writesEvery = 10
const barMs = 200
const usualSeconds = 300
/**
 * Of what the collector leaves it in the second third of the time it may have so much more in the last one: in the
 * first it compiles and fills its caches, and between two collections it wanders by a tenth.
 */
const mostGrown = 0.05
/** A made-up key, for where no file holds one. */
const secretKey = Buffer.alloc(32, 7).toString('base64url')
/** What takes longer has no answer. */
const patienceMs = 10_000

/** What people ask for who work: the first screen, the inbox, the figures, the calendar. */
const paths = [
  '/api/today',
  '/api/conversations?filter=waiting',
  '/api/conversations?filter=all',
  '/api/channels',
  '/api/events',
  '/api/reports/replies/figures?from=2026-01-01&to=2026-12-31',
  '/api/me',
  '/api/alerts',
]

/**
 * Two hundred open screens, fifty requests and twenty webhooks a second, on both databases: fails
 * where one of them is not answered, the slowest hundredth takes longer than the bar, or memory grows.
 */
export async function benchLoad(seconds = usualSeconds): Promise<void> {
  const village = await startBenchVillage()
  const postgres = await startPostgres()
  try {
    await measured('SQLite', village, seconds, {})
    const url = await postgres.newDatabase('load')
    await measured('PostgreSQL', village, seconds, { DATABASE_URL: url })
  } finally {
    await postgres.stop()
    await village.stop()
  }
}

async function measured(
  name: string,
  village: BenchVillage,
  seconds: number,
  env: Record<string, string>,
): Promise<void> {
  const own = { ...env, SECRET_KEY: secretKey }
  const tambour = await startTambour(village.url, `${village.folder}/${name}`, own)
  const { child, url } = tambour
  try {
    const { ask, cookie } = await setUp({ ...tambour, secretKey })
    await ask('POST', '/channels', {
      connector: 'facebook',
      name: 'Page',
      config: { page: village.page.id },
      secrets: { token: village.page.token, app_secret: app.secret },
    })
    const cookies = await cookiesFor(screens, url, cookie)
    const open = await Promise.all(cookies.map(one => openScreen(url, one)))
    const pool = new Pool(url, { connections: 64 })
    const told = { requests: [] as number[], webhooks: [] as number[], errors: [] as string[] }
    const memory: number[] = []
    const busyBefore = cpuSeconds(child.pid ?? 0)
    const began = performance.now()
    const ends = began + seconds * 1000
    const watching = every(1, ends, async () => void memory.push(residentMb(child.pid ?? 0)))
    const asking = every(requestsPerSecond, ends, async turn => {
      const path = paths[turn % paths.length] ?? ''
      const headers = { cookie, 'accept-encoding': 'gzip' }
      told.requests.push(
        await timed(told.errors, path, () => pool.request({ path, method: 'GET', headers })),
      )
    })
    const pushing = every(webhooksPerSecond, ends, async turn => {
      if (turn % writesEvery === 0) await write(village, turn)
      const request = webhook(village.page.id)
      told.webhooks.push(await timed(told.errors, request.path, () => pool.request(request)))
    })
    await Promise.all([asking, pushing, watching])
    const busy = (cpuSeconds(child.pid ?? 0) - busyBefore) / ((performance.now() - began) / 1000)
    say(`${name}: of one processor`, `${(busy * 100).toFixed(0)} %`)
    for (const screen of open) screen.close()
    await pool.close()
    tell(name, told, memory, open)
  } finally {
    await stopProgram(child)
  }
}

type Told = { requests: number[]; webhooks: number[]; errors: string[] }

function tell(name: string, told: Told, memory: number[], open: readonly Screen[]): void {
  for (const [what, times] of [
    ['requests', told.requests],
    ['webhooks', told.webhooks],
  ] as const) {
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)]
    say(`${name}: ${times.length} ${what}, p50, p99`, `${ms(p50)}, ${ms(p99)}`)
    if (p99 > barMs) process.exitCode = 1
  }
  const lost = open.filter(({ isLost }) => isLost()).length
  const events = open.reduce((sum, { heard }) => sum + heard(), 0)
  say(`${name}: events heard by ${open.length} screens, lost screens`, `${events}, ${lost}`)
  say(`${name}: errors`, String(told.errors.length))
  for (const error of new Set(told.errors)) process.stdout.write(`    ${error}\n`)
  const third = Math.ceil(memory.length / 3)
  const [early, late] = [
    Math.min(...memory.slice(third, -third)),
    Math.min(...memory.slice(-third)),
  ]
  const most = Math.max(...memory)
  say(
    `${name}: resident, lowest in the second and the last third, highest`,
    [early, late, most].map(mb => mb.toFixed(0)).join(', '),
  )
  const isWell = told.errors.length === 0 && lost === 0 && late <= early * (1 + mostGrown)
  if (!isWell) process.exitCode = 1
}

/** So many a second until `ends`, whether those before are answered or not; resolves with the last answer. */
async function every(
  perSecond: number,
  ends: number,
  what: (turn: number) => Promise<unknown>,
): Promise<void> {
  const began = performance.now()
  const open = new Set<Promise<unknown>>()
  for (let turn = 0; ; turn += 1) {
    const at = began + (turn * 1000) / perSecond
    if (at >= ends) break
    const early = at - performance.now()
    if (early > 0) await wait(early)
    const one = what(turn).finally(() => open.delete(one))
    open.add(one)
  }
  await Promise.all(open)
}

type Answer = Awaited<ReturnType<Pool['request']>>

/** How long it took to be answered whole, ms; what is no answer is noted. */
async function timed(
  errors: string[],
  path: string,
  request: () => Promise<Answer>,
): Promise<number> {
  const asked = performance.now()
  try {
    const { statusCode, body } = await request()
    await body.arrayBuffer()
    if (statusCode !== 200) errors.push(`${path}: ${statusCode}`)
  } catch (error) {
    errors.push(`${path}: ${error}`)
  }
  return performance.now() - asked
}

function webhook(page: string) {
  const body = JSON.stringify({ object: 'page', entry: [{ id: page, time: 0, messaging: [] }] })
  const signature = createHmac('sha256', app.secret).update(body).digest('hex')
  const headers = { 'x-hub-signature-256': `sha256=${signature}` }
  return { path: '/webhooks/facebook', method: 'POST', headers, body } as const
}

async function write(village: BenchVillage, turn: number): Promise<void> {
  const response = await fetch(`${village.url}/sandbox/write`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      page: village.page.id,
      resident: `Habitante ${turn % 500}`,
      kind: 'message',
      text: `Bonjour, une question (${turn}) ?`,
    }),
    signal: AbortSignal.timeout(patienceMs),
  })
  await response.arrayBuffer()
}

type Screen = { close(): void; isLost(): boolean; heard(): number }

/** An open stream that counts what it hears. */
async function openScreen(url: string, cookie: string): Promise<Screen> {
  const ending = new AbortController()
  const response = await fetch(`${url}/api/stream`, { headers: { cookie }, signal: ending.signal })
  if (!response.ok || response.body === null) throw new Error(`a stream: ${response.status}`)
  const { body } = response
  let heard = 0
  let isLost = false
  const listening = async () => {
    for await (const bytes of body) {
      heard += Buffer.from(bytes).toString().split('event: changed').length - 1
    }
    isLost = true
  }
  listening().catch(() => {
    isLost ||= !ending.signal.aborted
  })
  return { close: () => ending.abort(), isLost: () => isLost, heard: () => heard }
}

/** Linux tells; elsewhere nothing is held against it. */
function residentMb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return 0
  }
}
