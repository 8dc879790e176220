import { spawn } from 'node:child_process'
import { isDeepStrictEqual } from 'node:util'
import SqliteDatabase from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely'
import pg from 'pg'
import { childPath } from '../children/children.ts'
import { ended, type Ran } from '../command.ts'

/** Everything that a database holds, its schema included, whatever version it is of. */
export type Contents = Record<string, unknown[]>

/** What faults did: how many there were, and a sentence for each after which something was not as it should be. */
export type Faults = { faults: number; wrong: string[] }

/**
 * A process that brings the database of `url` to the made-up next version (`nextMigrations`), killed
 * before its n-th statement (0: never).
 */
export async function startMigrating(url: string, statement = 0): Promise<Ran> {
  return await ended(spawn(process.execPath, [childPath('migrate'), url, String(statement)]))
}

/**
 * Upgrades that are killed by SIGKILL before their commit and each `every`-th statement ahead of it, one after the other on the database of `url`: each must leave what was there before, and
 * the next start must make what it makes of `twin`, an equal database to which nothing happens.
 */
export async function faultsOfKills(url: string, twin: string, every: number): Promise<Faults> {
  const before = await contentsAt(url)
  const { stdout } = await startMigrating(twin)
  const whole = await contentsAt(twin)
  const wrong: string[] = []
  if (isDeepStrictEqual(before, whole)) wrong.push('nothing was upgraded')
  let faults = 0
  const statements = Number(stdout)
  for (let statement = 1; statement <= statements; statement += 1) {
    // The last one is the commit.
    if ((statements - statement) % every !== 0) continue
    faults += 1
    const { status } = await startMigrating(url, statement)
    if (status !== null) wrong.push(`statement ${statement} did not kill`)
    const found = await contentsAt(url)
    if (!isDeepStrictEqual(found, before)) wrong.push(`killed before statement ${statement}`)
  }
  const { status } = await startMigrating(url)
  if (status !== 0) wrong.push('the start after all kills failed')
  if (!isDeepStrictEqual(await contentsAt(url), whole)) wrong.push('the next start made another')
  return { faults, wrong }
}

export async function contentsAt(url: string): Promise<Contents> {
  const path = url.startsWith('file:') ? url.slice('file:'.length) : null
  const db = new Kysely<unknown>({
    dialect:
      path === null
        ? new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) })
        : new SqliteDialect({ database: new SqliteDatabase(path) }),
  })
  try {
    const contents: Contents = {
      schema: (await sql.raw(path === null ? postgresSchema : sqliteSchema).execute(db)).rows,
    }
    for (const { name } of await db.introspection.getTables({ withInternalKyselyTables: true })) {
      // How an index of words is laid out is its own affair.
      if (name.startsWith('search_')) continue
      const columns = name === 'search' ? sql`"rowid", "words"` : sql`*`
      const { rows } = await sql<Record<string, unknown>>`
        select ${columns} from ${sql.table(name)}`.execute(db)
      // When a migration was made differs each time.
      const told = rows.map(({ timestamp: _, ...row }) => JSON.stringify(row))
      contents[name] = told.toSorted()
    }
    return contents
  } finally {
    await db.destroy()
  }
}

const sqliteSchema = `select "type", "name", "sql" from "sqlite_master" where "name" not like 'sqlite_%'
  order by "type", "name"`

const postgresSchema = `select "table_name", "column_name", "data_type", "is_nullable", "column_default"
  from "information_schema"."columns" where "table_schema" = 'public'
  union all select "tablename", "indexname", "indexdef", '', '' from "pg_indexes"
  where "schemaname" = 'public' order by 1, 2`
