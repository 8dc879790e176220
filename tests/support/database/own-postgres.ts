import { appendFileSync, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../network/free-port.ts'
import { embeddedPostgres } from './embedded.ts'

export type OwnPostgres = {
  /** Makes an empty database, or a copy of another that nobody uses, and resolves with its address. */
  newDatabase(name: string, copyOf?: string): Promise<string>
  /** The address of a database that is kept; undefined where there is none. */
  kept(name: string): Promise<string | undefined>
  /** Another name for one that nobody uses, in place of what had that name. */
  rename(name: string, to: string): Promise<void>
  drop(name: string): Promise<void>
  stop(): Promise<void>
}

/**
 * A PostgreSQL of a program's own, as it comes: what is committed is on disk.
 * @param host the one address on which it listens, and whose network (/24) it lets in
 * @param keptIn a folder in which its databases stay for the next time; without one they go with it
 */
export async function startPostgres({
  host = '127.0.0.1',
  keptIn,
}: {
  host?: string
  keptIn?: string
} = {}): Promise<OwnPostgres> {
  const port = await freePort()
  const EmbeddedPostgres = await embeddedPostgres()
  // A folder of its own: as root, another user runs it.
  const databaseDir = keptIn ?? mkdtempSync(join(tmpdir(), 'tambour-postgres-'))
  const server = new EmbeddedPostgres({
    databaseDir,
    // It asks itself over loopback whether it runs.
    ...(host !== '127.0.0.1' && { postgresFlags: ['-c', `listen_addresses=127.0.0.1,${host}`] }),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: keptIn !== undefined,
    onLog: () => undefined,
    onError: error => process.stderr.write(`postgres: ${error}\n`),
  })
  if (keptIn === undefined || !existsSync(join(keptIn, 'PG_VERSION'))) await server.initialise()
  if (host !== '127.0.0.1') {
    appendFileSync(join(databaseDir, 'pg_hba.conf'), `host all all ${host}/24 password\n`)
  }
  await server.start()
  const url = `postgres://postgres:postgres@${host}:${port}`
  const query = async (text: string) => {
    const client = new pg.Client(`${url}/postgres`)
    await client.connect()
    try {
      return (await client.query<{ name: string }>(text)).rows
    } finally {
      await client.end()
    }
  }
  return {
    async newDatabase(name, copyOf) {
      await query(`create database ${name}${copyOf === undefined ? '' : ` template ${copyOf}`}`)
      return `${url}/${name}`
    },
    async kept(name) {
      const found = await query('select datname as name from pg_database')
      return found.some(one => one.name === name) ? `${url}/${name}` : undefined
    },
    async rename(name, to) {
      await query(`drop database if exists ${to}`)
      await query(`alter database ${name} rename to ${to}`)
    },
    drop: async name => void (await query(`drop database if exists ${name} with (force)`)),
    stop: () => server.stop(),
  }
}
