import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Context } from '../../../server/context.ts'
import { freePort } from '../../support/network/free-port.ts'
import { startProgram, stopProgram, waitFor } from '../bench-village.ts'
import { between, type Gauges, ownMb, readGauges } from './gauges.ts'
import { assumed } from './reckoning.ts'
import { overdueAt, rest, spread } from './rows.ts'

/** What stands between a database and a played network: real worker processes, as `npm start` has them. */
export type Bench = {
  context: Context
  databaseUrl: string
  network: string
  postmaster: number
  folder: string
}

type Worker = { child: ChildProcess; pid: number; readyMs: number }

const second = 1000
/** How often a page is looked at in opening hours, ms. */
const everyMs = 60 * second

/** V8 has compiled what it will, and nobody waits for a first connection any more. */
const warmMs = 8 * second
const windowMs = 20 * second

async function startWorkers(bench: Bench, count: number): Promise<Worker[]> {
  const workers: Worker[] = []
  for (let n = 0; n < count; n += 1) {
    const port = await freePort()
    const child = startProgram(['start'], {
      ROLE: 'worker',
      PORT: String(port),
      DATABASE_URL: bench.databaseUrl,
      DATA_DIR: bench.folder,
      SECRET_KEY: bench.context.settings.secretKey.toString('base64url'),
      PUBLIC_URL: 'http://127.0.0.1:3000',
      GRAPH_API_URL: bench.network,
      GEO_API_URL: 'non',
      // At night it would copy all of it, for a minute, into what is measured.
      BACKUP_TO: 'non',
      LOG_LEVEL: 'error',
    })
    const readyMs = await waitFor(`http://127.0.0.1:${port}/healthz`)
    workers.push({ child, pid: child.pid ?? 0, readyMs })
  }
  return workers
}

async function stopWorkers(workers: readonly Worker[]): Promise<void> {
  await Promise.all(workers.map(({ child }) => stopProgram(child)))
}

const pidsOf = (workers: readonly Worker[]) => workers.map(({ pid }) => pid)

async function gauged(bench: Bench, workers: readonly Worker[]): Promise<Gauges> {
  return await readGauges(bench.context.db, bench.postmaster, pidsOf(workers))
}

export type Idle = { readyMs: number; startMb: number; used: Gauges; idle: Gauges }

/** One process starts where nothing is due: what it reads then, and what it costs to leave it alone. */
export async function measureIdle(bench: Bench): Promise<Idle> {
  await rest(bench.context)
  const before = await gauged(bench, [])
  const workers = await startWorkers(bench, 1)
  const [worker] = workers
  if (worker === undefined) throw new Error('no worker')
  try {
    await sleep(windowMs)
    const started = await gauged(bench, workers)
    const startMb = ownMb(worker.pid)
    await sleep(windowMs)
    const after = await gauged(bench, workers)
    const used = between({ ...before, workerCpu: 0 }, started)
    return { readyMs: worker.readyMs, startMb, used, idle: between(started, after) }
  } finally {
    await stopWorkers(workers)
  }
}

export type Polled = {
  processes: number
  /** Of the played network, ms a call. */
  callMs: number
  /** Done in the window, and a minute. */
  polls: number
  aMinute: number
  /** Due when the window ended, and not begun. */
  overdue: number
  used: Gauges
  /** The largest process's own memory, MB. */
  mb: number
}

/** All are open, and as many processes look at them. */
export async function measurePolls(
  bench: Bench,
  processes: number,
  callMs: number,
): Promise<Polled> {
  const { context, network } = bench
  await fetch(`${network}/slow?ms=${callMs}`)
  await rest(context)
  const workers = await startWorkers(bench, processes)
  try {
    await spread(context, context.clock.now(), everyMs)
    // Asleep for a minute, as nothing was due.
    context.changes.tell(1, 'channels')
    await sleep(warmMs)
    const before = await gauged(bench, workers)
    const asked = await callsOf(network)
    await sleep(windowMs)
    const after = await gauged(bench, workers)
    const calls = (await callsOf(network)) - asked
    const used = between(before, after)
    const polls = calls / assumed.callsALook
    return {
      processes,
      callMs,
      polls,
      aMinute: (polls / used.at) * 60_000,
      overdue: await overdueAt(context, context.clock.now()),
      used,
      mb: Math.max(...pidsOf(workers).map(ownMb)),
    }
  } finally {
    await stopWorkers(workers)
  }
}

const callsOf = async (network: string) => Number(await (await fetch(`${network}/asked`)).text())

/**
 * On each of so many channels one person has written, and one process looks at them all.
 * @returns how many looks that were, and what they used
 */
export async function measureArrivals(
  bench: Bench,
  news: Record<string, string>,
  quiet: Record<string, string>,
): Promise<{ messages: number; looks: number; used: Gauges; bytes: number }> {
  const { context, network } = bench
  await fetch(`${network}/slow?ms=0`)
  await rest(context)
  const workers = await startWorkers(bench, 1)
  try {
    await fetch(`${network}/answers`, { method: 'PUT', body: JSON.stringify(quiet) })
    await spread(context, context.clock.now(), everyMs)
    // Asleep for a minute, as nothing was due.
    context.changes.tell(1, 'channels')
    await sleep(warmMs)
    await fetch(`${network}/answers`, { method: 'PUT', body: JSON.stringify(news) })
    const before = { ...(await gauged(bench, workers)), messages: await countMessages(bench) }
    const [asked, size] = [await callsOf(network), await sizeOf(bench)]
    await sleep(windowMs)
    const messages = (await countMessages(bench)) - before.messages
    const used = between(before, await gauged(bench, workers))
    const looks = Math.round(((await callsOf(network)) - asked) / 2)
    return { messages, looks, used, bytes: ((await sizeOf(bench)) - size) / Math.max(1, messages) }
  } finally {
    await fetch(`${network}/answers`, { method: 'PUT', body: JSON.stringify(quiet) })
    await stopWorkers(workers)
  }
}

async function countMessages({ context }: Bench): Promise<number> {
  const { count } = await context.db
    .selectFrom('message')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Of all that a message brings, bytes on the disk, indexes included. */
async function sizeOf({ context }: Bench): Promise<number> {
  const { rows } = await sql<{
    bytes: number
  }>`select sum(pg_total_relation_size(name))::float8 as bytes
    from unnest(array['message', 'conversation', 'contact', 'episode']::regclass[]) as name`.execute(
    context.db,
  )
  return rows[0]?.bytes ?? 0
}
