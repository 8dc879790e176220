import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { sql } from 'kysely'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { failureSentences } from '../../server/database/failure.ts'
import { start } from '../../server/start.ts'
import { testSettings } from '../support/context.ts'
import { writeFullDatabase } from '../support/database/full.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

const pageSize = 4096

/** An installation's file with rows in each table, of which some fill many pages. */
async function madeFile(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-damage-'))
  const path = join(folder, 'tambour.db')
  await writeFullDatabase(path)
  const sqlite = new SqliteDatabase(path)
  const add = sqlite.prepare(
    `insert into "journal" ("communeId", "at", "actor", "action", "subject", "detail") select 1, ?, 'Claire', 'commune.changed', 'commune:1', ?`,
  )
  sqlite.transaction(() => {
    for (let row = 10; row < 3000; row++) add.run(row, `Bonjour, la salle est-elle libre ? ${row}`)
  })()
  sqlite.pragma('journal_mode = DELETE')
  sqlite.close()
  const bytes = readFileSync(path)
  rmSync(folder, { recursive: true })
  return bytes
}

let made: Promise<Buffer> | undefined

async function damaged(damage: (path: string, pages: number) => void): Promise<string> {
  made ??= madeFile()
  const bytes = await made
  const folder = folderOfTest()
  const path = join(folder, 'tambour.db')
  writeFileSync(path, bytes)
  damage(path, bytes.length / pageSize)
  return path
}

function overwrite(path: string, at: number, bytes: Buffer): void {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, at)
  closeSync(file)
}

/** The same noise each time. */
function noise(length: number, seed: number): Buffer {
  let state = seed
  return Buffer.from(
    Array.from({ length }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31
      return state >> 16
    }),
  )
}

/** What a start says of a file that was damaged; what of it starts must be readable to its end. */
async function startedWith(damage: Damage): Promise<string> {
  const path = await damaged(damage)
  const settings = await testSettings('sqlite', { databaseUrl: `file:${path}` })
  return await start(settings, { log: pino({ level: 'silent' }) }).then(
    async running => {
      const { db } = running.context
      const { rows } = await sql<{ name: string }>`
        select "name" from "sqlite_master" where "type" = 'table'`.execute(db)
      for (const { name } of rows) await sql`select * from ${sql.table(name)}`.execute(db)
      await running.drain()
      return 'it started'
    },
    error => String(error.message),
  )
}

type Damage = (path: string, pages: number) => void
const damages: [name: string, damage: Damage][] = [
  ['is cut in half', (path, pages) => truncateSync(path, Math.floor(pages / 2) * pageSize)],
  ['is cut to ten pages', path => truncateSync(path, 10 * pageSize)],
  ['is cut within a page', (path, pages) => truncateSync(path, pages * pageSize - 1000)],
  ['lacks its last page', (path, pages) => truncateSync(path, (pages - 1) * pageSize)],
  ['has no header', path => overwrite(path, 0, Buffer.alloc(100))],
  ['begins with zeros', path => overwrite(path, 0, Buffer.alloc(pageSize))],
  ['begins with noise', path => overwrite(path, 100, noise(500, 1))],
  ['is a text', path => writeFileSync(path, 'Bonjour\n'.repeat(2000))],
  ['is nothing but zeros', (path, pages) => writeFileSync(path, Buffer.alloc(pages * pageSize))],
  ...[0.1, 0.25, 0.4, 0.55, 0.7, 0.85].map((part): [string, Damage] => [
    `has a page of zeros at ${part}`,
    (path, pages) => overwrite(path, Math.floor(pages * part) * pageSize, Buffer.alloc(pageSize)),
  ]),
  ...[0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 0.97].map((part, seed): [string, Damage] => [
    `has noise at ${part}`,
    (path, pages) => overwrite(path, Math.floor(pages * part) * pageSize, noise(512, seed + 2)),
  ]),
]

describe('a file of a database that', () => {
  it('is whole starts', async () => {
    expect(await startedWith(() => undefined)).toBe('it started')
  })

  it('is put back by the command that the archive and the package have too', () => {
    const { damaged, replaced, rescued } = failureSentences
    for (const { fr, en } of [damaged, replaced, rescued('a.db')]) {
      expect([fr, en]).toEqual([
        expect.stringMatching(/«\stambour restore /),
        expect.stringMatching(/“tambour restore /),
      ])
    }
  })

  it.each(damages)('%s is found at the start, and told with what to do', async (_name, damage) => {
    expect(await startedWith(damage)).toContain(failureSentences.damaged.fr)
  })
})
