import { sql } from 'kysely'
import type { Database, Db } from './database.ts'
import { failureOf } from './failure.ts'

/** « SQLite 3.53.1 », « PostgreSQL 18.0 ». */
export async function databaseProduct({ db, dialect }: Database): Promise<string> {
  if (dialect === 'sqlite') {
    const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db)
    return `SQLite ${rows[0]?.version}`
  }
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db)
  return `PostgreSQL ${rows[0]?.server_version.split(' ')[0]}`
}

/** The newest migration that this database has. */
export async function newestMigration({ db }: Database): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select "name" from "kysely_migration" order by "name" desc limit 1
  `.execute(db)
  return rows[0]?.name ?? null
}

/** When its first table was made, ms UTC. */
export async function madeAt({ db }: Database): Promise<number> {
  const { rows } = await sql<{ first: string }>`
    select min("timestamp") as "first" from "kysely_migration"
  `.execute(db)
  return Date.parse(rows[0]?.first ?? '')
}

/** Rejects when nothing can be read. */
export async function askForAnswer({ db }: Database): Promise<void> {
  await sql`select 1`.execute(db)
}

/**
 * Rejects when nothing can be written; leaves nothing. On SQLite it takes pages that the file may not
 * have. The database knows what came of it (`failure`).
 */
export async function tryToWrite({ db, dialect, wrote }: Database): Promise<void> {
  const id = 'x'.repeat(dialect === 'sqlite' ? 32_000 : 200)
  await db.transaction().execute(async transaction => {
    await sql`insert into "kysely_migration_lock" ("id", "is_locked") values (${id}, 0)`.execute(
      transaction,
    )
    await sql`delete from "kysely_migration_lock" where "id" = ${id}`.execute(transaction)
  })
  wrote()
}

/**
 * The setting of PostgreSQL by which a commit may be forgotten when the machine stops; null when
 * none is. SQLite's is ours (database.ts).
 */
export async function forgetfulSetting({ db, dialect }: Database): Promise<string | null> {
  if (dialect === 'sqlite') return null
  const { rows } = await sql<{ name: string }>`
    select "name" from "pg_settings"
    where "name" in ('fsync', 'synchronous_commit') and "setting" = 'off' order by "name" limit 1
  `.execute(db)
  return rows[0]?.name ?? null
}

/** Longer than this no start waits for the check of a file, ms; the nightly backup reads it whole. */
const checkBudgetMs = 2_000
/** A file of this size is read in well under a second from a slow disk, bytes. */
const wholeCheckBytes = 256_000_000

/**
 * What SQLite finds wrong in its file; null when all is well, and for PostgreSQL. Of a large file
 * the tables are looked at one by one, the smallest first, for as long as a start may wait: a
 * million messages take 0.4 s once they are in memory.
 */
export async function findDamage({ db, dialect }: Database): Promise<string | null> {
  if (dialect !== 'sqlite') return null
  try {
    const size = await sql<{ bytes: number }>`
      select page_count * page_size as bytes from pragma_page_count, pragma_page_size`.execute(db)
    if ((size.rows[0]?.bytes ?? 0) <= wholeCheckBytes) return await quickCheck(db)
    const began = performance.now()
    for (const table of await tablesBySize(db)) {
      if (performance.now() - began > checkBudgetMs) return null
      const found = await quickCheck(db, table)
      if (found !== null) return found
    }
    return null
  } catch (error) {
    if (failureOf(error) === 'damaged' && error instanceof Error) return error.message
    throw error
  }
}

async function quickCheck(db: Db, table?: string): Promise<string | null> {
  const what = table === undefined ? sql.lit(1) : sql.id(table)
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(${what})`.execute(db)
  const found = rows[0]?.quick_check ?? 'ok'
  return found === 'ok' ? null : found
}

async function tablesBySize(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select "name" from "sqlite_master" where "type" = 'table' and "name" not like 'sqlite_%'
    order by coalesce((
      select "seq" from "sqlite_sequence" where "sqlite_sequence"."name" = "sqlite_master"."name"
    ), 0)`.execute(db)
  return rows.map(row => row.name)
}
