import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { pino } from 'pino'
import { type Context, createContext } from '../../server/context.ts'
import { insertPages, insertPlanned } from '../support/planned.ts'
import { quietSettings } from '../support/settings.ts'
import { startFlags, stopProgram } from './bench-village.ts'
import { say } from './figures.ts'
import { between, type Gauges, postmasterOf, readGauges } from './france/gauges.ts'
import { type Contender, type Item, unmeasured } from './ontime.ts'

/** What each process has sent before it is measured, for each: a server runs for weeks. */
const before = 300
/** When those were due, before the first of the load, ms. */
const beforeMs = 8000
/** What is used is counted from then on, before the first of the load, ms. */
const restMs = 500

/**
 * As many processes on one database, each with the flags of `npm start`, as a server that has run for
 * a while has it, and nothing else to do.
 */
export function ours(
  processes: number,
  newUrl: () => string | Promise<string>,
  network: string,
): Contender {
  return async (load, arrived) => {
    const databaseUrl = await newUrl()
    const settings = quietSettings({ databaseUrl, dataDir: '' })
    const context = await createContext(settings, { log: pino({ level: 'silent' }) })
    const isPostgres = databaseUrl.startsWith('postgres')
    const file = fileURLToPath(new URL('ontime-child.ts', import.meta.url))
    const children: ChildProcess[] = []
    try {
      const [first] = load
      const dueAt = (first?.dueAt ?? 0) - beforeMs
      const warming = Array.from({ length: before * processes }, (_, n) => ({
        key: `${unmeasured}${n}`,
        dueAt,
        channel: load[n % load.length]?.channel ?? 0,
      }))
      await planAll(context, [...warming, ...load], network)
      // As it is by itself where posts are planned days before.
      if (isPostgres) await sql`analyze`.execute(context.db)
      for (let n = 0; n < processes; n += 1) {
        const child = spawn(process.execPath, [...startFlags, file, databaseUrl], {
          stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        })
        children.push(child)
        await once(child, 'message')
      }
      const from = (first?.dueAt ?? 0) - restMs
      const isTold = isPostgres && process.platform === 'linux'
      const used = isTold ? await usedBy(context, children, from, arrived) : await arrived()
      if (used) {
        const { workerCpu, postgresCpu, commits } = used
        const each = [workerCpu * 1000, postgresCpu * 1000, commits].map(sum => sum / load.length)
        say(
          '  of each: CPU ms, processes · PostgreSQL; commits',
          each.map(one => one.toFixed(2)).join(' · '),
        )
      }
    } finally {
      for (const child of children) await stopProgram(child)
      await context.close()
    }
  }
}

/** What all that was used from an instant on. */
async function usedBy(
  { db }: Context,
  children: readonly ChildProcess[],
  from: number,
  arrived: () => Promise<void>,
): Promise<Gauges> {
  const postmaster = await postmasterOf(db)
  const pids = children.flatMap(({ pid }) => pid ?? [])
  let before: Promise<Gauges> | undefined
  const timer = setTimeout(
    () => {
      before = readGauges(db, postmaster, pids)
    },
    Math.max(0, from - Date.now()),
  )
  try {
    await arrived()
    if (before === undefined) throw new Error('all arrived before anything was due')
    return between(await before, await readGauges(db, postmaster, pids))
  } finally {
    clearTimeout(timer)
  }
}

async function planAll(
  { db, secrets }: Context,
  load: readonly Item[],
  network: string,
): Promise<void> {
  const count = 1 + Math.max(...load.map(({ channel }) => channel))
  const pages = Array.from({ length: count }, () => network)
  await db.transaction().execute(async inside => {
    const { communeId, channelIds } = await insertPages(inside, secrets, 'fake', pages)
    await insertPlanned(
      inside,
      load.map(({ key, dueAt, channel }) => ({
        communeId,
        channelId: channelIds[channel] ?? 0,
        text: key,
        key,
        dueAt,
        lateRule: 'publish',
      })),
    )
  })
}
