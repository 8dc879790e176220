import { sql } from 'kysely'
import type { Database } from './database.ts'

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

/** Rejects when nothing can be written; changes nothing. */
export async function tryToWrite({ db }: Database): Promise<void> {
  await db
    .updateTable('commune')
    .set({ name: sql.ref('name') })
    .where('id', '=', 0)
    .execute()
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

/** What SQLite finds wrong in its file; null when all is well, and for PostgreSQL. */
export async function findDamage({ db, dialect }: Database): Promise<string | null> {
  if (dialect !== 'sqlite') return null
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db)
  const found = rows[0]?.quick_check ?? 'ok'
  return found === 'ok' ? null : found
}
