import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, inject } from 'vitest'
import { type Database, openDatabase } from '../../../server/database/database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a superuser, without a database's name at its end. */
    postgresUrl: string
  }
}

export type DatabaseKind = 'sqlite' | 'postgres'

/** Runs the same tests on both databases: `open` gives an empty one, closed after the test. */
export function onBothDatabases(
  name: string,
  tests: (kind: DatabaseKind, open: () => Promise<Database>) => void,
): void {
  describe.each<DatabaseKind>(['sqlite', 'postgres'])(`${name} (%s)`, kind => {
    tests(kind, () => openTestDatabase(kind))
  })
}

export async function openTestDatabase(kind: DatabaseKind): Promise<Database> {
  return await openDatabase(await newDatabaseUrl(kind))
}

/** The address of a new database without a row; `bare`: without a table, too. */
export async function newDatabaseUrl(kind: DatabaseKind, { bare = false } = {}): Promise<string> {
  if (kind === 'sqlite') return 'file::memory:'
  const server = inject('postgresUrl')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client(`${server}/postgres`)
  await client.connect()
  await client.query(`create database ${name}${bare ? '' : ' template migrated'}`)
  await client.end()
  return `${server}/${name}`
}
