import { randomUUID } from 'node:crypto'
import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'
import pg from 'pg'
import type { Dialect } from '../../migrations/index.ts'
import { withoutNul } from '../language/unreadable.ts'
import { chunksOf } from './chunks.ts'
import { keepCopyOf } from './copy.ts'
import { type Failure, failureOf, failureSentences, watchFailures } from './failure.ts'
import { makeFolder } from './folder.ts'
import { type MigrationStatus, migrate, migrationStatus } from './migrate.ts'
import type { Schema } from './schema.ts'
import { withStatementCache } from './statement-cache.ts'

export type Db = Kysely<Schema>

export type Database = {
  db: Db
  dialect: Dialect
  /** Whether opening it made its tables: nothing was there before. */
  isNew: boolean
  /**
   * A number that changes once another process may have written what it did not announce: on SQLite
   * anything; on PostgreSQL what was told while nobody could listen.
   */
  foreignVersion(): Promise<number>
  /**
   * A text that stays the same only while nobody writes, this process included: what was read after
   * it was asked for is still true when it comes again.
   */
  version(): Promise<string>
  /**
   * Tells the other processes what changed, each piece a text of at most 200 bytes without a line's end,
   * outside any transaction; what is told while another telling is under way goes out with the next.
   * SQLite needs no telling.
   */
  announce(news: readonly string[]): Promise<void>
  /** Hears what other processes announce, while `foreignVersion` is asked for. @returns how to stop. */
  listen(hear: (news: readonly string[]) => void): () => void
  /**
   * The database's own time, ms UTC, on which processes of several machines agree; null for SQLite,
   * whose processes are on one machine.
   */
  now(): Promise<number | null>
  /**
   * Empties what SQLite keeps beside its file, for it holds what was written over: in the file itself
   * that is zeros. PostgreSQL gives the room to others in its own time (docs, « Routine Vacuuming »).
   */
  wipe(): Promise<void>
  /** What keeps it from going on, as far as the last queries showed; null: nothing. */
  failure(): Failure | null
  close(): Promise<void>
}

/** The database cannot be used as it is; the message is one sentence for a person. */
export class DatabaseUnusable extends Error {}

/** Takes the write lock at once: a deferred one that reads first can fail at its first write. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #sqlite: SqliteDatabase.Database
  constructor(config: SqliteDialectConfig, sqlite: SqliteDatabase.Database) {
    super(config)
    this.#sqlite = sqlite
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
  /** A full disk may have ended it already: what « rollback » then complains of would hide the cause. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection)
  }
}

/** A connection that broke rolls back by itself: the error that broke it is the one to tell. */
class HonestPostgresDriver extends PostgresDriver {
  override async rollbackTransaction(
    connection: Parameters<PostgresDriver['rollbackTransaction']>[0],
  ): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined)
  }
}

/**
 * PostgreSQL has no NUL in its texts (docs, 8.3): one that a network or a file brings is kept as the
 * sign of what cannot be shown, rather than keep all that came with it out.
 */
class NulFreePostgresCompiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    super.appendValue(typeof value === 'string' ? withoutNul(value) : value)
  }
}

/** SQLite's statements that change the schema are undone with their transaction, which Kysely denies. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** How long a start waits for another that is migrating, ms; that copies the file first. */
const migrationPatienceMs = 10 * 60_000

/** How long a write waits for another process's, ms. */
const writePatienceMs = 5_000

/**
 * Opens the database of `url` (`file:PATH`, `file::memory:` or `postgres://…`) and brings it to
 * the newest migration. An SQLite file that this changes is copied beside itself before.
 * @throws DatabaseUnusable when it cannot be reached or comes from a newer Tambour.
 */
export async function openDatabase(url: string): Promise<Database> {
  if (!url.startsWith('file:')) return await migrated(openPostgres(url))
  const path = url.slice('file:'.length)
  if (path === ':memory:') return await migrated(openSqlite(new SqliteDatabase(path)))
  const sqlite = openFile(path)
  const database = await migrated(openSqlite(sqlite), version => keepCopyOf(path, version))
  sqlite.pragma(`busy_timeout = ${writePatienceMs}`)
  return database
}

/**
 * What the database of `url` has of the migrations, without changing it; an SQLite file that is not
 * there has none.
 * @throws DatabaseUnusable when it cannot be reached.
 */
export async function migrationsOf(url: string): Promise<MigrationStatus> {
  const path = url.startsWith('file:') ? url.slice('file:'.length) : null
  const { db, dialect, close } =
    path === null
      ? openPostgres(url)
      : openSqlite(existsSync(path) ? openFile(path) : new SqliteDatabase(':memory:'))
  try {
    return await migrationStatus(db, dialect)
  } catch (error) {
    throw unusable('La base ne répond pas', error)
  } finally {
    await close()
  }
}

/**
 * As `openDatabase`, in memory, beginning with the bytes of an SQLite file that is not in WAL mode.
 * @throws DatabaseUnusable when they come from a newer Tambour.
 */
export async function openCopy(bytes: Buffer): Promise<Database> {
  return await migrated(openSqlite(new SqliteDatabase(bytes)))
}

async function migrated(
  database: Database,
  keepCopy: (version: string) => void = () => undefined,
): Promise<Database> {
  const { db, dialect } = database
  let isNew = false
  try {
    const { pending, unknown } = await migrationStatus(db, dialect).catch(error => {
      throw unusable('La base ne répond pas', error)
    })
    if (unknown.length > 0) {
      throw new DatabaseUnusable(
        `Cette base vient d’une version plus récente de Tambour (${unknown.join(', ')}) : installez cette version, rien n’a été modifié.`,
      )
    }
    if (pending.length > 0) {
      isNew = await migrate({ db, dialect, keepCopy }).catch(error => {
        throw unusable('La base n’a pas pu être mise à jour, rien n’a été modifié', error)
      })
    }
  } catch (error) {
    await database.close()
    throw error
  }
  return { ...database, isNew }
}

/** Whoever waited for a restoring has the old file open, and may have the old key. */
const replacedSentence =
  'Une sauvegarde a été remise pendant ce démarrage, rien n’a été modifié : démarrez Tambour de nouveau.'

function openFile(path: string): SqliteDatabase.Database {
  try {
    makeFolder(dirname(path))
    keepToOwner(path)
    const { ino } = statSync(path)
    const sqlite = new SqliteDatabase(path, { timeout: migrationPatienceMs })
    sqlite.pragma('journal_mode = WAL')
    if (statSync(path, { throwIfNoEntry: false })?.ino === ino) return sqlite
    sqlite.close()
    throw new DatabaseUnusable(replacedSentence)
  } catch (error) {
    if (error instanceof DatabaseUnusable) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'SQLITE_READONLY_DBMOVED') throw new DatabaseUnusable(replacedSentence)
    throw unusable(`La base ${path} ne s’ouvre pas`, error)
  }
}

/**
 * Messages and people's names are in it: nobody else of this machine reads it. What SQLite writes
 * beside it has the file's own mode (https://www.sqlite.org/src, `findCreateFileMode`).
 */
function keepToOwner(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    const { mode = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {}
    if ((mode & 0o077) !== 0) chmodSync(file, mode & 0o700)
  }
}

function openSqlite(sqlite: SqliteDatabase.Database): Database {
  // An intent must be on disk before a network is called, whatever happens to the power.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  // What is erased is not to be read in the file: SQLite would leave it there until something is
  // written over it (https://www.sqlite.org/pragma.html#pragma_secure_delete).
  sqlite.pragma('secure_delete = ON')
  // What this connection wrote; `data_version` tells of the others.
  const ownChanges = sqlite.prepare('select total_changes()').pluck()
  const foreignChanges = sqlite.prepare('pragma data_version').pluck()
  const database = withStatementCache(sqlite)
  const dialect = new SqliteDialect({ database })
  dialect.createDriver = () => new ImmediateSqliteDriver({ database }, sqlite)
  dialect.createAdapter = () => new TransactionalSqliteAdapter()
  const failures = watchFailures()
  const db = new Kysely<Schema>({ dialect, log: failures.log })
  return {
    db,
    dialect: 'sqlite',
    isNew: false,
    foreignVersion: async () => Number(sqlite.pragma('data_version', { simple: true })),
    version: async () => {
      const own: unknown = ownChanges.get()
      return `${own} ${foreignChanges.get()}`
    },
    announce: async () => undefined,
    listen: () => () => undefined,
    now: async () => null,
    wipe: async () => {
      // Whoever reads meanwhile (a backup) is not waited for: the next one empties it.
      sqlite.pragma('busy_timeout = 0')
      try {
        sqlite.pragma('wal_checkpoint(TRUNCATE)')
      } finally {
        sqlite.pragma(`busy_timeout = ${writePatienceMs}`)
      }
    },
    failure: failures.current,
    close: () => db.destroy(),
  }
}

function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    async onConnect(client) {
      // A system that has no such setting goes without; whatever else is wrong, the next query tells.
      for (const setting of lettingGo) await client.query(setting).catch(() => undefined)
    },
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
  const pgDialect = new PostgresDialect({ pool })
  pgDialect.createDriver = () => new HonestPostgresDriver({ pool })
  pgDialect.createQueryCompiler = () => new NulFreePostgresCompiler()
  const failures = watchFailures()
  const db = new Kysely<Schema>({ dialect: pgDialect, log: failures.log })
  const self = randomUUID()
  const ears = new Set<(news: readonly string[]) => void>()
  let missed = 0
  let listener: Promise<pg.PoolClient> | undefined
  const untold = new Set<string>()
  /** The last announcement begun, which never rejects, and the one that waits for its end. */
  const announcing: { under: Promise<void>; next: Promise<void> | null } = {
    under: Promise.resolve(),
    next: null,
  }
  const listen = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect()
    client.on('notification', ({ payload = '' }) => {
      const [from, ...news] = payload.split('\n')
      if (from === self) return
      // An older version names nothing.
      if (news.length === 0) missed += 1
      for (const hear of ears) hear(news)
    })
    // A listener that broke may have missed something: count it as a change and listen anew.
    client.once('error', error => {
      missed += 1
      listener = undefined
      client.release(error)
    })
    await client.query(`listen ${channel}`)
    return client
  }
  return {
    db,
    dialect: 'postgres',
    isNew: false,
    foreignVersion: async () => {
      listener ??= listen()
      await listener.catch(error => {
        listener = undefined
        throw error
      })
      return missed
    },
    // Every write takes a number, and is in the snapshot until it is committed.
    version: async () => {
      const { rows } = await pool.query<{ snapshot: string }>(
        'select pg_current_snapshot()::text as snapshot',
      )
      return rows[0]?.snapshot ?? ''
    },
    // What is told while an announcement waits for its turn is told by it.
    announce: async news => {
      for (const one of news) untold.add(one)
      const before = announcing.under
      announcing.next ??= before.then(async () => {
        announcing.next = null
        const payloads = payloadsOf(self, [...untold])
        untold.clear()
        await pool.query('select pg_notify($1, payload) from unnest($2::text[]) as payload', [
          channel,
          payloads,
        ])
      })
      announcing.under = announcing.next.catch(() => undefined)
      await announcing.next
    },
    listen: hear => {
      ears.add(hear)
      return () => ears.delete(hear)
    },
    now: async () => {
      const { rows } = await pool.query<{ now: number }>(
        'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now',
      )
      return rows[0]?.now ?? null
    },
    wipe: async () => undefined,
    failure: failures.current,
    close: async () => {
      const client = await listener?.catch(() => undefined)
      client?.release(true)
      await db.destroy()
    },
  }
}

/**
 * A process that is cut off in the middle of a transaction keeps its locks until the server notices, by
 * itself after two hours: here before its leases run out (docs, « Client Connection Defaults » and
 * « TCP Settings »).
 */
const lettingGo = [
  "set idle_in_transaction_session_timeout = '30s'",
  `select set_config('tcp_keepalives_idle', '10', false),
    set_config('tcp_keepalives_interval', '5', false),
    set_config('tcp_keepalives_count', '3', false),
    set_config('tcp_user_timeout', '30000', false)`,
]

/** The name under which processes tell each other what changed. */
const channel = 'tambour'

/** A payload holds less than 8,000 bytes (docs, NOTIFY): the name of whoever tells, and what. */
const piecesOfPayload = 38

function payloadsOf(self: string, news: readonly string[]): string[] {
  return [...chunksOf(news, piecesOfPayload)].map(some => [self, ...some].join('\n'))
}

/** What is known by name is said by its remedy, the rest by the database's own words. */
function unusable(what: string, error: unknown): DatabaseUnusable {
  const failure = failureOf(error)
  const why = `${what} : ${sentence(error)}.`
  const message = failure === null ? why : `${why} ${failureSentences[failure].fr}`
  return new DatabaseUnusable(message, { cause: error })
}

function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error)
  return message.replace(/\.$/, '')
}
