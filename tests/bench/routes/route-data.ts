import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SqliteDatabase from 'better-sqlite3'
import { sql } from 'kysely'
import { pino } from 'pino'
import { copyToPostgres } from '../../../server/backup/store/postgres-rows.ts'
import { systemClock } from '../../../server/clock.ts'
import { type Context, createContext } from '../../../server/context.ts'
import { openDatabase } from '../../../server/database/database.ts'
import { placeEvent } from '../../../server/events/plan-event.ts'
import { eventNew } from '../../../server/events/shapes/event.ts'
import { localTimeOf } from '../../../server/language/instant.ts'
import { addPerson } from '../../../server/people/people.ts'
import { setRunsInstallation } from '../../../server/people/store/members.ts'
import { createChanges } from '../../../server/platform/changes.ts'
import { continueRebuilds, rebuildEpisodes } from '../../../server/reply-times/rebuild.ts'
import { type OwnPostgres, startPostgres } from '../../support/database/own-postgres.ts'
import { quietSettings } from '../../support/settings.ts'
import { say } from '../figures.ts'
import { fillFiveYears } from '../five-years.ts'

/** Who signs in. */
export const officer = { email: 'banc@exemple.fr', password: 'tambour-de-ville' }

const root = fileURLToPath(new URL('../../..', import.meta.url))
const cache = join(root, 'node_modules/.cache/tambour-bench')

const events = 1_000
/** Deliveries of an event: on each of the three channels at each of these many times. */
const times = 4
const day = 86_400_000

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

export async function addPeople(context: Context): Promise<void> {
  const { db, clock } = context
  const person = { name: 'Odile Martin', role: 'administrator' as const, ...officer }
  const { id } = await addPerson(context, 1, person, 'bench')
  await setRunsInstallation(db, [id], true)
  const now = clock.now()
  // Nothing is erased, and no network asked: what is measured is what the screens ask for.
  const kept = { communeId: 1, months: 120, erasesFrom: now + 365 * day, updatedAt: now }
  await db.insertInto('privacy').values(kept).execute()
  await db
    .updateTable('channelPoll')
    .set({ nextAt: now + 3650 * day })
    .execute()
}

/** Half a day apart, from tomorrow on. */
export async function addEvents(context: Context, count: number): Promise<void> {
  const by = { communeId: 1, actor: 'bench', userId: null }
  const zone = 'Europe/Paris'
  const local = (at: number) => localTimeOf(at, zone)
  await context.db.transaction().execute(async db => {
    for (let index = 0; index < count; index += 1) {
      const begins = context.clock.now() + day + (index * day) / 2
      await placeEvent(
        { ...context, db },
        by,
        eventNew.parse({
          title: `Fête des associations, ${index + 1}ᵉ édition`,
          startLocal: local(begins),
          place: 'Salle des fêtes',
          text: 'Le comité des fêtes vous invite : buvette, grillades et bal. '.repeat(4),
          channels: [1, 2, 3],
          times: Array.from({ length: times }, (_, place) => local(begins + (32 + place) * day)),
        }),
      )
    }
  })
}

const seconds = (began: number) => `${((performance.now() - began) / 1000).toFixed(0)} s`
