import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Migrations, migrations } from '../../migrations/index.ts'
import { archiveName, makeArchive } from '../../packaging/archive.ts'
import { makeDeb } from '../../packaging/deb.ts'
import { makeImage } from '../../packaging/image.ts'
import { buildPrograms } from '../../packaging/stage.ts'
import { restore } from '../../server/backup/restore.ts'
import { checkUpgrade } from '../../server/backup/upgrade.ts'
import { openDatabase } from '../../server/database/database.ts'
import { type OwnPostgres, startPostgres } from '../support/database/own-postgres.ts'
import { freePort } from '../support/network/free-port.ts'
import { done, installTools, pageIn } from '../support/packaging/alone.ts'
import { newContainer } from '../support/packaging/container.ts'
import { newDebian } from '../support/packaging/debian.ts'
import { waitFor } from './bench-village.ts'
import { median, ms, say } from './figures.ts'
import { fillFiveYears } from './five-years.ts'

const runs = 3
/** s since 1970: any commit's. */
const changedAt = 1_790_000_000
const bars = { besideNode: 130e6, firstPageMs: 2_000 }
const upgraded = 100_000
const wanted = 1_000_000

/**
 * What a release weighs, when its first page is there from the archive, the image and the Debian package,
 * and what an upgrade, a backup and its way back take. As root on a Debian, whose tools it installs.
 * @param messages in the backup
 */
export async function benchRelease(messages = wanted): Promise<void> {
  installTools()
  const work = mkdtempSync(join(tmpdir(), 'tambour-bench-release-'))
  const programs = await buildPrograms()
  try {
    const { file, folder } = makeArchive(work, 'x64', programs, changedAt)
    const image = makeImage(work, 'x64', folder, changedAt)
    const deb = makeDeb(work, 'x64', folder, changedAt)
    sizes({ archive: file, image, 'Debian package': deb }, folder)
    const home = await fromArchive(work, file)
    await fromImage(work, image, home)
    await fromDebian(work, deb)

    const postgres = await startPostgres()
    try {
      await upgrades(work, postgres)
      await backups(work, home, postgres, messages)
    } finally {
      await postgres.stop()
    }
  } finally {
    for (const one of [work, programs.folder]) rmSync(one, { recursive: true, force: true })
  }
}

const mb = (size: number) => `${(size / 1e6).toFixed(0)} MB`
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const sizeOf = (file: string) => statSync(file).size

function sizes(files: Record<string, string>, folder: string): void {
  for (const [name, file] of Object.entries(files)) say(name, mb(sizeOf(file)))
  const [node, others] = [true, false].map(isNode =>
    globSync('**', { cwd: folder, withFileTypes: true })
      .filter(one => one.isFile())
      .map(one => join(one.parentPath, one.name))
      .filter(path => (path === join(folder, 'bin/node')) === isNode)
      .reduce((sum, path) => sum + sizeOf(path), 0),
  ) as [number, number]
  const late = others > bars.besideNode ? ` BEYOND ${mb(bars.besideNode)}` : ''
  say('unpacked, beside Node’s own', `${mb(others)}, ${mb(node)}${late}`)
}

/** @returns the folder that was unpacked */
async function fromArchive(work: string, file: string): Promise<string> {
  const home = join(work, 'unpacked', archiveName('x64'))
  const unpacking: number[] = []
  const starts: number[] = []
  for (let run = 0; run < runs; run += 1) {
    rmSync(join(work, 'unpacked'), { recursive: true, force: true })
    mkdirSync(join(work, 'unpacked'))
    const began = performance.now()
    done('tar', '-xzf', file, '-C', join(work, 'unpacked'))
    unpacking.push(performance.now() - began)
    starts.push(
      await firstPage(port => start(`${home}/tambour`, ['start'], `${work}/data-${run}`, port)),
    )
  }
  const both = median(unpacking) + median(starts)
  say('archive: unpacked', ms(median(unpacking)))
  say('archive: start to first page, empty installation', ms(median(starts)))
  say('… both', `${ms(both)}${both > bars.firstPageMs ? ' BEYOND 2 s' : ''}`)
  return home
}

async function fromImage(work: string, image: string, home: string): Promise<void> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const container = newContainer(join(work, `image-${run}`), image)
    try {
      const began = performance.now()
      const pid = await container.start()
      await pageIn(pid, join(home, 'bin/node'), 'http://127.0.0.1:3000/')
      times.push(performance.now() - began)
    } finally {
      await container.kill()
    }
  }
  say('image: start to first page, by runc', ms(median(times)))
}

async function fromDebian(work: string, deb: string): Promise<void> {
  const root = newDebian(join(work, 'debian'), [deb])
  const began = performance.now()
  root.run('dpkg', '-i', basename(deb))
  say('Debian package: installed', seconds(began))
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    times.push(
      await firstPage(port => {
        root.write('etc/tambour/tambour.env', `PORT=${port}\n`)
        return start('chroot', [root.folder, 'tambour', 'start'], work, port)
      }),
    )
  }
  say('Debian package: start to first page', ms(median(times)))
}

function start(program: string, args: string[], folder: string, port: number): ChildProcess {
  return spawn(program, args, {
    // A group of its own: programs that start others are ended with them.
    detached: true,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATABASE_URL: `file:${folder}/tambour.db`,
      LOG_LEVEL: 'error',
    },
  })
}

/** How long it took from its start, ms; it is ended. */
async function firstPage(starting: (port: number) => ChildProcess): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const child = starting(port)
  const ended = new Promise(resolve => child.once('exit', resolve))
  try {
    await waitFor(`http://127.0.0.1:${port}/`)
    return performance.now() - began
  } finally {
    process.kill(-(child.pid ?? 0), 'SIGTERM')
    await ended
  }
}

/** One that is made up, and costs more than most: another column with an index, filled in each message. */
const worst: Migrations = {
  ...migrations,
  '9000-9.0.0-worst': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('message').addColumn('words', 'integer').execute()
      await sql`update "message" set "words" = length("text")`.execute(db)
      await db.schema.createIndex('message_words').on('message').column('words').execute()
    },
  },
}

async function upgrades(work: string, postgres: OwnPostgres): Promise<void> {
  const file = join(work, 'upgraded.db')
  await (await openDatabase(`file:${file}`)).close()
  fillFiveYears(file, upgraded)
  const other = await postgres.newDatabase('upgraded')
  await into(other, file)
  for (const [name, url] of [
    ['SQLite', `file:${file}`],
    ['PostgreSQL', other],
  ] as const) {
    const { rehearsal } = await checkUpgrade(url, worst)
    say(
      `${name}: upgrade of ${upgraded.toLocaleString('en')} messages, foretold`,
      ms(rehearsal?.tookMs ?? Number.NaN),
    )
    const began = performance.now()
    await (await openDatabase(url, worst)).close()
    say('… made, with the copy of a file before it', ms(performance.now() - began))
  }
}

/** Puts a database in the place of another. */
async function into(databaseUrl: string, file: string): Promise<void> {
  const target = { databaseUrl, secretKey: Buffer.alloc(32), secretKeyFile: null }
  await restore(file, target, { passphrase: null, withoutKey: true })
}

/** By the command that was unpacked, as somebody who looks after it does. */
async function backups(
  work: string,
  home: string,
  postgres: OwnPostgres,
  messages: number,
): Promise<void> {
  const file = join(work, 'million.db')
  await (await openDatabase(`file:${file}`)).close()
  const made = fillFiveYears(file, messages)
  say(`messages in the backup, ${mb(sizeOf(file))} of SQLite`, made.messages.toLocaleString('en'))
  const other = await postgres.newDatabase('million')
  for (const [name, databaseUrl, again] of [
    ['SQLite', `file:${file}`, `file:${join(work, 'again.db')}`],
    ['PostgreSQL', other, await postgres.newDatabase('again')],
  ] as const) {
    if (name === 'PostgreSQL') await into(other, file)
    const copy = join(work, `${name}.backup`)
    const tambour = (url: string, ...args: string[]) => {
      const began = performance.now()
      const env = { DATABASE_URL: url, SECRET_KEY: Buffer.alloc(32, 7).toString('base64url') }
      const { status, stderr } = spawnSync(`${home}/tambour`, args, {
        cwd: work,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, BACKUP_PASSPHRASE: 'le tambour de la place', ...env },
      })
      if (status !== 0) throw new Error(stderr)
      return seconds(began)
    }
    say(`${name}: backup, read back`, tambour(databaseUrl, 'backup', copy))
    say('… its size', mb(sizeOf(copy)))
    say('… restored', tambour(again, 'restore', copy))
  }
}
