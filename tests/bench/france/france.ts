import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectionsEach } from '../../../server/database/postgres.ts'
import { pollConcurrency } from '../../../server/inbox/receiving/poll.ts'
import { atOnce } from '../../../server/publishing/deliverer.ts'
import { startPostgres } from '../../support/database/own-postgres.ts'
import { stopProgram } from '../bench-village.ts'
import { say } from '../figures.ts'
import { startReplay } from '../polls.ts'
import { commitsASecond, type Gauges, postmasterOf } from './gauges.ts'
import { type Bench, measureArrivals, measureIdle, measurePolls, type Polled } from './measure.ts'
import { smallPage } from './page.ts'
import {
  assumed,
  type Cost,
  leastHouse,
  looksAWeek,
  type Measured,
  resourcesOf,
} from './reckoning.ts'
import { addLikeCommunes } from './rows.ts'

const processes = [1, 2, 3]

/**
 * France on paper: all its communes on one PostgreSQL, what one, two and three processes do with them
 * here, and what a Tuesday at ten and the evening of a national day ask for by that and by what nobody
 * measured here (`assumed`).
 */
export async function benchFrance(communes: number = assumed.communes): Promise<void> {
  if (process.platform !== 'linux') return say('France', 'Linux only')
  const folder = mkdtempSync(join(tmpdir(), 'tambour-france-'))
  const postgres = await startPostgres()
  const url = await postgres.newDatabase('france')
  const page = await smallPage(url)
  const { child, url: network } = await startReplay(page.quiet)
  try {
    const { context } = page
    const bench: Bench = {
      context,
      databaseUrl: url,
      network,
      postmaster: await postmasterOf(context.db),
      folder,
    }
    const began = performance.now()
    await addLikeCommunes(context, page.channelId, communes)
    say(`rows of ${communes} communes, ${page.messages} messages each, s`, seconds(began))
    tell(await measure(bench, page, await page.news()), communes)
  } finally {
    await stopProgram(child)
    await page.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(0)
const round = (value: number, digits = 0) => value.toFixed(digits)

async function measure(
  bench: Bench,
  page: Awaited<ReturnType<typeof smallPage>>,
  news: Record<string, string>,
): Promise<Measured> {
  const { context } = bench
  const idle = await measureIdle(bench)
  say('a worker starts: until it answers, ms', round(idle.readyMs))
  say('  of CPU in its first 20 s, it · PostgreSQL, s', cpu(idle.used))
  say('  rows that PostgreSQL read for it', round(idle.used.rows))
  say('  its own memory then, MB', round(idle.startMb))
  say('left alone for 20 s, nothing due: CPU, it · PostgreSQL, s', cpu(idle.idle))
  say('  rows that PostgreSQL read for it', round(idle.idle.rows))

  const polled: Polled[] = []
  for (const callMs of [0, assumed.callMs]) {
    for (const count of processes) {
      const one = await measurePolls(bench, count, callMs)
      polled.push(one)
      say(`polls a minute, ${count} processes, ${callMs} ms a call`, round(one.aMinute))
      say('  due at the end, and not begun', String(one.overdue))
      say('  of each: CPU ms, worker · PostgreSQL', each(one.used, one.polls))
      say('  commits · fsyncs · WAL kB · rows', costs(one))
      say(
        '  cores, workers · PostgreSQL; MB of the largest',
        `${shares(one.used)} · ${round(one.mb)}`,
      )
    }
  }
  const quiet = polled.find(one => one.processes === 1 && one.callMs > 0)
  if (quiet === undefined) throw new Error('nothing was polled')
  const look = costOf(quiet.used, quiet.polls)

  const arrived = await measureArrivals(bench, news, page.quiet)
  const message = beyond(
    costOf(arrived.used, arrived.messages),
    look,
    arrived.looks / arrived.messages,
  )
  say(
    'messages stored with their episodes, of as many looks',
    `${arrived.messages} · ${arrived.looks}`,
  )
  say(
    '  of each, beyond the look: CPU ms, worker · PostgreSQL',
    pair(message.workerMs, message.postgresMs),
  )
  say(
    '  commits · WAL kB · bytes on the disk',
    `${round(message.commits, 2)} · ${round(message.walBytes / 1024, 1)} · ${round(arrived.bytes)}`,
  )

  const fast = await commitsASecond(context.db)
  say('commits a second of one connection, each on disk', round(fast))
  return {
    look: { ...look, workerMs: look.workerMs * assumed.livelier },
    message,
    messageBytes: arrived.bytes,
    commitsASecond: fast,
    abreast: pollConcurrency,
    sendsAtOnce: atOnce.send,
    connections: connectionsEach,
  }
}

const pair = (one: number, other: number) => `${round(one, 2)} · ${round(other, 2)}`
const cpu = ({ workerCpu, postgresCpu }: Gauges) => pair(workerCpu, postgresCpu)
const each = ({ workerCpu, postgresCpu }: Gauges, count: number) =>
  pair((workerCpu * 1000) / count, (postgresCpu * 1000) / count)
const shares = ({ workerCpu, postgresCpu, at }: Gauges) =>
  pair((workerCpu * 1000) / at, (postgresCpu * 1000) / at)
const costs = ({ used, polls }: Polled) =>
  [used.commits, used.fsyncs, used.walBytes / 1024, used.rows]
    .map(sum => round(sum / polls, 2))
    .join(' · ')

function costOf(
  { workerCpu, postgresCpu, commits, fsyncs, walBytes }: Gauges,
  count: number,
): Cost {
  return {
    workerMs: (workerCpu * 1000) / count,
    postgresMs: (postgresCpu * 1000) / count,
    commits: commits / count,
    fsyncs: fsyncs / count,
    walBytes: walBytes / count,
  }
}

/** Without so many looks. */
function beyond(all: Cost, look: Cost, looks: number): Cost {
  const rest = (part: keyof Cost) => Math.max(0, all[part] - looks * look[part])
  return {
    workerMs: rest('workerMs'),
    postgresMs: rest('postgresMs'),
    commits: rest('commits'),
    fsyncs: rest('fsyncs'),
    walBytes: rest('walBytes'),
  }
}

/** What follows from it, each thing by itself: queues, locks and the planner are not in it. */
function tell(measured: Measured, communes: number): void {
  process.stdout.write(
    `  Tuesday at ten, ${communes} communes, one process and one core of PostgreSQL\n`,
  )
  const rows = resourcesOf(measured, { processes: 1, cores: 1 }, communes)
  for (const { name, wanted, there, unit, communes: most } of rows) {
    say(`  ${name}: wanted of what there is, ${unit}`, `${round(wanted, 1)} of ${round(there)}`)
    say('    all of it is taken at, communes', round(most))
  }
  const house = leastHouse(measured, communes)
  const { processes: count, cores } = house
  say('that hour and a national day ask for: processes · cores', `${count} · ${cores}`)
  const connections = `${count * measured.connections} of ${assumed.connections}`
  say('their connections, of those that PostgreSQL has', connections)
  for (const { name, communes: most } of resourcesOf(measured, house, communes).slice(0, 2))
    say(`with those saturates next, at communes: ${name}`, round(most))
  const calls = (looksAWeek * assumed.callsALook) / 7
  say('calls of one page a day, of 4,800 for each engaged person', round(calls))
  say('calls of one application a day, whose limit is nowhere told', round(calls * communes))
}
