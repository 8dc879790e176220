import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { failureOf, failureSentences } from '../../server/database/failure.ts'
import { testApp } from '../support/app.ts'
import { itOnBoth, newDatabaseUrl } from '../support/database/databases.ts'

describe('a full disk', () => {
  it('is told as such, by /healthz too, until there is room again', async () => {
    const { context, ask } = await testApp()
    const { db } = context
    expect((await ask('GET', '/healthz')).json).toEqual({ ok: true })
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db)
    await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(db)
    const title = 'a'.repeat(80)
    let refused = await ask('POST', '/api/saved-replies', {
      body: { title, text: 'b' },
      as: 'officer',
    })
    for (let index = 0; refused.status < 400 && index < 50; index++) {
      const text = `${index} ${'b'.repeat(900)}`
      refused = await ask('POST', '/api/saved-replies', { body: { title, text }, as: 'officer' })
    }
    const full = { error: 'full', message: failureSentences.full.fr }
    expect(refused).toMatchObject({ status: 507, json: full })
    expect(await ask('GET', '/healthz')).toMatchObject({
      status: 503,
      json: { ok: false, ...full },
    })
    // It succeeds, and writes nothing.
    await db.updateTable('commune').set({ name: 'x' }).where('id', '=', 0).execute()
    expect((await ask('GET', '/healthz')).json).toMatchObject(full)
    await sql`pragma max_page_count = 1000000`.execute(db)
    // Nobody has written since.
    expect((await ask('GET', '/healthz')).json).toEqual({ ok: true })
    const again = { body: { title, text: 'c' }, as: 'officer' } as const
    expect((await ask('POST', '/api/saved-replies', again)).status).toBe(201)
    expect((await ask('GET', '/healthz')).json).toEqual({ ok: true })
  })
})

it.runIf(process.platform === 'linux')(
  'a disk that is nearly full is told, and goes on',
  async () => {
    // Of it Linux says that there is no room.
    const { ask } = await testApp({ settings: { dataDir: '/proc' } })
    const { status, json } = await ask('GET', '/healthz')
    expect([status, json]).toEqual([
      503,
      {
        ok: false,
        error: 'nearly-full',
        message: expect.stringContaining('tout s’enregistre encore'),
      },
    ])
    expect((await ask('GET', '/readyz')).json).toEqual({ ok: true })
  },
)

describe('a failure', () => {
  it.each([
    ['SQLITE_FULL', 'full'],
    ['ENOSPC', 'full'],
    ['53100', 'full'],
    ['SQLITE_CORRUPT_INDEX', 'damaged'],
    ['SQLITE_NOTADB', 'damaged'],
    ['XX001', 'damaged'],
    ['SQLITE_READONLY_DBMOVED', 'replaced'],
    ['SQLITE_READONLY', 'read-only'],
    // What SQLite makes of EROFS, EPERM and EDQUOT in a file that it has open.
    ['SQLITE_IOERR_WRITE', 'read-only'],
    ['SQLITE_IOERR_READ', null],
    ['EACCES', 'read-only'],
    ['SQLITE_CONSTRAINT_UNIQUE', null],
    ['57P01', 'unreachable'],
    ['08006', 'unreachable'],
    ['25P03', 'unreachable'],
    // Of any other server.
    ['ECONNREFUSED', null],
    ['23505', null],
  ])('of code %s is %s, also as the cause of another', (code, failure) => {
    const error = Object.assign(new Error('x'), { code })
    expect(failureOf(error)).toBe(failure)
    expect(failureOf(new Error('y', { cause: error }))).toBe(failure)
  })
})

describe('a database', () => {
  it('that is gone is said to be unreachable', async () => {
    const { context, ask } = await testApp()
    await context.database.close()
    expect(await ask('GET', '/healthz')).toMatchObject({
      status: 503,
      json: { error: 'unreachable', message: failureSentences.unreachable.fr },
    })
  })

  itOnBoth(
    'that ended a transaction tells why, and not that it cannot be rolled back',
    async kind => {
      const { context } = await testApp({ database: kind })
      const cause = new Error('the cause')
      await expect(
        context.db.transaction().execute(async transaction => {
          if (kind === 'sqlite') await sql`rollback`.execute(transaction)
          else {
            const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
              transaction,
            )
            await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`.execute(context.db)
          }
          throw cause
        }),
      ).rejects.toBe(cause)
    },
  )
})

it('a database that broke is told to people by a page in French, to programs by JSON', async () => {
  const { context, ask } = await testApp()
  const isPage = (text: string) => /<html lang="fr">.*<h1>/s.test(text)
  const pages = ['/agenda', '/agenda.ics', '/ecrire', '/ecrire/1', '/confidentialite']
  // In English, too: none of these pages is.
  const headers = { 'accept-language': 'en' }
  for (const path of ['/agenda/rien', '/ecrire/rien', '/partage/x', '/voisin/x', '/proposer/x']) {
    const { status, text } = await ask('GET', path, { headers })
    expect([path, status, isPage(text)]).toEqual([path, 404, true])
  }
  const nowhere = await ask('POST', '/nulle/part', { headers })
  expect([nowhere.status, isPage(nowhere.text)]).toEqual([404, true])
  expect((await ask('GET', '/api/rien')).json).toMatchObject({ error: 'not-found' })
  expect((await ask('GET', '/api/today', { as: 'officer' })).status).toBe(200)
  await context.database.close()
  for (const path of pages) {
    const answer = await ask('GET', path, { headers })
    expect([path, answer.status, isPage(answer.text)]).toEqual([path, 500, true])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
  const api = await ask('GET', '/api/today', { as: 'officer' })
  expect(api).toMatchObject({ status: 500, json: { error: 'internal' } })
})

it('a PostgreSQL that is away is told as such to anyone who asks, until it is back', async () => {
  const databaseUrl = await newDatabaseUrl('postgres', { own: true })
  const { ask } = await testApp({ settings: { databaseUrl } })
  const today = () => ask('GET', '/api/today', { as: 'officer' })
  expect((await today()).status).toBe(200)
  const admin = new pg.Client(`${inject('postgresUrl')}/postgres`)
  await admin.connect()
  onTestFinished(() => admin.end())
  const name = new URL(databaseUrl).pathname.slice(1)
  await admin.query(`alter database ${name} allow_connections false`)
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    name,
  ])
  for (const _ of [1, 2, 3]) {
    expect(await today()).toMatchObject({
      status: 503,
      json: { error: 'unreachable', message: failureSentences.unreachable.fr },
    })
  }
  await admin.query(`alter database ${name} allow_connections true`)
  // A connection whose end was not heard of yet may be lent once more.
  await expect.poll(async () => (await today()).status).toBe(200)
  expect((await ask('GET', '/healthz')).json).toEqual({ ok: true })
})
