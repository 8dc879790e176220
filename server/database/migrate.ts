import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Dialect, Migrations } from '../../migrations/index.ts'
import type { Schema } from './schema.ts'

type Db = Kysely<Schema>

/** What a database has of the migrations that a version knows, by name, in their order. */
export type MigrationStatus = {
  applied: string[]
  pending: string[]
  /** Those of a version that is newer. */
  unknown: string[]
}

/** Any number that nothing else on this database locks. */
const lockNumber = 8_245_031

type Target = {
  db: Db
  dialect: Dialect
  /** Keeps what the file holds before it is changed; `version` is the migration that it is going to. */
  keepCopy?: (version: string) => void
}

/**
 * Brings a database to the newest migration, all or nothing: in one transaction, under a lock that
 * a second start waits for. Killed at any moment it leaves what was there before.
 * @returns whether it made the first table
 * @throws Error of the database, or when it cannot be copied.
 */
export async function migrate(
  { db, dialect, keepCopy }: Target,
  migrations: Migrations,
): Promise<boolean> {
  return await db
    .transaction()
    .execute(transaction => migrateInside({ db: transaction, dialect, keepCopy }, migrations))
}

/** The same inside a transaction. */
export async function migrateInside(
  { db, dialect, keepCopy }: Target,
  migrations: Migrations,
): Promise<boolean> {
  // On SQLite the transaction is the lock: it began as one that writes.
  if (dialect === 'postgres') {
    await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(db)
  }
  const { applied, pending } = await migrationStatus(db, dialect, migrations)
  const version = pending.at(-1)
  // Another start was quicker.
  if (version === undefined) return false
  if (applied.length > 0) keepCopy?.(version)
  const provider = { getMigrations: async () => ofDialect(migrations, dialect) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw error
  return applied.length === 0
}

/**
 * The release that a migration came with, which its name tells: « 0002-0.2.0-push ». Of several the
 * newest; null where none does.
 */
export function releaseOf(migrations: readonly string[]): string | null {
  return (
    migrations
      .toSorted()
      .at(-1)
      ?.match(/^\d+-(\d+\.\d+\.\d+)(?:-|$)/)?.[1] ?? null
  )
}

/** As Kysely's `Migrator` wants them. */
function ofDialect(migrations: Migrations, dialect: Dialect): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(migrations).map(([name, step]) => [
      name,
      { up: (db: Kysely<unknown>) => step.up(db, dialect) },
    ]),
  )
}

/** Reads one table: describing all of them, as Kysely does, would take longer than opening. */
export async function migrationStatus(
  db: Db,
  dialect: Dialect,
  migrations: Migrations,
): Promise<MigrationStatus> {
  const known = Object.keys(migrations)
  const applied = (await isThere(db, dialect)) ? await appliedIn(db) : []
  return {
    applied,
    pending: known.filter(name => !applied.includes(name)),
    unknown: applied.filter(name => !known.includes(name)),
  }
}

async function isThere(db: Db, dialect: Dialect): Promise<boolean> {
  const table =
    dialect === 'sqlite'
      ? sql`select 1 from sqlite_master where name = 'kysely_migration'`
      : sql`select 1 where to_regclass('kysely_migration') is not null`
  return (await table.execute(db)).rows.length > 0
}

async function appliedIn(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select "name" from "kysely_migration" order by "name"`.execute(db)
  return rows.map(row => row.name)
}
