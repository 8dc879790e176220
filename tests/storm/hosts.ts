import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { createContext } from '../../server/context.ts'
import { startPostgres } from '../support/database/own-postgres.ts'
import { startHttpNetwork } from '../support/network/http-network.ts'
import { insertPages, insertPlanned } from '../support/planned.ts'
import { quietSettings } from '../support/settings.ts'

export type HostsResult = {
  deliveries: number
  posts: number
  /** What was done to the machines, and how often. */
  faults: Map<string, number>
  wrong: string[]
}

const node = process.execPath
const child = fileURLToPath(new URL('host-child.ts', import.meta.url))

const bridge = 'tambour0'
const here = '10.77.91.1'
const channels = 50
/** As many as a second may bring to a network of this size, beside the troubles. */
const perSecond = 40
/** Longer than a lease: anyone who is cut off as long as this has lost what it held, ms. */
const cutMs = 60_000
/** One request in so many is taken after this long: what is under way must stay whose it is, ms. */
const [slowEach, slowMs] = [25, 4_000]
/** A sending of which nobody knows is settled by a look half a minute after its lease, ms. */
const settlingMs = 240_000

/**
 * Three workers, each on a host of its own (a network namespace on a bridge), on one PostgreSQL and one
 * network: one host's clock is ten minutes fast and one's ten minutes slow, and each in turn is cut off
 * for longer than its leases, killed, or has a line of 64 kbit/s.
 * @returns null where hosts cannot be made: it takes root, and a kernel that has them.
 */
export async function runHosts(deliveries: number): Promise<HostsResult | null> {
  const hosts = makeHosts()
  if (hosts === null) return null
  const faults = new Map<string, number>()
  const running: (ChildProcess | null)[] = [null, null, null]
  const postgres = await startPostgres({ host: here })
  const network = await startHttpNetwork(here)
  /** When each arrived, ms UTC by the clock of all. */
  const arrivedAt = new Map<string, number>()
  let requests = 0
  network.onPublish = async ({ accept, answer }) => {
    requests += 1
    if (requests % slowEach === 0) await sleep(slowMs)
    accept()
    arrivedAt.set(network.posts.at(-1)?.key ?? '', Date.now())
    await answer()
  }
  const databaseUrl = await postgres.newDatabase('hosts')
  const settings = quietSettings({ databaseUrl, dataDir: '', role: 'web' })
  const context = await createContext(settings, { log: pino({ level: 'silent' }) })
  const startWorker = async (place: number) => {
    const wrongMs = [0, 600_000, -600_000][place] ?? 0
    const words = ['netns', 'exec', nameOf(place), node, child, databaseUrl, String(wrongMs)]
    const born = spawn('ip', words, { stdio: ['ignore', 'pipe', 'inherit'] })
    running[place] = born
    if (born.stdout) await Promise.race([once(born.stdout, 'data'), once(born, 'exit')])
  }
  const count = (fault: string) => faults.set(fault, (faults.get(fault) ?? 0) + 1)
  const troubles: ((place: number) => Promise<void>)[] = [
    async place => {
      count('a host cut off for a minute')
      ip('link', 'set', linkOf(place), 'down')
      await sleep(cutMs)
      ip('link', 'set', linkOf(place), 'up')
    },
    async place => {
      count('a worker killed on its host')
      running[place]?.kill('SIGKILL')
      await sleep(5_000)
      await startWorker(place)
    },
    async place => {
      count('a host on a line of 64 kbit/s')
      const shape = ['rate', '64kbit', 'burst', '4kb', 'latency', '2s']
      execFileSync('tc', ['qdisc', 'add', 'dev', linkOf(place), 'root', 'tbf', ...shape])
      await sleep(30_000)
      execFileSync('tc', ['qdisc', 'del', 'dev', linkOf(place), 'root'])
    },
  ]
  try {
    const firstAt = context.clock.now() + 10_000
    await context.db.transaction().execute(async inside => {
      const pages = Array.from({ length: channels }, () => network.address)
      const { communeId, channelIds } = await insertPages(inside, context.secrets, 'fake', pages)
      await insertPlanned(
        inside,
        Array.from({ length: deliveries }, (_, n) => ({
          communeId,
          channelId: channelIds[n % channels] ?? 0,
          text: `Annonce ${n}`,
          key: `hosts-${n}`,
          dueAt: firstAt + Math.round((n * 1000) / perSecond),
          lateRule: 'publish',
        })),
      )
    })
    await Promise.all([0, 1, 2].map(startWorker))
    const lastAt = firstAt + (deliveries * 1000) / perSecond
    for (let round = 0; context.clock.now() < lastAt; round += 1) {
      await sleep(5_000)
      await troubles[round % 3]?.((round * 2) % 3)
    }
    const giveUpAt = context.clock.now() + settlingMs
    while ((await unsettled()) > 0 && context.clock.now() < giveUpAt) await sleep(2_000)
    return { deliveries, posts: network.posts.length, faults, wrong: await whatIsWrong() }
  } finally {
    for (const worker of running) worker?.kill('SIGKILL')
    await context.close()
    await network.close()
    await postgres.stop()
    unmake()
  }

  async function unsettled(): Promise<number> {
    const { left } = await context.db
      .selectFrom('delivery')
      .select(eb => eb.fn.countAll<number>().as('left'))
      .where('state', 'not in', ['verified', 'failed'])
      .executeTakeFirstOrThrow()
    return Number(left)
  }

  async function whatIsWrong(): Promise<string[]> {
    const rows = await context.db.selectFrom('delivery').select(['key', 'state', 'dueAt']).execute()
    const seen = Map.groupBy(network.posts, ({ key }) => key)
    return rows.flatMap(({ key, state, dueAt }) => {
      const times = seen.get(key)?.length ?? 0
      const early = dueAt - (arrivedAt.get(key) ?? dueAt)
      if (early > toleratedMs) return [`${key} left ${early} ms too early`]
      const said = `${key} is ${state} and stands ${times} times on the network`
      return times === 1 && state === 'verified' ? [] : [said]
    })
  }
}

/** By how much the clocks of hosts may differ that ask their database over a slow line, ms. */
const toleratedMs = 500

const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))
const ip = (...words: string[]) => void execFileSync('ip', words, { stdio: 'pipe' })
const nameOf = (place: number) => `tambour-host${place}`
const linkOf = (place: number) => `tambour-v${place}`

/** Three hosts on a bridge; null where the kernel, or who runs this, does not allow it. */
function makeHosts(): true | null {
  unmake()
  try {
    ip('link', 'add', bridge, 'type', 'bridge')
    ip('addr', 'add', `${here}/24`, 'dev', bridge)
    ip('link', 'set', bridge, 'up')
    for (const place of [0, 1, 2]) {
      ip('netns', 'add', nameOf(place))
      ip(
        'link',
        'add',
        linkOf(place),
        'type',
        'veth',
        'peer',
        'name',
        'eth0',
        'netns',
        nameOf(place),
      )
      ip('link', 'set', linkOf(place), 'master', bridge, 'up')
      ip('-n', nameOf(place), 'addr', 'add', `10.77.91.${place + 11}/24`, 'dev', 'eth0')
      ip('-n', nameOf(place), 'link', 'set', 'eth0', 'up')
      ip('-n', nameOf(place), 'link', 'set', 'lo', 'up')
    }
    return true
  } catch {
    unmake()
    return null
  }
}

/** What a run that was killed left is no hindrance either. */
function unmake(): void {
  for (const words of [
    ...[0, 1, 2].map(place => ['netns', 'del', nameOf(place)]),
    ['link', 'del', bridge],
  ]) {
    try {
      ip(...words)
    } catch {
      // It was not there.
    }
  }
}
