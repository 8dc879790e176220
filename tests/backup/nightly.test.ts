import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { backup } from '../../server/backup/index.ts'
import { backupNow, backupsShown, backupWarning } from '../../server/backup/nightly.ts'
import { remoteBackup } from '../../server/backup/remote-backup.ts'
import { restore } from '../../server/backup/restore.ts'
import { backupSentences } from '../../server/backup/sentences.ts'
import { backupsShape } from '../../server/backup/shapes.ts'
import { alone } from '../../server/backup/store-backups.ts'
import { readManifest } from '../../server/backup/store-manifest.ts'
import { systemClock } from '../../server/clock.ts'
import { openDatabase } from '../../server/database/database.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { type TestClock, testClock } from '../support/clock.ts'
import { newDatabaseUrl, onBothDatabases } from '../support/database/databases.ts'
import { writeFullDatabase } from '../support/database/full.ts'
import { jobOf } from '../support/jobs.ts'
import { serveOnLoopback } from '../support/network/serve-on-loopback.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

const hour = 60 * 60_000
const passphrase = 'le tambour de la place'

type House = TestApp & { clock: TestClock; folder: string }

async function house(
  kind: 'sqlite' | 'postgres',
  to: string | null = folderOfTest(),
  backupPassphrase: string | null = null,
): Promise<House> {
  const clock = testClock('2026-06-02T08:00:00Z')
  const databaseUrl =
    kind === 'sqlite' ? `file:${join(folderOfTest(), 'tambour.db')}` : await newDatabaseUrl(kind)
  const settings = { databaseUrl, backupTo: to, backupKeep: 2, backupPassphrase }
  const app = await testApp({
    clock,
    database: kind,
    settings: { ...settings, dataDir: folderOfTest() },
  })
  return { ...app, clock, folder: to ?? '' }
}

onBothDatabases('the nightly backup', kind => {
  it('is made at once where there is none, then each night, and the oldest go', async () => {
    const { context, clock, folder } = await house(kind)
    const job = await jobOf(backup, context, 'backup')
    await job.runOnce()
    expect(readdirSync(folder)).toEqual(['tambour-2026-06-02T08-00-00-000Z.db'])
    await job.runOnce()
    expect(readdirSync(folder)).toHaveLength(1)
    for (const _night of [1, 2, 3]) {
      clock.advance(24 * hour)
      await job.runOnce()
    }
    expect(readdirSync(folder)).toEqual([
      'tambour-2026-06-04T08-00-00-000Z.db',
      'tambour-2026-06-05T08-00-00-000Z.db',
    ])
    const shown = await backupsShown(context, context.settings)
    expect(shown).toMatchObject({ place: folder, keep: 2, sealsKey: false, tooOld: false })
    expect(shown.backups.map(({ removedAt, error }) => [removedAt !== null, error])).toEqual([
      [false, null],
      [false, null],
      [true, null],
      [true, null],
    ])
    expect(readManifest(join(folder, readdirSync(folder)[0] ?? ''))?.sealedKey).toBeNull()
    await job.stop()
  })

  it('that fails says why, is tried again an hour later, and is told once it is late', async () => {
    const { context, clock, folder } = await house(kind)
    const job = await jobOf(backup, context, 'backup')
    const name = 'tambour-2026-06-02T08-00-00-000Z.db'
    writeFileSync(join(folder, name), 'in the way')
    await job.runOnce()
    const [failed] = (await backupsShown(context, context.settings)).backups
    expect(failed?.error?.fr).toMatch(/existe déjà/)
    expect(await backupWarning(context)).toEqual({ madeAt: null })
    await job.runOnce()
    expect((await backupsShown(context, context.settings)).backups).toHaveLength(1)
    clock.advance(hour)
    await job.runOnce()
    expect((await backupsShown(context, context.settings)).backups[0]?.error).toBeNull()
    expect(await backupWarning(context)).toBeNull()
    clock.advance(4 * 24 * hour)
    expect(await backupWarning(context)).toEqual({ madeAt: Date.parse('2026-06-02T09:00:00Z') })
    await job.stop()
  })

  it('sweeps what one that was cut off left, and says where its folder cannot be made', async () => {
    const { context, folder } = await house(kind)
    for (const left of ['draft', 'draft.part', 'rows-wal']) {
      writeFileSync(join(folder, `tambour-2026-01-01T00-00-00-000Z.db.${left}`), 'x')
    }
    writeFileSync(join(folder, 'mine.txt'), 'x')
    expect((await backupNow(context, context.settings))?.error).toBeNull()
    expect(readdirSync(folder)).toEqual(['mine.txt', 'tambour-2026-06-02T08-00-00-000Z.db'])
    const inTheWay = join(folder, 'mine.txt', 'below')
    const failed = await backupNow(context, { ...context.settings, backupTo: inTheWay })
    expect(failed?.error?.fr).toMatch(/^La sauvegarde n’a pas pu se faire/)
  })

  it('is one, no matter who else begins it', async () => {
    const { context } = await house(kind)
    const other = kind === 'sqlite' ? context : await openDatabase(context.settings.databaseUrl)
    const made = await alone(other.db, async () => {
      await anOpenBackup(context)
      const job = await jobOf(backup, context, 'backup')
      await job.runOnce()
      await job.stop()
      return await backupNow(context, context.settings)
    })
    if (other !== context) await other.close()
    expect(made).toBeUndefined()
    const { backups } = await backupsShown(context, context.settings)
    expect(backups).toMatchObject([{ name: 'x', endedAt: null }])
  })

  it('that was killed is said to be cut off at the next start, and keeps nobody waiting', async () => {
    const { context, clock } = await house(kind)
    expect((await backupNow(context, context.settings))?.error).toBeNull()
    clock.advance(hour)
    await anOpenBackup(context)
    const job = await jobOf(backup, context, 'backup')
    await job.runOnce()
    await job.stop()
    const newest = (await backupsShown(context, context.settings)).backups[0]
    expect(newest).toMatchObject({ name: 'x', error: backupSentences.stopped })
    expect((await backupNow(context, context.settings))?.error).toBeNull()
  })
})

/** As a process that was killed leaves it, or another one while it makes it. */
async function anOpenBackup({ db, clock }: Pick<House['context'], 'db' | 'clock'>) {
  const startedAt = clock.now()
  await db.insertInto('backup').values({ place: 'x', name: 'x', startedAt }).execute()
}

/** A server that keeps what is put there, as RFC 4918 has it; `spoil` changes what it gives back. */
async function startWebDav(files: Map<string, Buffer>, spoil = (bytes: Buffer) => bytes) {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const user = `Basic ${Buffer.from('mairie:pass word').toString('base64')}`
    const name = request.url ?? ''
    if (request.headers.authorization !== user) response.statusCode = 401
    else if (request.method === 'PUT') {
      files.set(name, await buffer(request))
      response.statusCode = 201
    } else if (request.method === 'GET') response.write(spoil(files.get(name) ?? Buffer.of()))
    else if (request.method === 'DELETE') response.statusCode = files.delete(name) ? 204 : 404
    response.end()
  }
  const server = createServer((request, response) => void answer(request, response))
  const port = await serveOnLoopback(server)
  return { at: (user: string) => `http://${user}@127.0.0.1:${port}/dav/tambour` }
}

describe('a backup by WebDAV', () => {
  it('is put there, read back, and removed when its time has come', async () => {
    const files = new Map<string, Buffer>()
    const { at } = await startWebDav(files)
    const { context, clock } = await house('sqlite', at('mairie:pass%20word'))
    for (const _night of [1, 2, 3]) {
      expect((await backupNow(context, context.settings))?.error).toBeNull()
      clock.advance(24 * hour)
    }
    expect([...files.keys()]).toEqual([
      '/dav/tambour/tambour-2026-06-03T08-00-00-000Z.db',
      '/dav/tambour/tambour-2026-06-04T08-00-00-000Z.db',
    ])
    // It is a database like the other, and nothing of it stays on this machine.
    const copy = join(folderOfTest(), 'copy.db')
    writeFileSync(copy, [...files.values()][0] ?? '')
    const back = await openDatabase(`file:${copy}`)
    expect(await back.db.selectFrom('commune').select('name').execute()).toEqual([
      { name: 'Saint-Rémi' },
    ])
    await back.close()
    expect(readdirSync(join(context.dataDir, 'backups'))).toEqual([])
    const { place, backups } = await backupsShown(context, context.settings)
    expect(JSON.stringify([place, backups])).not.toContain('pass')
  })

  it('that was cut off on its way leaves nothing on this machine once the next is made', async () => {
    const { at } = await startWebDav(new Map())
    const { context, clock } = await house('sqlite', at('mairie:pass%20word'))
    const { db, dataDir, settings } = context
    expect((await backupNow(context, settings))?.error).toBeNull()
    const [{ place = '' } = {}] = (await backupsShown(context, settings)).backups
    const cut = { place, name: 'tambour-2026-06-02T09-00-00-000Z.db', startedAt: clock.now() }
    await db.insertInto('backup').values(cut).execute()
    // One that was made there before the setting named another place is nobody's to take away.
    for (const name of [cut.name, 'tambour-2026-01-01T00-00-00-000Z.db']) {
      writeFileSync(join(dataDir, 'backups', name), 'x')
    }
    clock.advance(2 * hour)
    expect((await backupNow(context, settings))?.error).toBeNull()
    expect(readdirSync(join(dataDir, 'backups'))).toEqual(['tambour-2026-01-01T00-00-00-000Z.db'])
  })

  it('is brought back by its address', async () => {
    const files = new Map([['/dav/tambour/tambour-1.db', Buffer.from('content')]])
    const { at } = await startWebDav(files)
    const options = { workFolder: folderOfTest(), s3: { keys: null, clock: systemClock } }
    const bring = async (name: string) => {
      const path = join(folderOfTest(), 'brought')
      const found = await remoteBackup(`${at('mairie:pass%20word')}/${name}`, options)
      await found?.bring(path)
      return readFileSync(path, 'utf8')
    }
    expect(await bring('tambour-1.db')).toBe('content')
    await expect(bring('')).rejects.toThrow(/^Donnez l’adresse d’une sauvegarde/)
    await expect(bring('')).rejects.not.toThrow(/pass/)
    expect(await remoteBackup('data/tambour-1.db', options)).toBeNull()
  })

  it('is not taken for made where it does not come back as it was, or may not be put', async () => {
    const { at } = await startWebDav(new Map(), bytes => bytes.subarray(1))
    const { context } = await house('sqlite', at('mairie:pass%20word'))
    expect((await backupNow(context, context.settings))?.error?.fr).toMatch(
      /ne rend pas la sauvegarde/,
    )
    const other = await house('sqlite', at('mairie:faux'))
    expect((await backupNow(other.context, other.context.settings))?.error?.fr).toMatch(
      /refuse cet utilisateur ou ce mot de passe/,
    )
    const away = await house('sqlite', 'http://127.0.0.1:9/dav/')
    expect((await backupNow(away.context, away.context.settings))?.error?.fr).toMatch(
      /ne répond pas/,
    )
  })
})

onBothDatabases('why a backup failed', kind => {
  it('is told in the language that was asked for', async () => {
    const { ask, context, clock, folder } = await house(kind)
    writeFileSync(join(folder, 'tambour-2026-06-02T08-00-00-000Z.db'), 'in the way')
    await backupNow({ ...context, clock }, context.settings)
    const errors = async (headers: Record<string, string>) =>
      backupsShape
        .parse((await ask('GET', '/api/backups', { as: 'administrator', headers })).json)
        .backups.map(({ error }) => error?.fr.replace(/ file .* exists| fichier .* existe/, ' …'))
    expect(await errors({ 'accept-language': 'en' })).toEqual([
      'The … already: choose another name.',
    ])
    expect(await errors({})).toEqual(['Le … déjà\u00a0: choisissez un autre nom.'])
  })
})

describe('GET and POST /backups', () => {
  it('are an administrator’s', async () => {
    const { ask, folder } = await house('sqlite', folderOfTest(), passphrase)
    expect((await ask('GET', '/api/backups', { as: 'officer' })).status).toBe(403)
    expect((await ask('POST', '/api/backups', { as: 'officer' })).status).toBe(403)
    const made = await ask('POST', '/api/backups', { as: 'administrator' })
    expect(made).toMatchObject({ status: 201, json: { place: folder, error: null, hasKey: true } })
    const shown = await ask('GET', '/api/backups', { as: 'administrator' })
    expect(shown.json).toMatchObject({ place: folder, backups: [{ error: null }] })
    const [name = ''] = readdirSync(folder)
    expect(readManifest(join(folder, name))?.sealedKey).toMatch(/^v1\./)
    expect(
      readFileSync(join(folder, readdirSync(folder)[0] ?? ''))
        .subarray(0, 6)
        .toString(),
    ).toBe('SQLite')
  })
})

it('what a restoring replaced is told of, and goes after fourteen days', async () => {
  const { context, clock } = await house('sqlite', null)
  const { settings } = context
  const path = join(dirname(settings.databaseUrl.slice('file:'.length)), 'other.db')
  new SqliteDatabase(path).exec('create table mine (id integer)').close()
  // Nobody wrote to it for a month.
  utimesSync(path, 0, 0)
  const full = join(folderOfTest(), 'full.db')
  await writeFullDatabase(full)
  const { aside } = await restore(
    full,
    { ...settings, databaseUrl: `file:${path}` },
    { passphrase: null, withoutKey: true },
  )
  const [kept = ''] = aside
  const at = Math.floor(statSync(kept).mtimeMs)
  // What was saved of a database that was taken away holds as much.
  const saved = join(dirname(path), 'recovered-1.db')
  copyFileSync(kept, saved)
  // Half a millisecond on: a time in seconds is not exact.
  utimesSync(saved, (at + 0.5) / 1000, (at + 0.5) / 1000)
  expect(at).toBeGreaterThan(Date.parse('2026-01-01'))
  clock.set(at)
  const shown = await backupsShown(context, settings)
  const removedFrom = new Date(at + 14 * 24 * hour).toISOString()
  expect(shown.replaced).toEqual([
    { name: 'recovered-1.db', removedFrom },
    { name: 'replaced-1.db', removedFrom },
  ])
  const job = await jobOf(backup, context, 'backup')
  clock.set(at + 14 * 24 * hour - 60_000)
  await job.runOnce()
  expect(existsSync(kept)).toBe(true)
  clock.advance(60_000)
  await job.runOnce()
  expect([kept, saved].filter(one => existsSync(one))).toEqual([])
  expect(existsSync(path)).toBe(true)
  expect((await backupsShown(context, settings)).replaced).toEqual([])
})
