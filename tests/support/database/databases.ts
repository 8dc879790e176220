import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, inject, it, onTestFinished } from 'vitest'
import { type Database, openCopy, openDatabase } from '../../../server/database/database.ts'
import { writeFullDatabase } from './full.ts'
import { lendPostgres, newPostgres } from './postgres-pool.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of an SQLite file that is migrated and has no row. */
    sqliteTemplate: string
  }
}

export type DatabaseKind = 'sqlite' | 'postgres'

const inMemory = 'file::memory:'

/** Runs the same tests on both databases: `open` gives an empty one, closed after the test. */
export function onBothDatabases(
  name: string,
  tests: (kind: DatabaseKind, open: () => Promise<Database>) => void,
): void {
  describe.each<DatabaseKind>(['sqlite', 'postgres'])(`${name} (%s)`, kind => {
    tests(kind, () => openTestDatabase(kind))
  })
}

/** A test that runs on both databases: no cheaper one runs all of its statements. */
export function itOnBoth(name: string, test: (kind: DatabaseKind) => Promise<void>): void {
  for (const kind of ['sqlite', 'postgres'] as const) it(`${name} (${kind})`, () => test(kind))
}

/** A database without a row, closed after the test. */
export async function openTestDatabase(kind: DatabaseKind): Promise<Database> {
  const database = await openTestUrl(await newDatabaseUrl(kind))
  onTestFinished(() => database.close())
  return database
}

let template: Buffer | undefined

/** Opens what `newDatabaseUrl` gave, or a file; a new one is there at once, as its migrations ran before. */
export async function openTestUrl(url: string): Promise<Database> {
  template ??= readFileSync(inject('sqliteTemplate'))
  if (url === inMemory) return await openCopy(template)
  const path = url.startsWith('file:') ? url.slice('file:'.length) : null
  if (path !== null && !existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, template)
  }
  return await openDatabase(url)
}

/**
 * The address of a database without a row, for the test that runs. One on PostgreSQL has been used
 * before and is emptied: `own` is a new one, for a test that changes the schema or ends connections,
 * and `bare` a new one without a table.
 */
export async function newDatabaseUrl(
  kind: DatabaseKind,
  { own = false, bare = false } = {},
): Promise<string> {
  if (kind === 'sqlite') return inMemory
  return own || bare ? await newPostgres(bare ? 'bare' : 'migrated') : await lendPostgres()
}

/** The address of a new database of today with two rows in each table; SQLite's is a file of the folder. */
export async function fullDatabaseUrl(kind: DatabaseKind, folder: string): Promise<string> {
  if (kind === 'postgres') return await newPostgres('full')
  const path = join(folder, 'tambour.db')
  await writeFullDatabase(path)
  return `file:${path}`
}
