import SqliteDatabase from 'better-sqlite3'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { z } from 'zod'
import { migrationsFor } from '../../../migrations/index.ts'
import type { Database } from '../../../server/database/database.ts'

const migrations = migrationsFor('sqlite')
export const versions = Object.keys(migrations)

/** The process is gone: nothing more is written. */
class Killed extends Error {}

/**
 * An SQLite database with rows in each of its tables, as the versions up to 0017 leave it when they
 * are killed in the middle of migrating: each statement was committed by itself.
 * @param statements how many of the migration `version` were done; all of them when there are fewer.
 * @returns its bytes, and whether there were more statements than were done.
 */
export async function cutMigration(
  version: string,
  statements: number,
): Promise<{ bytes: Buffer; isCut: boolean; last: string }> {
  const sqlite = new SqliteDatabase(await databaseBefore(version))
  const cut = cutAfter(sqlite, statements)
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: cut.database }) })
  const isCut = await of(version)
    .up(db)
    .then(
      () => false,
      error => {
        if (error instanceof Killed) return true
        throw error
      },
    )
  const bytes = sqlite.serialize()
  sqlite.close()
  return { bytes, isCut, last: cut.last() }
}

const known = new Map<string, Promise<Buffer>>()

/** A database at the version before, with rows in each of its tables. */
export function databaseBefore(version: string): Promise<Buffer> {
  const found = known.get(version) ?? makeBefore(version)
  known.set(version, found)
  return found
}

/** A database of today, with rows in each of its tables. */
export async function fullDatabase(): Promise<Buffer> {
  return await madeOf(versions.length)
}

async function makeBefore(version: string): Promise<Buffer> {
  return await madeOf(versions.indexOf(version))
}

/** With the first `place` migrations. */
async function madeOf(place: number): Promise<Buffer> {
  const last = versions[place - 1]
  const sqlite =
    last === undefined
      ? new SqliteDatabase(':memory:')
      : new SqliteDatabase(await databaseBefore(last))
  if (last !== undefined) {
    sqlite.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) })
    const until = Object.fromEntries(versions.slice(0, place).map(name => [name, of(name)]))
    const provider = { getMigrations: async () => until }
    const { error } = await new Migrator({ db, provider }).migrateToLatest()
    if (error !== undefined) throw error
    fill(sqlite)
  }
  const bytes = sqlite.serialize()
  sqlite.close()
  return bytes
}

function of(version: string): Migration {
  const migration = migrations[version]
  if (migration === undefined) throw new Error(`the migration ${version} has gone`)
  return migration
}

function cutAfter(sqlite: SqliteDatabase.Database, statements: number) {
  let done = 0
  let last = ''
  return {
    last: () => last,
    database: {
      prepare(text: string) {
        if (done === statements) throw new Killed()
        done += 1
        last = text
        return sqlite.prepare<unknown[]>(text)
      },
      close: () => sqlite.close(),
    },
  }
}

const named = z.array(z.object({ name: z.string() }))
const columns = z.array(z.object({ name: z.string(), type: z.string() }))
const references = z.array(z.object({ from: z.string(), table: z.string(), to: z.string() }))

/** What the migrations look for; the other columns hold whatever their type takes. */
const meaningful: Record<string, string | number> = {
  'conversation.visibility': 'private',
  'message.direction': 'inbound',
  'message.automatic': 1,
  'delivery.state': 'failed',
}

/** Two rows in every table that has none. */
function fill(sqlite: SqliteDatabase.Database): void {
  sqlite.pragma('foreign_keys = OFF')
  const tables = named.parse(
    sqlite
      .prepare(
        `select "name" from pragma_table_list where "schema" = 'main' and "type" = 'table'
         and "name" not like 'sqlite_%' and "name" not like 'kysely_%'`,
      )
      .all(),
  )
  for (const { name: table } of tables) {
    if (sqlite.prepare(`select 1 from "${table}"`).get() !== undefined) continue
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
          const meant = meaningful[`${table}.${name}`]
          if (meant !== undefined) return meant
          if (/blob/i.test(type)) return Buffer.from([row])
          if (/date/i.test(type)) return `2026-01-0${row}T00:00:00.000Z`
          return /int|double/i.test(type) ? row : `${name} ${row}`
        }),
      )
    }
  }
}

/** What is drawn by chance differs each time, and has a length. */
const drawn: Record<string, string> = {
  event: 'slug',
  partnerContact: 'key',
  digestRecipient: 'key',
  share: 'key',
  committeeMember: 'key',
}

/** Everything that a database holds: its schema, and the rows of each table. */
export async function contentsOf({ db }: Pick<Database, 'db'>): Promise<Record<string, unknown>> {
  const { rows: schema } = await sql<{ type: string; name: string }>`
    select "type", "name", "sql" from "sqlite_master" where "name" not like 'sqlite_%'
    order by "type", "name"`.execute(db)
  const contents: Record<string, unknown> = { schema }
  for (const { type, name } of schema) {
    // How an index of words is laid out is its own affair; what it has is not.
    if (type !== 'table' || name === 'kysely_migration' || name.startsWith('search_')) continue
    if (name === 'search') {
      const { rows } = await sql`select "rowid", "words" from "search" order by 1`.execute(db)
      contents[name] = rows
      continue
    }
    const column = drawn[name]
    const shape = sql.raw(column ? `, length("${column}") as "${column}"` : '')
    const { rows } = await sql`select *${shape} from ${sql.table(name)} order by 1, 2`.execute(db)
    contents[name] = rows
  }
  return contents
}
