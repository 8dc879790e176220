import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../network/free-port.ts'
import { embeddedPostgres } from './embedded.ts'

export type OwnPostgres = {
  /** Makes an empty database and resolves with its address. */
  newDatabase(name: string): Promise<string>
  stop(): Promise<void>
}

/** A PostgreSQL of a program's own, as it comes: what is committed is on disk. */
export async function startPostgres(): Promise<OwnPostgres> {
  const port = await freePort()
  const EmbeddedPostgres = await embeddedPostgres()
  const server = new EmbeddedPostgres({
    // A folder of its own: as root, another user runs it.
    databaseDir: mkdtempSync(join(tmpdir(), 'tambour-postgres-')),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: error => process.stderr.write(`postgres: ${error}\n`),
  })
  await server.initialise()
  await server.start()
  const url = `postgres://postgres:postgres@127.0.0.1:${port}`
  return {
    async newDatabase(name) {
      const client = new pg.Client(`${url}/postgres`)
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return `${url}/${name}`
    },
    stop: () => server.stop(),
  }
}
