import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { z } from 'zod'
import { restore } from '../../../server/backup/restore.ts'
import { openDatabase } from '../../../server/database/database.ts'

const named = z.array(z.object({ name: z.string() }))
const columns = z.array(z.object({ name: z.string(), type: z.string() }))
const references = z.array(z.object({ from: z.string(), to: z.string() }))

/** Fills the database of `url`, which has no table yet, with two rows in each. */
export async function fillDatabase(url: string): Promise<void> {
  if (url.startsWith('file:')) {
    await writeFullDatabase(url.slice('file:'.length))
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'tambour-full-'))
  try {
    const path = join(folder, 'full.db')
    await writeFullDatabase(path)
    const target = { databaseUrl: url, secretKey: Buffer.alloc(32), secretKeyFile: null }
    await restore(path, target, { passphrase: null, withoutKey: true })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

let made: Promise<Buffer> | undefined

/** Makes an SQLite file of today, with two rows in each of its tables; they are filled once a process. */
export async function writeFullDatabase(path: string): Promise<void> {
  made ??= fullBytes()
  writeFileSync(path, await made, { mode: 0o600 })
}

async function fullBytes(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-full-'))
  try {
    const path = join(folder, 'full.db')
    await (await openDatabase(`file:${path}`)).close()
    const sqlite = new SqliteDatabase(path)
    // A row may refer to one of a table that comes later.
    sqlite.pragma('foreign_keys = OFF')
    sqlite.transaction(() => fill(sqlite))()
    sqlite.pragma('journal_mode = DELETE')
    sqlite.close()
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function fill(sqlite: SqliteDatabase.Database): void {
  const tables = named.parse(
    sqlite
      .prepare(
        `select "name" from pragma_table_list where "schema" = 'main' and "type" = 'table'
         and "name" not like 'sqlite_%' and "name" not like 'kysely_%'`,
      )
      .all(),
  )
  for (const { name: table } of tables) {
    const all = columns.parse(sqlite.pragma(`table_info("${table}")`))
    const parents = new Map(
      references.parse(sqlite.pragma(`foreign_key_list("${table}")`)).map(one => [one.from, one]),
    )
    const insert = sqlite.prepare(
      `insert into "${table}" (${all.map(({ name }) => `"${name}"`).join()})
       values (${all.map(() => '?').join()})`,
    )
    for (const row of [1, 2]) {
      insert.run(
        all.map(({ name, type }) => {
          const parent = parents.get(name)
          if (parent !== undefined && /text/i.test(type)) return `${parent.to} ${row}`
          if (/blob/i.test(type)) return Buffer.from([row])
          if (/date/i.test(type)) return `2026-01-0${row}T00:00:00.000Z`
          return /int|double/i.test(type) ? row : `${name} ${row}`
        }),
      )
    }
  }
}
