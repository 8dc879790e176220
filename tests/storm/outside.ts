import { setTimeout as sleep } from 'node:timers/promises'
import SqliteDatabase from 'better-sqlite3'
import pg from 'pg'
import type { Chance } from './chance.ts'

/** What somebody else does to the database that the workers use. */
export type Outside = {
  /** The address for workers, who wait for a lock for 30 ms at most. */
  workerUrl: string
  /** Holds the lock that they need, for a moment. */
  lock(): Promise<void>
  /** Ends their connections, those of PostgreSQL; SQLite has none. */
  cut: (() => Promise<void>) | null
  close(): Promise<void>
}

export async function meddleWith(databaseUrl: string, chance: Chance): Promise<Outside> {
  return databaseUrl.startsWith('file:')
    ? meddleWithFile(databaseUrl, chance)
    : await meddleWithServer(databaseUrl, chance)
}

const aMoment = (chance: Chance) => sleep(20 + chance.below(100))

function meddleWithFile(databaseUrl: string, chance: Chance): Outside {
  const sqlite = new SqliteDatabase(databaseUrl.slice('file:'.length))
  return {
    workerUrl: databaseUrl,
    async lock() {
      await sleep(chance.below(100))
      sqlite.exec('begin immediate')
      await aMoment(chance)
      sqlite.exec('rollback')
    },
    cut: null,
    close: async () => void sqlite.close(),
  }
}

async function meddleWithServer(databaseUrl: string, chance: Chance): Promise<Outside> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const url = new URL(databaseUrl)
  url.searchParams.set('application_name', 'storm')
  url.searchParams.set('options', '-c lock_timeout=30ms')
  return {
    workerUrl: url.href,
    async lock() {
      await sleep(chance.below(100))
      await client.query('begin; lock table delivery in access exclusive mode')
      await aMoment(chance)
      await client.query('rollback')
    },
    async cut() {
      await sleep(chance.below(150))
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'storm'`,
      )
    },
    close: () => client.end(),
  }
}
