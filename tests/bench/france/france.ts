import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectionsEach } from '../../../server/database/postgres.ts'
import { pollConcurrency } from '../../../server/inbox/receiving/poll.ts'
import { atOnce } from '../../../server/publishing/deliverer.ts'
import { startPostgres } from '../../support/database/own-postgres.ts'
import { stopProgram } from '../bench-village.ts'
import { startReplay } from '../capacity.ts'
import { say } from '../figures.ts'
import { commitsASecond, type Gauges, postmasterOf } from './gauges.ts'
import {
  assumed,
  type Cost,
  type Held,
  hoursOf,
  kindsOf,
  largerHouse,
  leastHouse,
  looksAWeek,
  type Measured,
  resourcesOf,
  simulateHour,
} from './hours.ts'
import {
  type Bench,
  type Burst,
  measureArrivals,
  measureBurst,
  measureIdle,
  measurePolls,
  type Polled,
} from './measure.ts'
import { smallPage } from './page.ts'
import { addLikeCommunes, noteLateness } from './rows.ts'

const processes = [1, 2, 3]
const bursts = [1_000, 10_000]

/**
 * France on paper: all its communes on one PostgreSQL, what one, two and three processes do with them
 * here, and from that, with what nobody measured here by its name (`assumed`), a Tuesday at ten and the
 * evening of a national day.
 */
export async function benchFrance(communes: number = assumed.communes): Promise<void> {
  if (process.platform !== 'linux') return say('France', 'Linux only')
  const folder = mkdtempSync(join(tmpdir(), 'tambour-france-'))
  const postgres = await startPostgres()
  const url = await postgres.newDatabase('france')
  const page = await smallPage(url, await postgres.newDatabase('whole'))
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
    await noteLateness(context)
    const { news, sending } = await page.goOn()
    const measured = await measure(bench, page, { news, sending }, communes)
    tell(measured, communes)
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
  { news, sending }: { news: Record<string, string>; sending: Record<string, string> },
  communes: number,
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
      say('  late p50 · p99 · worst, ms', lateness(one))
      say('  due and not begun, the oldest of them ms', `${one.late.overdue} · ${one.late.oldest}`)
      say('  of each: CPU ms, worker · PostgreSQL', each(one.used, one.polls))
      say('  calls · commits · fsyncs · WAL kB · rows', costs(one))
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

  const bursting: Burst[] = []
  for (const posts of bursts.filter(count => count <= communes)) {
    for (const count of processes) {
      const one = await measureBurst(bench, count, posts, { text: page.text, sending })
      bursting.push(one)
      say(
        `${posts} posts due at one instant, ${count} processes: the last left after, s`,
        round(one.seconds, 1),
      )
      say('  of each: CPU ms, worker · PostgreSQL', each(one.used, posts))
      say(
        '  commits · fsyncs · WAL kB',
        `${per(one.used.commits, posts)} · ${per(one.used.fsyncs, posts)} · ${per(one.used.walBytes / 1024, posts)}`,
      )
    }
  }
  const last = bursting.filter(one => one.processes === 1).at(-1)
  if (last === undefined) throw new Error('nothing was sent')
  const fast = await commitsASecond(context.db)
  say('commits a second of one connection, each on disk', round(fast))
  say('a quiet look brings, kB · as gzip sends it', pair(page.bytes / 1024, page.zipped / 1024))
  say(
    'of a page with twelve weeks of a village: kB · CPU ×',
    pair(page.wholeZipped / 1024, page.wholeRatio),
  )
  return {
    // Reckoned for pages as lively as the village's: more is read of each.
    look: { ...look, workerMs: look.workerMs * Math.max(1, page.wholeRatio) },
    message,
    post: costOf(last.used, last.posts),
    lookZipped: Math.max(page.zipped, page.wholeZipped),
    messageBytes: arrived.bytes,
    commitsASecond: fast,
    abreast: pollConcurrency,
    sendsAtOnce: atOnce.send,
    connections: connectionsEach,
  }
}

const pair = (one: number, other: number) => `${round(one, 2)} · ${round(other, 2)}`
const per = (sum: number, count: number) => round(sum / count, 2)
const cpu = ({ workerCpu, postgresCpu }: Gauges) => pair(workerCpu, postgresCpu)
const each = ({ workerCpu, postgresCpu }: Gauges, count: number) =>
  pair((workerCpu * 1000) / count, (postgresCpu * 1000) / count)
const shares = ({ workerCpu, postgresCpu, at }: Gauges) =>
  pair((workerCpu * 1000) / at, (postgresCpu * 1000) / at)
const lateness = ({ late }: Polled) =>
  `${round(late.p50)} · ${round(late.p99)} · ${round(late.worst)}`
const costs = ({ used, polls, calls }: Polled) =>
  [
    calls,
    used.commits / polls,
    used.fsyncs / polls,
    used.walBytes / 1024 / polls,
    used.rows / polls,
  ]
    .map(value => round(value, 2))
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

/** What follows from it. */
function tell(measured: Measured, communes: number): void {
  process.stdout.write(
    `  Tuesday at ten, ${communes} communes, one process and one core of PostgreSQL\n`,
  )
  const rows = resourcesOf(measured, { processes: 1, cores: 1 }, communes)
  for (const { name, wanted, there, unit, communes: most } of rows) {
    say(`  ${name}: wanted of what there is, ${unit}`, `${round(wanted, 1)} of ${round(there)}`)
    say('    all of it is taken at, communes', round(most))
  }
  const [first, next] = rows
  say('what saturates first, and the next thing', `${first?.name}, ${next?.name}`)
  const hours = hoursOf(kindsOf(measured))
  let house = leastHouse(measured, communes)
  let held: Held[] = []
  for (let tries = 0; tries < 5; tries += 1) {
    if (tries > 0) house = largerHouse(house, measured, held)
    const some = house
    held = hours.map(hour => simulateHour(hour, some, measured, communes))
    for (const one of held) tellHour(one)
    if (held.every(one => one.holds)) break
  }
  const isHeld = held.every(one => one.holds)
  say(
    `both hours ${isHeld ? 'hold' : 'DO NOT HOLD'} with: processes · cores of PostgreSQL`,
    `${house.processes} · ${house.cores}`,
  )
  say(
    'their connections, of those that PostgreSQL has',
    `${house.processes * measured.connections} of ${assumed.connections}`,
  )
  const after = resourcesOf(measured, house, communes)
  say(
    'with those, what saturates first, at communes',
    `${after[0]?.name}, ${round(after[0]?.communes ?? 0)}`,
  )
  say('and the next thing, at communes', `${after[1]?.name}, ${round(after[1]?.communes ?? 0)}`)
  const calls = (looksAWeek * assumed.callsALook) / 7
  say('calls of one page a day, of 4,800 for each engaged person', round(calls))
  say('calls of one application a day, whose limit is nowhere told', round(calls * communes))
}

function tellHour({
  hour,
  house,
  looksWanted,
  looksDone,
  lookLate,
  postLate,
  taken,
  holds,
}: Held): void {
  const { processes: count, cores } = house
  process.stdout.write(
    `  ${hour}: ${count} processes, ${cores} cores of PostgreSQL: ${holds ? 'holds' : 'DOES NOT HOLD'}\n`,
  )
  say('  polls a minute, wanted · done', `${round(looksWanted)} · ${round(looksDone)}`)
  say('  polls late p50 · p99 · worst, ms', figures(lookLate))
  if (!Number.isNaN(postLate.worst))
    say('  posts begun late p50 · p99 · worst, ms', figures(postLate))
  for (const [name, share] of taken) say(`  ${name}: taken, %`, round(share * 100))
}

const figures = ({ p50, p99, worst }: Held['lookLate']) =>
  `${round(p50)} · ${round(p99)} · ${round(worst)}`
