import { sql } from 'kysely'
import pg from 'pg'
import { expect, inject, it, onTestFinished } from 'vitest'
import { type Database, type Db, openDatabase } from '../../server/database/database.ts'
import { listCommunes } from '../../server/people/store/communes.ts'
import { aCommune } from '../support/builders/people.ts'
import { newDatabaseUrl } from '../support/database/databases.ts'

async function twoConnections(): Promise<{ database: Database; other: Database }> {
  const url = await newDatabaseUrl('postgres', { own: true })
  const opened = [await openDatabase(url), await openDatabase(url)] as const
  onTestFinished(async () => {
    for (const one of opened) await one.close()
  })
  return { database: opened[0], other: opened[1] }
}

async function processOf(db: Db): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  return rows[0]?.pid ?? 0
}

/** Ends a connection as a restarted server does, and waits until its process is gone. */
async function cut({ db }: Database, pid: number): Promise<void> {
  await sql`select pg_terminate_backend(${pid}, 5000)`.execute(db)
  // Its last words travel by themselves.
  for (let turn = 0; turn < 20; turn += 1) await new Promise(resolve => setImmediate(resolve))
}

it('a PostgreSQL connection cut inside a transaction fails that transaction alone', async () => {
  const { database, other } = await twoConnections()
  const transaction = database.db.transaction().execute(async db => {
    await aCommune(db, { hours: [] })
    await cut(other, await processOf(db))
    await aCommune(db, { hours: [] })
  })
  await expect(transaction).rejects.toThrow()
  expect(await listCommunes(database.db)).toEqual([])
  await aCommune(database.db, { hours: [] })
  expect(await listCommunes(other.db)).toHaveLength(1)
})

it('a PostgreSQL connection that listens and is cut counts as a change, and listens anew', async () => {
  const { database, other } = await twoConnections()
  const before = await database.foreignVersion()
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity
    where datname = current_database() and query like 'listen %'`.execute(other.db)
  await cut(other, rows[0]?.pid ?? 0)
  const after = await database.foreignVersion()
  expect(after).not.toBe(before)
  const heard: string[] = []
  database.listen(news => heard.push(...news))
  await other.announce(['1 messages'])
  await expect.poll(() => heard).toEqual(['1 messages'])
  expect(await database.foreignVersion()).toBe(after)
})

it('what could not be told to others is told with what comes next', async () => {
  const { database, other } = await twoConnections()
  const heard: string[] = []
  await other.foreignVersion()
  other.listen(news => heard.push(...news))
  await database.announce(['1 messages'])
  const admin = new pg.Client(`${inject('postgresUrl')}/postgres`)
  await admin.connect()
  onTestFinished(() => admin.end())
  const pid = await processOf(database.db)
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(other.db)
  const name = rows[0]?.name ?? ''
  await admin.query(`alter database ${name} allow_connections false`)
  await cut(other, pid)
  await expect(database.announce(['2 messages'])).rejects.toThrow()
  await admin.query(`alter database ${name} allow_connections true`)
  await database.announce(['3 messages'])
  await expect.poll(() => heard.toSorted()).toEqual(['1 messages', '2 messages', '3 messages'])
})
