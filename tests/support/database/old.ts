import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { type Dialect, migrationsFor } from '../../../migrations/index.ts'
import { type Db, openDatabase } from '../../../server/database/database.ts'
import { newDatabaseUrl } from './databases.ts'

/** Written by their names alone: the schema of today is not theirs. */
export type AnyTables = Record<string, Record<string, string | number | Buffer | null>>

/** A database as this migration leaves it, the ones before included. */
export async function openAt(
  url: string,
  dialect: Dialect,
  last: string,
): Promise<Kysely<AnyTables>> {
  const db = new Kysely<AnyTables>({
    dialect:
      dialect === 'sqlite'
        ? new SqliteDialect({ database: new SqliteDatabase(url.slice('file:'.length)) })
        : new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }),
  })
  const all = migrationsFor(dialect)
  if (!(last in all)) throw new Error(`the migration ${last} has gone`)
  const until = Object.fromEntries(Object.entries(all).filter(([name]) => name <= last))
  const migrator = new Migrator({ db, provider: { getMigrations: async () => until } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  return db
}

type OldDatabase = {
  old: Kysely<AnyTables>
  add: (table: string, row: Record<string, string | number | null>) => Promise<unknown>
  /** Opened by the version of today; gone at the test's end. */
  upgrade: () => Promise<Db>
}

/** An installation as a version before left it, to be filled and then upgraded. */
export async function oldDatabase(dialect: Dialect, last: string): Promise<OldDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-upgrade-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const url =
    dialect === 'sqlite'
      ? `file:${join(folder, 'old.db')}`
      : await newDatabaseUrl(dialect, { bare: true })
  const old = await openAt(url, dialect, last)
  return {
    old,
    add: (table, row) => old.insertInto(table).values(row).execute(),
    async upgrade() {
      await old.destroy()
      const { db, close } = await openDatabase(url)
      onTestFinished(() => close())
      return db
    },
  }
}
