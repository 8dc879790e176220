import { spawn } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import SqliteDatabase from 'better-sqlite3'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { makeBackup } from '../../server/backup/make-backup.ts'
import { type RestoreTarget, restore } from '../../server/backup/restore.ts'
import { type Database, openDatabase } from '../../server/database/database.ts'
import { lockSetup } from '../../server/people/store/communes.ts'
import { aCommune } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import {
  type DatabaseKind,
  fullDatabaseUrl,
  itOnBoth,
  newDatabaseUrl,
} from '../support/database/databases.ts'
import { writeFullDatabase } from '../support/database/full.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

const clock = testClock('2026-11-27T03:00:00Z')
const passphrase = 'le tambour de la place'
const oneKey = Buffer.alloc(32, 1)
const otherKey = Buffer.alloc(32, 2)

async function emptyUrl(kind: DatabaseKind = 'sqlite'): Promise<string> {
  return kind === 'sqlite'
    ? `file:${join(folderOfTest(), 'tambour.db')}`
    : await newDatabaseUrl(kind, { own: true })
}

function target(
  databaseUrl: string,
  secretKey = oneKey,
): RestoreTarget & { secretKeyFile: string } {
  const secretKeyFile = join(folderOfTest(), 'secret-key')
  writeFileSync(secretKeyFile, secretKey.toString('base64url'))
  return { databaseUrl, secretKey, secretKeyFile }
}

/** A file with rows in each of its tables. */
async function fullFile(): Promise<string> {
  const path = join(folderOfTest(), 'full.db')
  await writeFullDatabase(path)
  return path
}

/** Every row of every table of ours. */
async function rowsOf({ db }: Database): Promise<Record<string, unknown[]>> {
  const tables = await db.introspection.getTables()
  const found: Record<string, unknown[]> = {}
  for (const { name } of tables.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    // An index of words, which only one of the databases keeps as a table.
    if (/^search(_|$)/.test(name)) continue
    const { rows } = await sql`select * from ${sql.table(name)} order by 1, 2`.execute(db)
    found[name] = rows
  }
  return found
}

async function opened(url: string): Promise<Database> {
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  return database
}

/** An installation with rows in each table. */
async function installation(kind: DatabaseKind = 'sqlite') {
  const url = await fullDatabaseUrl(kind, folderOfTest())
  return { url, database: await opened(url) }
}

describe('a backup', () => {
  itOnBoth(
    'holds every row, comes back on either database, and counts on from there',
    async kind => {
      const { url, database } = await installation(kind)
      const file = join(folderOfTest(), 'sauvegarde.db')
      const source = { databaseUrl: url, secretKey: oneKey, passphrase }
      const made = await makeBackup({ db: database.db, database, clock }, source, file)
      expect(made).toMatchObject({ file, hasKey: true, contents: { messages: 2, events: 2 } })
      // Nothing of its making is left beside it.
      expect(readdirSync(join(file, '..'))).toEqual(['sauvegarde.db'])
      const before = await rowsOf(database)
      expect(Object.keys(before).length).toBeGreaterThan(50)
      for (const [table, rows] of Object.entries(before))
        expect(rows.length, table).toBeGreaterThan(0)

      for (const other of ['sqlite', 'postgres'] as const) {
        const there = target(await emptyUrl(other), otherKey)
        const restored = await restore(file, there, { passphrase, withoutKey: false })
        expect(restored).toMatchObject({ madeAt: '2026-11-27T03:00:00.000Z', key: 'restored' })
        expect(restored.contents).toEqual(made.contents)
        const back = await opened(there.databaseUrl)
        if (other === kind) expect(await rowsOf(back)).toEqual(before)
        const { id } = await back.db
          .insertInto('savedReply')
          .values({ communeId: 1, title: 'x', text: 'x', createdAt: 0, changedAt: 0 })
          .returning('id')
          .executeTakeFirstOrThrow()
        expect(id).toBe(3)
      }
    },
  )

  itOnBoth('is made beside the server, which goes on answering', async kind => {
    const { url, database } = await installation(kind)
    await sql`with recursive "numbered"("n") as (select 1 union all select "n" + 1 from "numbered" where "n" < 10000)
      insert into "savedReply" ("communeId", "title", "text", "createdAt", "changedAt")
      select 1, 'Réponse', 'Bonjour, la mairie est ouverte samedi matin.', 0, 0 from "numbered"`.execute(
      database.db,
    )
    const source = { databaseUrl: url, secretKey: oneKey, passphrase: null }
    const file = join(folderOfTest(), 'sauvegarde.db')
    let turns = 0
    const turning = setInterval(() => turns++, 0)
    await makeBackup({ db: database.db, database, clock }, source, file)
    clearInterval(turning)
    // Written on the loop, ten thousand rows would leave it a turn between two statements.
    expect(turns).toBeGreaterThan(20)
  })

  it('without a passphrase has no key, and says so', async () => {
    const { url, database } = await installation()
    const file = join(folderOfTest(), 'sauvegarde.db')
    const source = { databaseUrl: url, secretKey: oneKey, passphrase: null }
    const made = await makeBackup({ db: database.db, database, clock }, source, file)
    expect(made.hasKey).toBe(false)
    const there = target(await emptyUrl(), otherKey)
    await expect(restore(file, there, { passphrase, withoutKey: false })).rejects.toThrow(
      /ne contient pas la clé/,
    )
    const restored = await restore(file, there, { passphrase: null, withoutKey: true })
    expect(restored.key).toBe('missing')
    const again = target(await emptyUrl(), oneKey)
    const same = await restore(file, again, { passphrase: null, withoutKey: false })
    expect(same.key).toBe('same')
  })

  it('is not written over a file that is there', async () => {
    const { url, database } = await installation()
    const file = join(folderOfTest(), 'sauvegarde.db')
    writeFileSync(file, 'mine')
    const source = { databaseUrl: url, secretKey: oneKey, passphrase }
    await expect(makeBackup({ db: database.db, database, clock }, source, file)).rejects.toThrow(
      /existe déjà/,
    )
    const nowhere = join(folderOfTest(), 'absent', 'sauvegarde.db')
    await expect(makeBackup({ db: database.db, database, clock }, source, nowhere)).rejects.toThrow(
      /n’existe pas\s: créez-le/,
    )
  })
})

it('says why it failed, whatever else its process says, and leaves nothing', async () => {
  const { url, database } = await installation('postgres')
  const folder = folderOfTest()
  const file = join(folder, 'sauvegarde.db')
  // What one that was killed left there.
  writeFileSync(`${file}.draft.part`, 'x')
  // Of this word PostgreSQL's client warns, and the server here speaks no TLS.
  const source = { databaseUrl: `${url}?sslmode=require`, secretKey: oneKey, passphrase }
  await expect(makeBackup({ db: database.db, database, clock }, source, file)).rejects.toThrow(
    /^The server does not support SSL connections$/,
  )
  expect(readdirSync(folder)).toEqual([])
})

// Linux alone tells which processes a process began.
it.skipIf(process.platform !== 'linux')(
  'says that its process was killed, which is not that it was slow',
  async () => {
    const { url, database } = await installation('postgres')
    const folder = folderOfTest()
    const file = join(folder, 'sauvegarde.db')
    const source = { databaseUrl: url, secretKey: oneKey, passphrase }
    await database.db.transaction().execute(async transaction => {
      await sql`lock table "message" in access exclusive mode`.execute(transaction)
      const making = makeBackup({ db: database.db, database, clock }, source, file)
      const failed = expect(making).rejects.toThrow('SIGKILL')
      process.kill(await vi.waitUntil(copying, { timeout: 120_000, interval: 20 }), 'SIGKILL')
      await failed
    })
    expect(readdirSync(folder)).toEqual([])
  },
)

/** The process that copies for this one; undefined: there is none. */
function copying(): number | undefined {
  const tasks = readdirSync('/proc/self/task').map(task => `/proc/self/task/${task}/children`)
  const children = tasks.flatMap(path => readFileSync(path, 'utf8').split(' ').filter(Boolean))
  const one = children.find(pid =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('copy-process.ts'),
  )
  return one === undefined ? undefined : Number(one)
}

const choice = { passphrase: null, withoutKey: false }

it('restoring keeps what was there, the key as well', async () => {
  const { url, database } = await installation('sqlite')
  const file = join(folderOfTest(), 'sauvegarde.db')
  const source = { databaseUrl: url, secretKey: oneKey, passphrase }
  await makeBackup({ db: database.db, database, clock }, source, file)
  const there = target(`file:${join(folderOfTest(), 'tambour.db')}`, otherKey)
  const present = new SqliteDatabase(there.databaseUrl.slice('file:'.length))
  present.exec('create table mine (id integer)')
  present.close()
  await expect(restore(file, there, choice)).rejects.toThrow(/est scellée/)
  await expect(restore(file, there, { ...choice, passphrase: 'une autre phrase' })).rejects.toThrow(
    /pas la phrase secrète/,
  )
  const { aside } = await restore(file, there, { ...choice, passphrase })
  expect(aside).toHaveLength(2)
  const kept = new SqliteDatabase(aside[0] ?? '', { readonly: true })
  expect(kept.prepare('select count(*) as n from mine').get()).toEqual({ n: 0 })
  kept.close()
})

it('restoring waits until nobody uses the database', async () => {
  const { url } = await installation('sqlite')
  await expect(restore(await fullFile(), target(url), choice)).rejects.toThrow(/arrêtez-le d’abord/)
})

it.each(['a database', 'none'])(
  'restoring over %s lets nobody open it until it is at its end',
  async which => {
    const folder = folderOfTest()
    const path = join(folder, 'tambour.db')
    const there = target(`file:${path}`)
    if (which === 'a database') await (await openDatabase(there.databaseUrl)).close()
    const file = await fullFile()
    const open = () => {
      const other = new SqliteDatabase(path, { timeout: 0 })
      try {
        other.pragma('journal_mode = WAL')
      } finally {
        other.close()
      }
    }
    const slow = {
      label: 'lente',
      bring: async (to: string) => {
        expect(open).toThrow(/database is locked/)
        await expect(restore(file, there, choice)).rejects.toThrow(/arrêtez-le d’abord/)
        copyFileSync(file, to)
      },
    }
    const { aside } = await restore(slow, there, choice)
    expect(aside).toHaveLength(which === 'a database' ? 1 : 0)
    expect(readdirSync(folder).length).toBe(1 + aside.length)
    open()
    const broken = { label: 'x', bring: () => Promise.reject(new Error('cut')) }
    await expect(restore(broken, there, choice)).rejects.toThrow('cut')
    expect((await rowsOf(await opened(there.databaseUrl))).message).toHaveLength(2)
  },
)

// Linux alone tells which files a process has open.
it.skipIf(process.platform !== 'linux')(
  'a start that waited for a restoring says that it must begin anew',
  async () => {
    const there = target(`file:${join(folderOfTest(), 'tambour.db')}`)
    await (await openDatabase(there.databaseUrl)).close()
    const path = there.databaseUrl.slice('file:'.length)
    const database = fileURLToPath(new URL('../../server/database/database.ts', import.meta.url))
    const program = `const { openDatabase } = await import(${JSON.stringify(database)})
    await openDatabase(${JSON.stringify(there.databaseUrl)})`
    const file = await fullFile()
    let said = Promise.resolve('')
    const slow = {
      label: 'lente',
      bring: async (to: string) => {
        const starting = spawn(process.execPath, ['--input-type=module', '-e', program])
        said = text(starting.stderr)
        const isOpen = () =>
          readdirSync(`/proc/${starting.pid}/fd`).some(fd => {
            return linkOf(`/proc/${starting.pid}/fd/${fd}`) === path
          })
        // It has opened the file, and waits for the lock.
        await vi.waitFor(() => expect(isOpen()).toBe(true), { timeout: 120_000, interval: 20 })
        copyFileSync(file, to)
      },
    }
    await restore(slow, there, choice)
    expect(await said).toContain('démarrez Tambour de nouveau')
    expect((await rowsOf(await opened(there.databaseUrl))).message).toHaveLength(2)
  },
)

/** Null of what was closed meanwhile. */
function linkOf(path: string): string | null {
  try {
    return readlinkSync(path)
  } catch {
    return null
  }
}

it('restoring sweeps what one that was killed left, and is not led astray by it', async () => {
  const folder = folderOfTest()
  const there = target(`file:${join(folder, 'tambour.db')}`)
  for (const left of ['', '-wal', '-shm']) {
    writeFileSync(join(folder, `restoring-${process.pid}.db${left}`), Buffer.alloc(9_000, 7))
  }
  writeFileSync(join(folder, 'restoring-1.db-wal'), 'x')
  expect((await restore(await fullFile(), there, choice)).contents.messages).toBe(2)
  expect(readdirSync(folder)).toEqual(['tambour.db'])
  await expect(restore(folder, there, choice)).rejects.toThrow(/est un dossier/)
})

it('restores into several databases of PostgreSQL at once, each from a draft of its own', async () => {
  const urls = [await emptyUrl('postgres'), await emptyUrl('postgres')]
  const stale = mkdtempSync(join(tmpdir(), 'tambour-restoring-999999999-'))
  writeFileSync(join(stale, 'restoring-999999999.db'), 'x')
  const file = await fullFile()
  const restored = await Promise.all(urls.map(url => restore(file, target(url), choice)))
  expect(restored.map(({ contents }) => contents.messages)).toEqual([2, 2])
  for (const url of urls) expect((await rowsOf(await opened(url))).message).toHaveLength(2)
  const drafts = readdirSync(tmpdir()).filter(name => name.startsWith('tambour-restoring-'))
  const ours = [basename(stale), `tambour-restoring-${process.pid}-`]
  expect(drafts.filter(name => ours.some(one => name.startsWith(one)))).toEqual([])
})

it('restoring refuses what is no backup, and changes nothing', async () => {
  const folder = folderOfTest()
  const there = target(`file:${join(folder, 'tambour.db')}`)
  const text = join(folderOfTest(), 'texte.db')
  writeFileSync(text, 'Bonjour\n'.repeat(500))
  const foreign = join(folderOfTest(), 'autre.db')
  const other = new SqliteDatabase(foreign)
  other.exec('create table recipe (id integer)')
  other.close()
  const newer = await fullFile()
  const later = new SqliteDatabase(newer)
  later.exec(`insert into kysely_migration values ('9999-9.1.0-later', '2099-01-01T00:00:00Z')`)
  later.close()
  const cut = await fullFile()
  writeFileSync(cut, Buffer.alloc(40_000))
  for (const [file, sentence] of [
    [join(folder, 'absent.db'), /n’existe pas/],
    [join(folder, 'tambour.db'), /est la base elle-même/],
    [text, /n’est pas une sauvegarde/],
    [foreign, /n’est pas une sauvegarde/],
    [newer, /vient de Tambour 9\.1\.0, et ceci est Tambour/],
    [cut, /n’est pas une sauvegarde/],
  ] as const) {
    await expect(restore(file, there, choice)).rejects.toThrow(sentence)
  }
  expect(readdirSync(folder)).toEqual([])
  expect(existsSync(there.secretKeyFile)).toBe(true)
})

it('restoring into a PostgreSQL sees who is setting it up at that moment', async () => {
  const url = await emptyUrl('postgres')
  const { db } = await opened(url)
  let refused: Promise<void> = Promise.resolve()
  await db.transaction().execute(async transaction => {
    await lockSetup(transaction, 'postgres')
    // Expected from here on: it may be refused while this transaction's end is still awaited.
    const restoring = restore(await fullFile(), target(url), choice)
    refused = expect(restoring).rejects.toThrow(/sert à Ici/)
    // It waits for the lock, or has gone by.
    await vi.waitFor(async () => {
      const { rows } = await sql`select 1 from pg_locks where not granted
        and database = (select oid from pg_database where datname = current_database())`.execute(db)
      expect(rows).toHaveLength(1)
    }, 120_000)
    await aCommune(transaction, { name: 'Ici', hours: [] })
  })
  await refused
})

it('restoring into a PostgreSQL that is used is refused', async () => {
  const { url, database } = await installation('postgres')
  const before = await rowsOf(database)
  await expect(restore(await fullFile(), target(url), choice)).rejects.toThrow(/sert à name 1/)
  expect(await rowsOf(database)).toEqual(before)
})
