import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SqliteDatabase from 'better-sqlite3'
import { sql } from 'kysely'
import { pino } from 'pino'
import { copyToPostgres } from '../../server/backup/store-postgres-rows.ts'
import { systemClock } from '../../server/clock.ts'
import { createContext } from '../../server/context.ts'
import { openDatabase } from '../../server/database/database.ts'
import { createChanges } from '../../server/platform/changes.ts'
import { continueRebuilds, rebuildEpisodes } from '../../server/reply-times/rebuild.ts'
import { type OwnPostgres, startPostgres } from '../support/database/own-postgres.ts'
import { quietSettings } from '../support/settings.ts'
import { say } from './figures.ts'
import { fillFiveYears } from './five-years.ts'
import { addEvents, addPeople } from './five-years-events.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, 'node_modules/.cache/tambour-bench')

const events = 1_000

/**
 * The file that has so many messages over five years, their episodes, a thousand events and twelve
 * thousand deliveries, none due within a month. Made once for each month, then kept and brought to the
 * newest migration. Who changes how it is made removes the folder.
 */
export async function filledFile(messages: number): Promise<string> {
  const path = join(cache, `${nameOf(messages)}.db`)
  if (existsSync(path)) {
    await upgrade(`file:${path}`)
    return path
  }
  mkdirSync(cache, { recursive: true })
  for (const old of readdirSync(cache)) {
    const isOld = old.startsWith(`routes_${messages}_`) && old.includes('.db')
    if (isOld) rmSync(join(cache, old), { force: true })
  }
  const making = `${path}.making`
  const began = performance.now()
  await (await openDatabase(`file:${making}`)).close()
  fillFiveYears(making, messages)
  const settings = quietSettings({ databaseUrl: `file:${making}`, dataDir: cache })
  const context = await createContext(settings, { log: pino({ level: 'silent' }) })
  await addPeople(context)
  await rebuildEpisodes(context, 1)
  await addEvents(context, events)
  await context.close()
  const sqlite = new SqliteDatabase(making)
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.pragma('journal_mode = DELETE')
  sqlite.close()
  renameSync(making, path)
  say(`made the data of ${messages.toLocaleString('en')} messages`, seconds(began))
  return path
}

/** A server that keeps its databases in the cache. */
export const keptPostgres = (): Promise<OwnPostgres> =>
  startPostgres({ keptIn: join(cache, 'postgres') })

/** The same rows as a database of that server; its name, to be copied. */
export async function filledDatabase(postgres: OwnPostgres, messages: number): Promise<string> {
  const name = nameOf(messages)
  const kept = await postgres.kept(name)
  if (kept !== undefined) {
    await upgrade(kept)
    return name
  }
  const path = await filledFile(messages)
  const began = performance.now()
  const making = `making_${messages}`
  await postgres.drop(making)
  const database = await openDatabase(await postgres.newDatabase(making))
  try {
    await database.db.transaction().execute(db => copyToPostgres(path, db))
    await sql`vacuum analyze`.execute(database.db)
  } finally {
    await database.close()
  }
  await postgres.rename(making, name)
  say(`copied ${messages.toLocaleString('en')} messages to PostgreSQL`, seconds(began))
  return name
}

/** A copy that may be written into. */
export function copyOf(path: string, folder: string): string {
  mkdirSync(folder, { recursive: true })
  const copy = join(folder, 'tambour.db')
  copyFileSync(path, copy)
  return copy
}

/** By the month: events are to come. */
const nameOf = (messages: number) =>
  `routes_${messages}_${new Date().toISOString().slice(0, 7).replace('-', '_')}`

/** Brings what was kept to today's migrations, with all that these ask for. */
async function upgrade(url: string): Promise<void> {
  const { db, close } = await openDatabase(url)
  try {
    await continueRebuilds({ db, clock: systemClock, changes: createChanges(() => undefined) })
  } finally {
    await close()
  }
}

const seconds = (began: number) => `${((performance.now() - began) / 1000).toFixed(0)} s`
