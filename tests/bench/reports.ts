import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import SqliteDatabase from 'better-sqlite3'
import { openDatabase } from '../../server/database/database.ts'
import { addDays } from '../../server/language/iso-week.ts'
import type { ReportFiguresShape } from '../../server/reply-times/shapes.ts'
import type { FurtherShape } from '../../server/reply-times/shapes-further.ts'
import { commandFlags, startFlags } from './bench-village.ts'
import { median, ms, ratio, say } from './figures.ts'
import { dateOf, end, fillFiveYears } from './five-years.ts'
import type { DuckFigures, DuckFurther } from './peers/duckdb.ts'
import { fetchPeers } from './peers/fetch-peers.ts'

const wanted = 1_000_000
const runs = 7
const child = fileURLToPath(new URL('./reports-child.ts', import.meta.url))
/** Where `server/run.mjs` keeps what Node compiled: anyone who calls `tambour` does not wait for it. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/tambour', import.meta.url))

/**
 * A million messages over five years: the rebuild of all their episodes, and a week's, a year's
 * and five years' complete report, beside DuckDB in memory with the same rows on one core. Fails
 * when the two count differently.
 */
export async function benchReports(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-bench-'))
  const path = `${folder}/bench.db`
  try {
    await (await openDatabase(`file:${path}`)).close()
    const made = fillFiveYears(path, wanted)
    say('messages over five years', made.messages.toLocaleString('en'))
    say('conversations', made.conversations.toLocaleString('en'))

    await compile(path)
    const first = await rebuild(path)
    say('episodes', countEpisodes(path).toLocaleString('en'))
    say('full rebuild, nothing stored before', ms(first.wallMs))
    say('… of processor', ms(first.cpuMs))
    say('… at most resident', `${first.maxMb.toFixed(0)} MB`)
    const second = await rebuild(path)
    say('full rebuild that finds all as it was', ms(second.wallMs))

    const duck = fetchPeers() ? await (await import('./peers/duckdb.ts')).openDuck(path) : null
    const ours = startReports(path)
    const to = dateOf(end)
    for (const [name, days] of [
      ['a week', 7],
      ['a year', 365],
      ['five years', 1826],
    ] as const) {
      const from = addDays(to, -days + 1)
      const once = await ours.report(from, to)
      if (duck !== null) insistOnTheSame(once.figures, await duck.report(from, to))
      const times: number[] = []
      const duckTimes: number[] = []
      for (let run = 0; run < runs; run++) {
        times.push((await ours.report(from, to)).wallMs)
        if (duck !== null) duckTimes.push((await duck.report(from, to)).wallMs)
      }
      say(
        `${name}: complete report (${once.figures.received.toLocaleString('en')})`,
        ms(median(times)),
      )
      say('… the first one asked for', ms(once.wallMs))
      if (duck !== null) {
        say('… DuckDB, the same numbers', ms(median(duckTimes)))
        say('… against DuckDB', ratio(median(times) / median(duckTimes)))
      }
      const further = await ours.further(from, to)
      const withdrawn = further.figures.withdrawals.count.toLocaleString('en')
      say(`${name}: the figures behind (${withdrawn} withdrawn)`, ms(further.wallMs))
      if (duck === null) continue
      const theirs = await duck.further(from, to)
      insistOnTheSameFurther(further.figures, theirs)
      say('… DuckDB, the same numbers', ms(theirs.wallMs))
    }
    say('reports: at most resident', `${(await ours.stop()).toFixed(0)} MB`)
    duck?.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Rebuild = { wallMs: number; cpuMs: number; maxMb: number }

/** Starts as `rebuild` does and does nothing: an installation has been started before. */
async function compile(path: string): Promise<void> {
  const started = startChild(commandFlags, path, 'reports')
  const ended = new Promise(resolve => started.once('exit', resolve))
  started.stdin.end()
  await ended
}

async function rebuild(path: string): Promise<Rebuild> {
  const lines = linesOf(startChild(commandFlags, path, 'rebuild'))
  const { value } = await lines.next()
  // Waits for its end, too: two processes would share the machine.
  await lines.next()
  return JSON.parse(String(value)) as Rebuild
}

type Report<Figures = ReportFiguresShape> = { wallMs: number; maxMb: number; figures: Figures }

/** A process with the flags of `npm start` that answers one report after the other. */
function startReports(path: string) {
  const started = startChild(startFlags, path, 'reports')
  const lines = linesOf(started)
  let maxMb = 0
  async function asked<Figures>(question: object): Promise<Report<Figures>> {
    started.stdin.write(`${JSON.stringify(question)}\n`)
    const { value } = await lines.next()
    const report = JSON.parse(String(value)) as Report<Figures>
    maxMb = report.maxMb
    return report
  }
  return {
    report: (from: string, to: string) => asked<ReportFiguresShape>({ from, to }),
    further: (from: string, to: string) => asked<FurtherShape>({ from, to, further: true }),
    async stop(): Promise<number> {
      const ended = new Promise(resolve => started.once('exit', resolve))
      started.stdin.end()
      await ended
      return maxMb
    },
  }
}

type Started = ChildProcessByStdio<Writable, Readable, null>

function startChild(flags: readonly string[], path: string, task: string): Started {
  return spawn(process.execPath, [...flags, child, path, task], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
}

function linesOf({ stdout }: Started): AsyncIterator<string> {
  return createInterface({ input: stdout })[Symbol.asyncIterator]()
}

function countEpisodes(path: string): number {
  const sqlite = new SqliteDatabase(path, { readonly: true })
  const count = sqlite.prepare<[], number>('select count(*) from episode').pluck().get() ?? 0
  sqlite.close()
  return count
}

/** @throws Error when DuckDB counts anything else. */
function insistOnTheSame(ours: ReportFiguresShape, theirs: DuckFigures): void {
  const arrived = ours.arrivals.flat().reduce((sum, { count }) => sum + count, 0)
  const told: Omit<DuckFigures, 'wallMs'> = {
    onTime: ours.summary.onTime,
    counted: ours.summary.counted,
    excluded: ours.summary.excluded,
    medianMs: ours.summary.medianMs,
    p90Ms: ours.summary.p90Ms,
    elapsedMedianMs: ours.elapsed.medianMs,
    unfilteredCounted: ours.unfiltered.summary.counted,
    unfilteredMedianMs: ours.unfiltered.summary.medianMs,
    weekMedians: ours.weeks
      .filter(({ summary }) => summary.counted > 0)
      .map(({ summary }) => summary.medianMs),
    arrived,
  }
  const { wallMs: _, ...duck } = theirs
  if (JSON.stringify(told) !== JSON.stringify(duck)) {
    throw new Error(`not the same numbers: ${JSON.stringify(told)} and ${JSON.stringify(duck)}`)
  }
}

/** @throws Error when DuckDB finds another count, or a share that differs beyond what rounding explains. */
function insistOnTheSameFurther(ours: FurtherShape, theirs: DuckFurther): void {
  const { first, later } = ours.turns
  const { wallMs: _, ...duck } = theirs
  const told: typeof duck = {
    within: ours.within.map(({ answered }) => answered),
    withdrawn: ours.withdrawals.count,
    incidence: ours.withdrawals.points.flatMap(({ answered, withdrawn }) => [answered, withdrawn]),
    firstCounted: first.summary.counted,
    firstMedianMs: first.summary.medianMs,
    laterCounted: later.summary.counted,
    laterMedianMs: later.summary.medianMs,
  }
  const rounded = (figures: typeof duck) =>
    JSON.stringify(figures, (_key, value) =>
      typeof value === 'number' ? Number(value.toFixed(9)) : value,
    )
  if (rounded(told) !== rounded(duck)) {
    throw new Error(`not the same numbers: ${rounded(told)} and ${rounded(duck)}`)
  }
}
