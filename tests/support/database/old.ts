import SqliteDatabase from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { type Dialect, migrationsFor } from '../../../migrations/index.ts'

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
