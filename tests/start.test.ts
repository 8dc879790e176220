import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SqliteDatabase from 'better-sqlite3'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { backupSentences } from '../server/backup/sentences.ts'
import { DatabaseUnusable, openDatabase } from '../server/database/database.ts'
import { sentenceText } from '../server/language/sentence.ts'
import { createSecretBox } from '../server/platform/secrets.ts'
import { readSettings } from '../server/settings.ts'
import { CannotListen, type Running, start } from '../server/start.ts'
import { ended, type Installation, newInstallation, oneSentence } from './support/command.ts'
import { testSettings } from './support/context.ts'
import { messagesFile, pageName, placeOf, zip } from './support/download.ts'
import { listenOnLoopback } from './support/network/loopback.ts'
import { insertPages } from './support/planned.ts'

let here: Installation
beforeEach(() => {
  here = newInstallation()
})
afterEach(() => here.remove())

/** Runs `npm start`'s program until it says its address. */
async function started(
  env: Record<string, string> = {},
  child = here.serve({ PORT: '0', ...env }),
): Promise<[ChildProcess, string, string]> {
  let said = ''
  for await (const chunk of child.stdout?.setEncoding('utf8') ?? []) {
    said += chunk
    const url = /http:\/\/\S+/.exec(said)?.[0]
    if (url !== undefined && said.endsWith('\n')) return [child, url, said]
  }
  throw new Error(`it ended without an address: ${said}`)
}

/** A server in this process, which ends with the test. */
async function startHere(env: Record<string, string> = {}): Promise<Running> {
  const settings = readSettings({ PORT: '0', LOG_LEVEL: 'silent', ...env }, here.folder)
  const running = await start(settings)
  onTestFinished(() => running.drain())
  return running
}

async function refused(env: Record<string, string>): Promise<string> {
  const error = await startHere(env).catch((refusal: unknown) => refusal)
  // What main.ts says in one line, with exit status 1.
  if (!(error instanceof CannotListen || error instanceof DatabaseUnusable)) throw error
  expect(`${error.message}\n`).toMatch(oneSentence)
  return error.message
}

describe('npm start', () => {
  it('ends on SIGINT, with open screens', async () => {
    await here.setUp()
    const key = await here.tambour(['token', 'create', '--name', 'x', '--role', 'councillor'])
    const token = /tmb_\S+/.exec(key.stdout)?.[0]
    const [child, url] = await started()
    const stream = await fetch(`${url}/api/stream`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(stream.status).toBe(200)
    const closed = once(child, 'close')
    child.kill('SIGINT')
    expect(await stream.text()).toBe('retry: 2000\n\n')
    expect(await closed).toEqual([0, null])
  })
})

/** What other processes do, on a machine where others work: asked for so long, ms. */
const patience = { timeout: 120_000, interval: 20 }
const stillCopy = fileURLToPath(new URL('support/children/still-copy.ts', import.meta.url))

describe('npm start, with all that can be under way', () => {
  // Ten seconds: two are the start, and a silent network is waited for as long as it may be.
  it('ends within ten seconds of SIGTERM, and leaves no part of a file', async () => {
    const silent = createServer()
    onTestFinished(() => void silent.close())
    const port = await listenOnLoopback(silent)
    const env = {
      GRAPH_API_URL: `http://127.0.0.1:${port}`,
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64url'),
      BACKUP_TO: 'copies',
    }
    const copies = join(here.folder, 'copies')
    const copied = () => (existsSync(copies) ? readdirSync(copies) : [])
    const made = await here.tambour(['setup', '--commune', 'X', '--email', 'x@exemple.fr'], { env })
    expect(made.status).toBe(0)
    const asked = ['token', 'create', '--name', 'x', '--role', 'administrator']
    const token = /tmb_\S+/.exec((await here.tambour(asked, { env })).stdout)?.[0] ?? ''
    const database = await openDatabase(`file:${join(here.folder, 'data/tambour.db')}`)
    await insertPages(database.db, createSecretBox(Buffer.alloc(32, 7)), 'facebook', ['1'])
    await database.db.updateTable('channel').set({ receives: 1 }).execute()
    await database.close()

    const polled = once(silent, 'connection')
    // The nightly backup, which is due, stands still once its copy is whole and has no name yet.
    const stuck = { NODE_OPTIONS: `--import=${stillCopy}` }
    const [child, url] = await started({}, here.spawn('main', [], { PORT: '0', ...env, ...stuck }))
    await polled
    await expect.poll(copied, patience).toEqual([expect.stringMatching(/\.db\.draft\.part$/)])
    const uploads = ['/api/history-import?name=a.zip', '/api/media'].map(path => {
      const head = { authorization: `Bearer ${token}`, 'content-length': '1000000' }
      const type = { 'content-type': 'multipart/form-data; boundary=x' }
      const sending = request(`${url}${path}`, { method: 'POST', headers: { ...head, ...type } })
      sending.on('error', () => undefined)
      sending.write('PK')
      return sending
    })
    const archives = join(here.folder, 'data/archives')
    await expect.poll(() => existsSync(archives) && readdirSync(archives)).toHaveLength(1)

    const closed = once(child, 'close')
    child.kill('SIGTERM')
    expect(await closed).toEqual([0, null])
    expect(readdirSync(archives)).toEqual([])
    for (const upload of uploads) upload.destroy()

    const sqlite = new SqliteDatabase(join(here.folder, 'data/tambour.db'))
    onTestFinished(() => void sqlite.close())
    const backups = sqlite.prepare('select name, bytes, error from backup order by id desc')
    expect(backups.all()).toMatchObject([{ bytes: null }])
    expect(copied().filter(name => name.endsWith('.db'))).toEqual([])
    // Two hours later the next one is due, and what was left of this one goes.
    sqlite.exec(
      'update backup set startedAt = startedAt - 7200000; update channel set receives = 0',
    )
    const [next] = await started(env)
    await expect.poll(copied, patience).toEqual([expect.stringMatching(/\.db$/)])
    await stopped(next)
    const sentence = sentenceText(backupSentences.stopped)
    expect(backups.all()).toMatchObject([{ name: copied()[0], error: null }, { error: sentence }])
  })

  it('ends on SIGTERM in the middle of an import, which the next start brings to its end', async () => {
    await here.setUp()
    const asked = ['token', 'create', '--name', 'x', '--role', 'administrator']
    const token = /tmb_\S+/.exec((await here.tambour(asked)).stdout)?.[0] ?? ''
    const [child, url] = await started({ BACKUP_TO: 'non' })
    const ask = async (path: string, body?: string | Uint8Array<ArrayBuffer>) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const answer = await fetch(`${url}/api/history-import${path}`, {
        method: 'POST',
        headers,
        body,
      })
      expect(answer.status, path).toBeLessThan(300)
    }
    const talks = Array.from({ length: 6 }, (_, talk): [string, string] => {
      const said = Array.from({ length: 1000 }, (_, n) => {
        return { by: n % 2 ? pageName : 'Zoé', at: 1e12 + n * 60_000, text: `${talk} ${n} ?` }
      })
      return [placeOf(`zoe_${1_000_000 + talk}`), messagesFile('Zoé', said)]
    })
    const place = await zip(join(here.folder, 'a.zip'), Object.fromEntries(talks))
    await ask('?name=a.zip&connector=facebook', new Uint8Array(readFileSync(place)))
    await ask('/start', JSON.stringify({ page: pageName, channel: null }))

    const sqlite = new SqliteDatabase(join(here.folder, 'data/tambour.db'), { readonly: true })
    onTestFinished(() => void sqlite.close())
    const one = (query: string) => sqlite.prepare(query).get()
    const far = () => one('select state, done > 0 and done < total as midst from historyImport')
    await expect.poll(far, { ...patience, interval: 5 }).toEqual({ state: 'running', midst: 1 })
    await stopped(child)
    expect(far()).toEqual({ state: 'running', midst: 1 })
    const written = () => one('select count(*) as n, count(distinct remoteId) as ids from message')
    expect(written()).toEqual(one('select done as n, done as ids from historyImport'))

    const [next] = await started({ BACKUP_TO: 'non' })
    await expect.poll(far, patience).toEqual({ state: 'done', midst: 0 })
    expect(written()).toEqual({ n: 6000, ids: 6000 })
    const counted = 'select inbound, outbound from historyImport'
    expect(one(counted)).toEqual({ inbound: 3000, outbound: 3000 })
    await stopped(next)
  })

  it('writes files that are for their own user alone', async () => {
    const umask = process.umask(0o022)
    onTestFinished(() => void process.umask(umask))
    const set = ['setup', '--commune', 'X', '--email', 'x@exemple.fr']
    await here.tambour(set, { installed: true })
    const [child] = await started({}, here.spawn('main', [], { PORT: '0' }))
    const env = { BACKUP_PASSPHRASE: 'une phrase longue' }
    const copied = await here.tambour(['backup', 'copie.tambour'], { env, installed: true })
    expect(copied.status).toBe(0)
    const files = readdirSync(here.folder, { recursive: true, withFileTypes: true })
    const open = files.filter(
      file => (statSync(join(file.parentPath, file.name)).mode & 0o077) !== 0,
    )
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['copie.tambour', 'tambour.db', 'tambour.db-wal', 'tambour.db-shm']),
    )
    expect(open.map(({ name }) => name)).toEqual([])
    await stopped(child)
  })
})

/** Stops what `started` gave. */
async function stopped(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  await closed
}

describe('a first start', () => {
  it('shows a first page, and nothing of a lost base, beside another one or after one that nobody went on with', async () => {
    const both = await Promise.all([started(), started()])
    for (const [child, , said] of both) {
      expect(said).not.toContain('Attention')
      await stopped(child)
    }
    const [child, url, said] = await started({}, here.spawn('main', [], { PORT: '0' }))
    expect(said).not.toContain('Attention')
    const answer = await fetch(`${url}/api/setup`)
    expect(await answer.json()).toMatchObject({ needed: true, mayBeLost: false })
    expect(await (await fetch(url)).text()).toContain('<title>Tambour')
    await stopped(child)
  })

  it('says of a file without a byte and without a key that a base may be gone', async () => {
    mkdirSync(join(here.folder, 'data'))
    writeFileSync(join(here.folder, 'data/tambour.db'), '')
    const { url, greetings } = await startHere()
    expect(greetings[1]).toMatch(
      /^Attention : .* était vide et sans clé à côté. .* sa base a disparu/,
    )
    expect(await (await fetch(`${url}/api/setup`)).json()).toMatchObject({ mayBeLost: true })
  })
})

describe('a start without its database', () => {
  it.each(['that is gone', 'that is empty'])(
    'says so of one %s, and lets nobody in',
    async which => {
      const database = join(here.folder, 'data/tambour.db')
      await here.setUp()
      rmSync(database)
      if (which === 'that is empty') writeFileSync(database, '')
      // Made by a process before this one.
      utimesSync(join(here.folder, 'data/secret-key'), 0, 0)
      const { url, greetings } = await startHere()
      expect(greetings[1]).toMatch(/^Attention : .* sa base a disparu/)
      const person = {
        commune: 'Y',
        name: 'Y',
        email: 'y@exemple.fr',
        password: 'une phrase longue',
      }
      const answer = await fetch(`${url}/api/setup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ word: 'abcd-efgh', ...person }),
      })
      expect(answer.status).toBe(403)
    },
  )
})

describe('what stops the start, in one sentence', () => {
  it('a malformed setting, with exit status 1', async () => {
    const { status, stdout, stderr } = await ended(here.serve({ PORT: 'trois mille' }))
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(oneSentence)
    expect(stderr).toContain('Le réglage PORT doit être un nombre')
  })

  it('a busy port', async () => {
    const other = createServer()
    const port = await listenOnLoopback(other)
    const sentence = await refused({ PORT: String(port) })
    other.close()
    expect(sentence).toContain(`Le port ${port} est déjà pris sur 127.0.0.1`)
  })

  it('an address that this machine does not have', async () => {
    expect(await refused({ HOST: '192.0.2.1' })).toContain('n’a pas l’adresse 192.0.2.1')
  })

  it('a database from a newer version, which stays as it is', async () => {
    await here.setUp()
    const sqlite = new SqliteDatabase(join(here.folder, 'data/tambour.db'))
    sqlite
      .prepare('insert into kysely_migration (name, timestamp) values (?, ?)')
      .run('9999-later', '2099-01-01T00:00:00Z')
    const before = sqlite.prepare('select count(*) as n from kysely_migration').get()
    expect(await refused({})).toContain(
      'Cette base est celle d’un Tambour plus récent (9999-later)',
    )
    expect(sqlite.prepare('select count(*) as n from kysely_migration').get()).toEqual(before)
    sqlite.close()
  })

  it('a PostgreSQL that cannot be reached', async () => {
    const sentence = await refused({ DATABASE_URL: 'postgres://personne@127.0.0.1:1/tambour' })
    expect(sentence).toMatch(/^La base ne répond pas.*ECONNREFUSED/)
  })
})

async function running(): Promise<Running> {
  return await start(await testSettings(), { log: pino({ level: 'silent' }) })
}

describe('the listening server', () => {
  it('counts attempts to sign in by the address of the socket', async () => {
    const { url, context, drain } = await running()
    await fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tambour-client': '198.51.100.7' },
      body: JSON.stringify({ email: 'x@exemple.fr', password: 'x' }),
    })
    const { rows } = await sql<{ key: string }>`select "key" from "rateLimit"`.execute(context.db)
    await drain()
    expect(rows.map(({ key }) => key)).toEqual([expect.stringContaining('127.0.0.1')])
  })
})

describe('drain', () => {
  it('lets a request that is under way end, and takes no other', async () => {
    const { url, context, drain } = await running()
    const auth = await context.auth()
    const { handler } = auth
    let arrive = () => {}
    const arrived = new Promise<void>(resolve => {
      arrive = resolve
    })
    let goOn = () => {}
    const gate = new Promise<void>(resolve => {
      goOn = resolve
    })
    auth.handler = async request => {
      arrive()
      await gate
      return await handler(request)
    }
    const asking = fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'x@exemple.fr', password: 'x' }),
    })
    await arrived
    const drained = drain()
    expect(drain()).toBe(drained)
    goOn()
    expect((await asking).status).toBe(401)
    await drained
    await expect(fetch(url)).rejects.toThrow()
  })
})
