import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from '../../../server/database/database.ts'
import { cpuSeconds } from '../process.ts'

/** What was used so far, of one database and of the processes that work on it. */
export type Gauges = {
  at: number
  /** Of all workers together, s. */
  workerCpu: number
  /** Of PostgreSQL's processes, those that have ended included, s. */
  postgresCpu: number
  commits: number
  /** Rows that were read, by whatever way. */
  rows: number
  walBytes: number
  fsyncs: number
}

/** @param postmaster the number of PostgreSQL's first process */
export async function readGauges(
  db: Db,
  postmaster: number,
  workers: readonly number[],
): Promise<Gauges> {
  const { rows } = await sql<{ commits: number; rows: number }>`
    select xact_commit::float8 as commits, (tup_returned + tup_fetched)::float8 as rows
    from pg_stat_database where datname = current_database()`.execute(db)
  const wal = await sql<{
    bytes: number
  }>`select wal_bytes::float8 as bytes from pg_stat_wal`.execute(db)
  const io = await sql<{ fsyncs: number }>`select coalesce(sum(fsyncs), 0)::float8 as fsyncs
    from pg_stat_io where object = 'wal'`.execute(db)
  return {
    at: performance.now(),
    workerCpu: workers.reduce((sum, pid) => sum + cpuSeconds(pid), 0),
    postgresCpu: treeCpu(postmaster),
    commits: rows[0]?.commits ?? 0,
    rows: rows[0]?.rows ?? 0,
    walBytes: wal.rows[0]?.bytes ?? 0,
    fsyncs: io.rows[0]?.fsyncs ?? 0,
  }
}

export function between(before: Gauges, after: Gauges): Gauges {
  const names = ['at', 'workerCpu', 'postgresCpu', 'commits', 'rows', 'walBytes', 'fsyncs'] as const
  const difference = { ...after }
  for (const name of names) difference[name] = after[name] - before[name]
  return difference
}

/** PostgreSQL's first process: the parent of the one that serves us. */
export async function postmasterOf(db: Db): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  return Number(statOf(rows[0]?.pid ?? 0)[1])
}

/** What of a process's memory is its own, MB. */
export function ownMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}

/** From the state on: proc(5). */
function statOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
}

/** Of a process, its children that live and those that have ended, s. */
function treeCpu(root: number): number {
  const [, , , , , , , , , , , , , cutime, cstime] = statOf(root)
  let sum = cpuSeconds(root) + (Number(cutime) + Number(cstime)) / 100
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      if (Number(statOf(Number(name))[1]) === root) sum += cpuSeconds(Number(name))
    } catch {
      // It ended meanwhile, and its parent has its time.
    }
  }
  return sum
}

/** How many commits a second of one connection reach the disk, each waiting for the one before. */
export async function commitsASecond(db: Db): Promise<number> {
  await sql`create table if not exists tick (n integer not null)`.execute(db)
  const start = performance.now()
  let commits = 0
  while (performance.now() - start < 1_500) {
    await sql`insert into tick values (1)`.execute(db)
    commits += 1
  }
  return (commits / (performance.now() - start)) * 1000
}
