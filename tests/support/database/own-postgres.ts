import { appendFileSync, mkdtempSync } from 'node:fs'
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

/**
 * A PostgreSQL of a program's own, as it comes: what is committed is on disk.
 * @param host the one address on which it listens, and whose network (/24) it lets in
 */
export async function startPostgres(host = '127.0.0.1'): Promise<OwnPostgres> {
  const port = await freePort()
  const EmbeddedPostgres = await embeddedPostgres()
  // A folder of its own: as root, another user runs it.
  const databaseDir = mkdtempSync(join(tmpdir(), 'tambour-postgres-'))
  const server = new EmbeddedPostgres({
    databaseDir,
    // It asks itself over loopback whether it runs.
    ...(host !== '127.0.0.1' && { postgresFlags: ['-c', `listen_addresses=127.0.0.1,${host}`] }),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: error => process.stderr.write(`postgres: ${error}\n`),
  })
  await server.initialise()
  if (host !== '127.0.0.1') {
    appendFileSync(join(databaseDir, 'pg_hba.conf'), `host all all ${host}/24 password\n`)
  }
  await server.start()
  const url = `postgres://postgres:postgres@${host}:${port}`
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
