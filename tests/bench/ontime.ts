import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '../support/database/own-postgres.ts'
import { stopProgram } from './bench-village.ts'
import { say } from './figures.ts'
import { ours } from './ontime-ours.ts'
import { fetchPeers } from './peers/fetch-peers.ts'

/** One of a load: what is to arrive, when (ms UTC), and on which of its channels. */
export type Item = { key: string; dueAt: number; channel: number }
/** Plans a load and lets it go, until `arrived` resolves, which is to be called when it is planned. */
export type Contender = (load: readonly Item[], arrived: () => Promise<void>) => Promise<void>

const usual = 1000
/** Between the planning and the first instant, ms, and for each of a larger load: planning is not measured. */
const aheadMs = 25_000
const aheadMsEach = 4
/** How the keys begin of what is sent before, so that processes are as warm as servers. */
export const unmeasured = 'before-'
/** The p99 of what is spread, and the last of a burst, ms; of a burst on three processes. */
const bars = { spread: 100, burst: 1000, burstOnThree: 700 }

type Load = {
  name: string
  kind: 'spread' | 'burst'
  count: number
  overMs: number
  channels: number
}
const burst = (count: number): Load => ({
  ...{ name: 'at one instant, a channel each', kind: 'burst' },
  ...{ count, overMs: 0, channels: count },
})
const some = { count: usual, overMs: 10_000 }
const loads: Load[] = [
  { name: 'over ten seconds, a channel each', kind: 'spread', ...some, channels: usual },
  { name: 'over ten seconds, on 20 channels', kind: 'spread', ...some, channels: 20 },
  burst(usual),
  { ...burst(usual), name: 'at one instant, on 20 channels', channels: 20 },
]

/**
 * How late a thousand posts leave, from the instant at which each is due until its request arrives
 * at a network on loopback: ours on both databases, and the same loads through pg-boss, which asks
 * its database each half second, and through BullMQ. Those two know no channels, and send what is
 * due in whatever order. With a number of posts: as many at one instant, a channel each, by one, two and
 * three processes of ours and nobody else.
 */
export async function benchOnTime(posts?: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-ontime-'))
  const network = await startNetwork()
  const postgres = await startPostgres()
  const peers = posts === undefined && fetchPeers() ? await import('./peers/queues.ts') : null
  const redis = (await peers?.startRedis(folder)) ?? null
  const onPostgres = () => postgres.newDatabase(newName())
  /** With the bar of a burst, where they are ours. */
  type Named = [string, Contender, number | null]
  const several = [1, 2, 3].map(
    (processes): Named => [
      `Tambour, PostgreSQL, ${processes} process${processes === 1 ? '' : 'es'}`,
      ours(processes, onPostgres, network.url),
      processes === 3 ? bars.burstOnThree : bars.burst,
    ],
  )
  const all: Named[] = [
    ['Tambour, SQLite', ours(1, () => `file:${folder}/${newName()}.db`, network.url), bars.burst],
    ...several,
  ]
  if (peers !== null) {
    all.push(['pg-boss', peers.pgBoss(onPostgres, network.url), null])
    if (redis === null)
      process.stdout.write('  BullMQ is left out: there is no redis-server here.\n')
    else all.push(['BullMQ', peers.bullmq(redis.port, network.url), null])
  }
  const contenders = posts === undefined ? all : several
  try {
    for (const load of posts === undefined ? loads : [burst(posts)]) {
      process.stdout.write(`  ${load.count} ${load.name}\n`)
      const results: { name: string; isOurs: boolean; late: Lateness }[] = []
      for (const [name, contender, burst] of contenders) {
        const isOurs = burst !== null
        if (!isOurs && load.channels !== load.count) continue
        const late = await measure(load, contender, network)
        results.push({ name, isOurs, late })
        say(`  ${name}: p50 · p99 · max, ms`, figuresOf(late))
        // The bars are of a thousand.
        if (!isOurs || load.count !== usual) continue
        const bar = load.kind === 'spread' ? bars.spread : burst
        const isHeld = (load.kind === 'spread' ? late.p99 : late.max) <= bar
        say(`  ${name}: ${figureOf[load.kind]} within ${bar} ms`, isHeld ? 'held' : 'MISSED')
      }
      const figure = figureOf[load.kind]
      for (const peer of results.filter(({ isOurs }) => !isOurs)) {
        for (const own of results.filter(({ isOurs }) => isOurs)) {
          const ratio = peer.late[figure] / own.late[figure]
          say(`  ${figure} of ${peer.name} against ${own.name}`, `× ${ratio.toFixed(2)}`)
        }
      }
    }
  } finally {
    await redis?.stop()
    await postgres.stop()
    await network.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

let names = 0
const newName = () => {
  names += 1
  return `ontime${names}`
}

type Lateness = { p50: number; p99: number; max: number }
type Network = Awaited<ReturnType<typeof startNetwork>>

async function measure(load: Load, contender: Contender, network: Network): Promise<Lateness> {
  await network.forget()
  const { count } = load
  const start = Date.now() + aheadMs + aheadMsEach * (count - usual)
  const items = Array.from({ length: count }, (_, n) => ({
    key: `${load.kind}-${n}`,
    dueAt: start + Math.round((n * load.overMs) / count),
    channel: n % load.channels,
  }))
  await contender(items, async () => {
    if (Date.now() > start) throw new Error('planning took too long')
    const giveUpAt = start + load.overMs + 60_000
    while ((await network.count()) < count) {
      if (Date.now() > giveUpAt) throw new Error(`only ${await network.count()} arrived`)
      await new Promise(resolve => setTimeout(resolve, 250))
    }
  })
  const due = new Map(items.map(({ key, dueAt }) => [key, dueAt]))
  const arrivals = await network.arrivals()
  const distinct = new Set(arrivals.map(([key]) => key)).size
  if (arrivals.length !== count || distinct !== count) {
    throw new Error(`${arrivals.length} arrived, ${distinct} of them different`)
  }
  const late = arrivals.map(([key, at]) => at - (due.get(key) ?? 0)).sort((a, b) => a - b)
  const early = late.filter(ms => ms < 0).length
  if (early > 0) process.stdout.write(`  ${early} left before their time\n`)
  const at = (share: number) => late[Math.ceil(share * count) - 1] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}

const figuresOf = ({ p50, p99, max }: Lateness) =>
  [p50, p99, max].map(ms => ms.toFixed(0)).join(' · ')

const figureOf = { spread: 'p99', burst: 'max' } as const

async function startNetwork() {
  const file = fileURLToPath(new URL('ontime-network.ts', import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.stdout === null) throw new Error('the network says nothing')
  const [port] = await once(child.stdout.setEncoding('utf8'), 'data')
  const url = `http://127.0.0.1:${String(port).trim()}`
  const ask = async (path: string) => await (await fetch(`${url}${path}`)).json()
  return {
    url,
    forget: () => ask('/forget'),
    count: async () => Number(await ask('/count')),
    arrivals: async () => (await ask('/arrivals')) as [string, number][],
    stop: () => stopProgram(child),
  }
}
