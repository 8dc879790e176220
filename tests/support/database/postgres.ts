import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../../server/database/database.ts'
import { freePort } from '../network/free-port.ts'
import { embeddedPostgres } from './embedded.ts'

/** Starts one real PostgreSQL for the whole run, which lends a database to each test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort()
  const EmbeddedPostgres = await embeddedPostgres()
  const server = new EmbeddedPostgres({
    databaseDir: mkdtempSync(join(tmpdir(), 'tambour-postgres-')),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    postgresFlags: [
      'fsync=off',
      'full_page_writes=off',
      'synchronous_commit=off',
      'wal_level=minimal',
      'max_wal_senders=0',
      'autovacuum=off',
      'max_connections=200',
      // It listens on a port; a socket would stand in /tmp.
      'unix_socket_directories=',
    ].flatMap(setting => ['-c', setting]),
    onLog: () => undefined,
    onError: error => process.stderr.write(`postgres: ${error}\n`),
  })
  await server.initialise()
  await server.start()
  const url = `postgres://postgres:postgres@127.0.0.1:${port}`
  const client = new pg.Client(`${url}/postgres`)
  await client.connect()
  // What makes a password hard to guess is done by both ends, for each of thousands of connections.
  await client.query('set scram_iterations = 1')
  await client.query("alter role postgres password 'postgres'")
  // The names of those that no test uses now; `postgres-pool.ts` lends them.
  await client.query('create table spare (name text primary key)')
  // Migrated once: the others are copies of it.
  await client.query('create database migrated')
  await client.end()
  await (await openDatabase(`${url}/migrated`)).close()
  project.provide('postgresUrl', url)
  return () => server.stop()
}
