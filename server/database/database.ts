import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { type Dialect, migrationsFor } from '../../migrations/index.ts'
import type { Schema } from './schema.ts'
import { withStatementCache } from './statement-cache.ts'

export type Db = Kysely<Schema>

export type Database = {
  db: Db
  dialect: Dialect
  /**
   * A number that changes once another process has written. It lets a running server notice what
   * the command line, or another worker, did beside it.
   */
  foreignVersion(): Promise<number>
  /**
   * A text that stays the same only while nobody writes, this process included: what was read after
   * it was asked for is still true when it comes again.
   */
  version(): Promise<string>
  /** Tells the other processes that something changed; SQLite needs no telling. */
  announce(): Promise<void>
  close(): Promise<void>
}

/** The database cannot be used as it is; the message is one sentence for a person. */
export class DatabaseUnusable extends Error {}

/** Takes the write lock at once: a deferred one that reads first can fail at its first write. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

/**
 * Opens the database of `url` (`file:PATH`, `file::memory:` or `postgres://…`) and brings it to
 * the newest migration.
 * @throws DatabaseUnusable when it cannot be reached or comes from a newer Tambour.
 */
export async function openDatabase(url: string): Promise<Database> {
  return await migrated(
    url.startsWith('file:') ? openSqliteFile(url.slice('file:'.length)) : openPostgres(url),
  )
}

/**
 * As `openDatabase`, in memory, beginning with the bytes of an SQLite file that is not in WAL mode.
 * @throws DatabaseUnusable when they come from a newer Tambour.
 */
export async function openCopy(bytes: Buffer): Promise<Database> {
  return await migrated(openSqlite(new SqliteDatabase(bytes)))
}

async function migrated(database: Database): Promise<Database> {
  try {
    await migrate(database)
  } catch (error) {
    await database.close()
    throw error
  }
  return database
}

function openSqliteFile(path: string): Database {
  const inMemory = path === ':memory:'
  let sqlite: SqliteDatabase.Database
  try {
    if (!inMemory && !existsSync(dirname(path)))
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    sqlite = new SqliteDatabase(path)
    sqlite.pragma('journal_mode = WAL')
  } catch (error) {
    throw new DatabaseUnusable(`La base ${path} ne s’ouvre pas : ${sentence(error)}.`)
  }
  return openSqlite(sqlite)
}

function openSqlite(sqlite: SqliteDatabase.Database): Database {
  // An intent must be on disk before a network is called, whatever happens to the power.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
  // What this connection wrote; `data_version` tells of the others.
  const ownChanges = sqlite.prepare('select total_changes()').pluck()
  const database = withStatementCache(sqlite)
  const dialect = new SqliteDialect({ database })
  dialect.createDriver = () => new ImmediateSqliteDriver({ database })
  const db = new Kysely<Schema>({ dialect })
  return {
    db,
    dialect: 'sqlite',
    foreignVersion: async () => Number(sqlite.pragma('data_version', { simple: true })),
    version: async () => {
      const own: unknown = ownChanges.get()
      return `${own} ${sqlite.pragma('data_version', { simple: true })}`
    },
    announce: async () => undefined,
    close: () => db.destroy(),
  }
}

function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // int8 as a number: instants and ids stay far below 2^53.
    types: {
      getTypeParser: (oid, format) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format)),
    },
  })
  // An idle connection that breaks is replaced by the pool; the query that needs it says the error.
  pool.on('error', () => undefined)
  // One that breaks between two queries of a transaction belongs to nobody: without a listener it
  // would end the process. The transaction's next query rejects with it.
  pool.on('connect', client => void client.on('error', () => undefined))
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  const notifications = 'tambour'
  const self = randomUUID()
  let heard = 0
  let listener: pg.PoolClient | undefined
  /** The last announcement begun, which never rejects, and the one that waits for its end. */
  const announcing: { under: Promise<void>; next: Promise<void> | null } = {
    under: Promise.resolve(),
    next: null,
  }
  const listen = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect()
    client.on('notification', ({ payload }) => {
      if (payload !== self) heard += 1
    })
    // A listener that broke may have missed something: count it as a change and listen anew.
    client.once('error', error => {
      heard += 1
      if (listener === client) listener = undefined
      client.release(error)
    })
    await client.query(`listen ${notifications}`)
    return client
  }
  return {
    db,
    dialect: 'postgres',
    foreignVersion: async () => {
      listener ??= await listen()
      return heard
    },
    // Every write takes a number, and is in the snapshot until it is committed.
    version: async () => {
      const { rows } = await pool.query<{ snapshot: string }>(
        'select pg_current_snapshot()::text as snapshot',
      )
      return rows[0]?.snapshot ?? ''
    },
    // What is told while an announcement waits for its turn is told by it.
    announce: async () => {
      const before = announcing.under
      announcing.next ??= before.then(async () => {
        announcing.next = null
        await pool.query('select pg_notify($1, $2)', [notifications, self])
      })
      announcing.under = announcing.next.catch(() => undefined)
      await announcing.next
    },
    close: async () => {
      listener?.release(true)
      await db.destroy()
    },
  }
}

async function migrate({ db, dialect }: Database): Promise<void> {
  const migrations = migrationsFor(dialect)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const known = new Set(Object.keys(migrations))
  const applied = await appliedMigrations({ db, dialect })
  const newer = applied.filter(name => !known.has(name))
  if (newer.length > 0) {
    throw new DatabaseUnusable(
      `Cette base vient d’une version plus récente de Tambour (${newer.join(', ')}) : installez cette version, rien n’a été modifié.`,
    )
  }
  if (applied.length === known.size) return
  const { error } = await migrator.migrateToLatest()
  if (error) throw new DatabaseUnusable(`La base n’a pas pu être mise à jour : ${sentence(error)}.`)
}

/** Asks for the one table: describing all of them would take longer than opening. */
async function appliedMigrations({ db, dialect }: Pick<Database, 'db' | 'dialect'>) {
  const isThere =
    dialect === 'sqlite'
      ? `select 1 from sqlite_master where name = 'kysely_migration'`
      : `select 1 where to_regclass('kysely_migration') is not null`
  try {
    if ((await db.executeQuery(CompiledQuery.raw(isThere))).rows.length === 0) return []
    const { rows } = await db.executeQuery<{ name: string }>(
      CompiledQuery.raw('select "name" from "kysely_migration"'),
    )
    return rows.map(row => row.name)
  } catch (error) {
    throw new DatabaseUnusable(`La base ne répond pas : ${sentence(error)}.`)
  }
}

function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error)
  return message.replace(/\.$/, '')
}
