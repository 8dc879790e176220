import { existsSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'
import { type Migrations, migrations } from '../../migrations/index.ts'
import { version } from '../version.ts'
import { copyDatabase, keepCopyOf } from './copy.ts'
import type { Database } from './db.ts'
import { FileReplaced, failureOf, failureSentences, watchFailures } from './failure.ts'
import { companions, keepToOwner, makeFolder, type WatchedFile, watchFile } from './file.ts'
import { type MigrationStatus, migrate, migrationStatus, releaseOf } from './migrate.ts'
import { type Rehearsal, rehearse } from './rehearsal.ts'
import type { Schema } from './schema.ts'
import { ListCompiler, withStatementCache } from './statement-cache.ts'

export type { Migrations } from '../../migrations/index.ts'
export type { Database, Db } from './db.ts'

/** The database cannot be used as it is; the message is one sentence for a person. */
export class DatabaseUnusable extends Error {}

type AbortOptions = Parameters<DatabaseConnection['executeQuery']>[1]

/** Takes the write lock at once: a deferred one that reads first can fail at its first write. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #sqlite: SqliteDatabase.Database
  readonly #file: WatchedFile | null
  #isWatching = false
  constructor(
    config: SqliteDialectConfig,
    sqlite: SqliteDatabase.Database,
    file: WatchedFile | null,
  ) {
    super(config)
    this.#sqlite = sqlite
    this.#file = file
  }
  /** There is one, for everybody. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection()
    if (this.#file !== null && !this.#isWatching) this.#watch(connection, this.#file)
    return connection
  }
  /** What is written is confirmed while the file is in its place before it, and after it. */
  #watch(connection: DatabaseConnection, file: WatchedFile): void {
    this.#isWatching = true
    const execute = connection.executeQuery.bind(connection)
    connection.executeQuery = async <Row>(query: CompiledQuery, options?: AbortOptions) => {
      const { inTransaction } = this.#sqlite
      const isConfirmed = inTransaction ? query.sql === 'commit' : !/^\s*select\b/i.test(query.sql)
      if (!inTransaction && isConfirmed) file.verify()
      try {
        const result = await execute<Row>(query, options)
        if (isConfirmed) file.verify()
        return result
      } catch (error) {
        // SQLite complains in many ways about a file that was written over.
        throw file.failure() === 'replaced' ? new FileReplaced(error) : error
      }
    }
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
  /** A full disk may have ended it already: what « rollback » then complains of would hide the cause. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection)
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
 * @param known the migrations of a version that is made up by a test
 * @throws DatabaseUnusable when it cannot be reached or comes from a newer Tambour.
 */
export async function openDatabase(url: string, known = migrations): Promise<Database> {
  if (!url.startsWith('file:')) return await migrated(await postgresAt(url), known)
  const path = url.slice('file:'.length)
  if (path === ':memory:') return await migrated(openSqlite(new SqliteDatabase(path)), known)
  const sqlite = openFile(path)
  const keepCopy = (version: string) => keepCopyOf(path, version)
  const database = await migrated(openSqlite(sqlite, path), known, keepCopy)
  sqlite.pragma(`busy_timeout = ${writePatienceMs}`)
  // What a statement of many rows may have to take back goes page by page into a file of /var/tmp
  // otherwise, people's words with it (https://www.sqlite.org/tempfiles.html, « Statement
  // Journal »). Not before: an index over all messages is better sorted there.
  sqlite.pragma('temp_store = memory')
  // A process that was killed leaves there what it had just erased. What keeps it, such as a full disk,
  // keeps nobody from starting, and is told by the first write.
  await database.wipe().catch(() => undefined)
  return database
}

/**
 * What the database of `url` has of the migrations, without changing it; an SQLite file that is not
 * there has none.
 * @throws DatabaseUnusable when it cannot be reached.
 */
export async function migrationsOf(url: string, known = migrations): Promise<MigrationStatus> {
  const path = url.startsWith('file:') ? url.slice('file:'.length) : null
  const { db, dialect, close } =
    path === null
      ? await postgresAt(url)
      : openSqlite(existsSync(path) ? openFile(path) : new SqliteDatabase(':memory:'))
  try {
    return await migrationStatus(db, dialect, known)
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
  return await migrated(openSqlite(new SqliteDatabase(bytes)), migrations)
}

/**
 * What an upgrade would do to the database of `url`: tried on a copy of an SQLite file beside it, and
 * on a PostgreSQL itself, which takes it back.
 * @param copy where the copy may be, which is removed
 * @throws DatabaseUnusable when it cannot be reached, or the upgrade would fail.
 */
export async function rehearsalOf(
  url: string,
  copy: string,
  known = migrations,
): Promise<Rehearsal> {
  const path = url.startsWith('file:') ? url.slice('file:'.length) : null
  try {
    if (path !== null) copyDatabase(path, copy)
    const { db, dialect, close } =
      path === null ? await postgresAt(url) : openSqlite(openFile(copy))
    try {
      return await rehearse(db, dialect, known)
    } finally {
      await close()
    }
  } catch (error) {
    throw unusable('La mise à jour échouerait, rien n’a été modifié', error)
  } finally {
    for (const part of companions) rmSync(copy + part, { force: true })
  }
}

/** Its driver is read where it is wanted: with SQLite it never is. */
async function postgresAt(url: string): Promise<Database> {
  const { openPostgres } = await import('./postgres.ts')
  return openPostgres(url)
}

async function migrated(
  database: Database,
  known: Migrations,
  keepCopy?: (version: string) => void,
): Promise<Database> {
  const { db, dialect } = database
  let isNew = false
  try {
    const { pending, unknown } = await migrationStatus(db, dialect, known).catch(error => {
      throw unusable('La base ne répond pas', error)
    })
    refuseNewer(unknown)
    if (pending.length > 0) {
      isNew = await migrate({ db, dialect, keepCopy }, known).catch(error => {
        throw unusable('La base n’a pas pu être mise à jour, rien n’a été modifié', error)
      })
    }
  } catch (error) {
    await database.close()
    throw error
  }
  return { ...database, isNew }
}

/** @throws DatabaseUnusable when migrations that this version does not know were made. */
export function refuseNewer(unknown: readonly string[]): void {
  if (unknown.length === 0) return
  const release = releaseOf(unknown)
  const newer =
    release === null ? `d’un Tambour plus récent (${unknown.join(', ')})` : `de Tambour ${release}`
  throw new DatabaseUnusable(
    `Cette base est celle ${newer}, et ceci est Tambour ${version} : installez la version de la base, ou remettez une copie d’avant. Rien n’a été modifié.`,
  )
}

/** A process that waited for a restoring has the old file open, and may have the old key. */
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

/** @param path of a file that is watched while it is open */
function openSqlite(sqlite: SqliteDatabase.Database, path: string | null = null): Database {
  // An intent must be on disk before a network is called, whatever happens to the power.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  // What is erased is not to be read in the file: SQLite would leave it there until something is
  // written over it (https://www.sqlite.org/pragma.html#pragma_secure_delete).
  sqlite.pragma('secure_delete = ON')
  // What this connection wrote; `data_version` tells of the others.
  const ownChanges = sqlite.prepare('select total_changes()').pluck()
  const foreignChanges = sqlite.prepare('pragma data_version').pluck()
  const file = path === null ? null : watchFile(path, sqlite)
  const close = () => (file ?? sqlite).close()
  const database = withStatementCache(sqlite, close)
  const dialect = new SqliteDialect({ database })
  dialect.createDriver = () => new ImmediateSqliteDriver({ database }, sqlite, file)
  dialect.createAdapter = () => new TransactionalSqliteAdapter()
  dialect.createQueryCompiler = () => new ListCompiler()
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
      file?.verify()
      // A process that reads meanwhile (a backup) is not waited for: the next one empties it.
      sqlite.pragma('busy_timeout = 0')
      try {
        sqlite.pragma('wal_checkpoint(TRUNCATE)')
      } finally {
        sqlite.pragma(`busy_timeout = ${writePatienceMs}`)
      }
    },
    failure: () => file?.failure() ?? failures.current(),
    wrote: failures.wrote,
    rescue: async () => (file === null ? null : await file.rescue()),
    close: () => db.destroy(),
  }
}

/** What is known by name is said by its remedy, the rest by the database's own words. */
function unusable(what: string, error: unknown): DatabaseUnusable {
  const failure = failureOf(error)
  const why = `${what} : ${sentence(error)}.`
  const isSaid = failure === null || failure === 'unreachable'
  const message = isSaid ? why : `${why} ${failureSentences[failure].fr}`
  return new DatabaseUnusable(message, { cause: error })
}

function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error)
  return message.replace(/\.$/, '')
}
