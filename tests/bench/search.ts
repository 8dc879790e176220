import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { copyToPostgres } from '../../server/backup/store/postgres-rows.ts'
import { type Database, openDatabase } from '../../server/database/database.ts'
import { listConversations } from '../../server/inbox/conversations.ts'
import { startPostgres } from '../support/database/own-postgres.ts'
import { ms, say } from './figures.ts'
import { end, fillFiveYears } from './five-years.ts'

const wanted = 100_000
const rounds = 20

/**
 * From what nobody wrote to what stands in half of all messages, as they are typed. Residents are
 * called by a number here; « habitant », which all of them are, would be nobody’s search.
 */
const searches = [
  'zinc',
  'julie',
  '123',
  '812 église',
  'lampadaire',
  'église emplacement',
  'salle anniversaire quarantaine',
  'bon',
  'bonjour',
  'bonjour mairie samedi',
  'publication',
  '12/11',
  '3 mars 2024',
  'novembre 2023',
  'hier',
  'novembre 2025 encombrants',
]

/** People, words and dates looked for in 100,000 messages, on both databases. */
export async function benchSearch(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-bench-'))
  const path = join(folder, 'bench.db')
  await (await openDatabase(`file:${path}`)).close()
  const { communeId, messages } = fillFiveYears(path, wanted)
  say('messages', messages.toLocaleString('en'))
  const postgres = await startPostgres()
  try {
    const file = await openDatabase(`file:${path}`)
    await measured('SQLite', file, communeId).finally(() => file.close())
    const server = await openDatabase(await postgres.newDatabase('bench'))
    try {
      await server.db.transaction().execute(db => copyToPostgres(path, db))
      await sql`analyze`.execute(server.db)
      await measured('PostgreSQL', server, communeId)
    } finally {
      await server.close()
    }
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measured(name: string, { db }: Database, communeId: number): Promise<void> {
  const deps = { db, connectors: {}, clock: { now: () => end } }
  const times: number[] = []
  const ofProcess: number[] = []
  let slowest = { search: '', ms: 0 }
  for (let round = 0; round <= rounds; round++) {
    for (const search of searches) {
      const began = performance.now()
      const before = process.cpuUsage()
      await listConversations(deps, communeId, { search })
      const took = performance.now() - began
      const { user, system } = process.cpuUsage(before)
      // The first round fills the caches.
      if (round === 0) continue
      times.push(took)
      ofProcess.push((user + system) / 1000)
      if (took > slowest.ms) slowest = { search, ms: took }
    }
  }
  const at = (all: number[], part: number) =>
    ms(all.toSorted((a, b) => a - b)[Math.floor((all.length - 1) * part)] ?? Number.NaN)
  say(`${name}: p50`, at(times, 0.5))
  say(`${name}: p99`, at(times, 0.99))
  // Of a machine that others use, too, this says more; SQLite runs in this process.
  say('… of the processor, in this process: p99', at(ofProcess, 0.99))
  say(`… the slowest, « ${slowest.search} »`, ms(slowest.ms))
}
