import { type ChildProcess, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { aboutForm } from '../../server/contact-form/conversation.ts'
import { openDatabase } from '../../server/database/database.ts'
import { failureSentences } from '../../server/database/failure.ts'
import { formStampText, newFormStamp } from '../../server/platform/form-stamp.ts'
import { createSecretBox } from '../../server/platform/secrets.ts'
import { type Installation, newInstallation } from '../support/command.ts'
import { insertPages } from '../support/planned.ts'

const secretKey = Buffer.alloc(32, 7)
const env = { SECRET_KEY: secretKey.toString('base64url'), BACKUP_TO: 'non', LOG_LEVEL: 'error' }

let here: Installation
let file: string
beforeEach(async () => {
  here = newInstallation()
  onTestFinished(() => here.remove())
  await here.setUp()
  file = join(here.folder, 'data/tambour.db')
  const { db, close } = await openDatabase(`file:${file}`)
  await insertPages(db, createSecretBox(secretKey), 'form', ['1'])
  await db.updateTable('channel').set({ receives: 1 }).execute()
  await close()
})

type Server = { child: ChildProcess; url: string; said(): string }

async function started(): Promise<Server> {
  const child = here.serve({ PORT: '0', ...env })
  let said = ''
  child.stdout?.setEncoding('utf8').on('data', chunk => {
    said += chunk
  })
  await expect.poll(() => said).toMatch(/http:\/\/\S+\n/)
  return { child, url: /http:\/\/\S+/.exec(said)?.[0] ?? '', said: () => said }
}

async function stop({ child }: Server): Promise<void> {
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  expect(await closed).toEqual([0, null])
}

/** Somebody writes to the mairie. */
async function write({ url }: Server, text: string): Promise<Response> {
  const stamp = formStampText(
    { secrets: createSecretBox(secretKey) },
    aboutForm({ id: 1 }),
    newFormStamp(Date.now() - 60_000),
  )
  const fields = { name: 'Jeanne', email: 'jeanne@exemple.fr', phone: '', site: '', text, stamp }
  return await fetch(`${url}/ecrire/1`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
}

function written(path = file): string[] {
  const sqlite = new SqliteDatabase(path, { readonly: true })
  try {
    return sqlite.prepare('select text from message order by id').pluck().all() as string[]
  } finally {
    sqlite.close()
  }
}

/** Whether it answers as one whose file is not its own: to who writes, and to who watches over it. */
async function refuses(server: Server, text: string): Promise<void> {
  const answer = await write(server, text)
  expect(answer.status).toBe(503)
  expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
  expect(answer.headers.get('retry-after')).not.toBeNull()
  expect(await answer.text()).toContain('Rien n’a été envoyé')
  const ready = await fetch(`${server.url}/readyz`)
  expect([ready.status, await ready.json()]).toEqual([503, { ok: false, error: 'replaced' }])
  await expect.poll(() => server.said()).toContain(failureSentences.replaced.fr)
}

const saved = () => join(here.folder, 'data/recovered-1.db')

/** Of a base that had « Un » and nothing else. */
async function restoreAndGoOn(from: string): Promise<void> {
  const { status, stderr } = await here.tambour(['restore', from], { env })
  expect([status, stderr]).toEqual([0, ''])
  const again = await started()
  expect((await write(again, 'Trois')).status).toBe(303)
  await stop(again)
  expect(written()).toEqual(['Un', 'Trois'])
}

/** Another's database, with nothing of ours. */
function other(): string {
  const path = join(here.folder, 'other.db')
  const sqlite = new SqliteDatabase(path)
  sqlite.exec('create table other (a); insert into other values (1)')
  sqlite.close()
  return path
}

/** A disk of its own, where this machine has one. */
const elsewhere = '/dev/shm'

describe('a database whose file is taken away under a running server', () => {
  it.each([
    ['removed', () => rmSync(file)],
    [
      'removed with all that is beside it',
      () => ['', '-wal', '-shm'].forEach(end => void rmSync(file + end)),
    ],
    ['removed with its folder', () => rmSync(join(here.folder, 'data'), { recursive: true })],
    ['replaced', () => renameSync(other(), file)],
    [
      'replaced from another disk',
      () => {
        const far = join(existsSync(elsewhere) ? elsewhere : here.folder, `${Date.now()}.db`)
        copyFileSync(other(), far)
        execFileSync('mv', [far, file])
      },
    ],
  ])('that is %s: nothing is confirmed, and all that was is beside it', async (_, harm) => {
    const server = await started()
    expect((await write(server, 'Un')).status).toBe(303)
    harm()
    const lies = existsSync(file) ? readFileSync(file) : null
    await refuses(server, 'Deux')
    await expect.poll(() => existsSync(saved())).toBe(true)
    await stop(server)
    expect(existsSync(file) ? readFileSync(file) : null).toEqual(lies)
    expect(written(saved())).toEqual(['Un'])
  })

  it('is restored from what was kept of it, and goes on', async () => {
    const server = await started()
    expect((await write(server, 'Un')).status).toBe(303)
    rmSync(join(here.folder, 'data'), { recursive: true })
    await refuses(server, 'Deux')
    await expect.poll(() => existsSync(saved())).toBe(true)
    await stop(server)
    await restoreAndGoOn(saved())
  })

  it('goes on with what another process makes shorter', async () => {
    const server = await started()
    const sqlite = new SqliteDatabase(file)
    onTestFinished(() => void sqlite.close())
    sqlite.exec('create table large (a); insert into large values (randomblob(3000000))')
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    expect((await write(server, 'Un')).status).toBe(303)
    const { size } = statSync(file)
    sqlite.exec('drop table large; vacuum')
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    expect(statSync(file).size).toBeLessThan(size)
    expect((await write(server, 'Deux')).status).toBe(303)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    await stop(server)
    expect(written()).toEqual(['Un', 'Deux'])
    expect(existsSync(saved())).toBe(false)
  })

  it('says so in « Canaux » and « Aujourd’hui »; put back, it goes on and has all of it', async () => {
    const asked = ['token', 'create', '--name', 'x', '--role', 'administrator', '--commune', '2']
    const token = /tmb_\S+/.exec((await here.tambour(asked, { env })).stdout)?.[0]
    const server = await started()
    const headers = { authorization: `Bearer ${token}` }
    const read = async (path: string) =>
      await (await fetch(`${server.url}/api/${path}`, { headers })).json()
    const channels = () => read('channels')
    const card = (pollError: string | null) => ({ channels: [{ name: 'Page 1', pollError }] })
    expect(await channels()).toMatchObject(card(null))
    expect((await write(server, 'Un')).status).toBe(303)
    renameSync(file, `${file}.away`)
    await refuses(server, 'Deux')
    expect(await channels()).toMatchObject(card(failureSentences.replaced.fr))
    expect(await read('today')).toMatchObject({ failure: failureSentences.replaced.fr })
    await expect.poll(() => server.said()).toContain(`restore ${saved()}`)
    await expect.poll(() => existsSync(saved())).toBe(true)
    expect(written(`${file}.away`)).toEqual(['Un'])
    renameSync(`${file}.away`, file)
    expect((await write(server, 'Trois')).status).toBe(303)
    expect(await channels()).toMatchObject(card(null))
    expect(await read('today')).toMatchObject({ failure: null })
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ ok: true })
    await stop(server)
    expect(written()).toEqual(['Un', 'Trois'])
  })

  it.each(['-wal', '-shm'])('keeps all when its %s is removed, and goes on anew', async ending => {
    const server = await started()
    expect((await write(server, 'Un')).status).toBe(303)
    rmSync(file + ending)
    await refuses(server, 'Deux')
    await stop(server)
    const again = await started()
    expect((await write(again, 'Trois')).status).toBe(303)
    await stop(again)
    expect(written()).toEqual(['Un', 'Trois'])
  })
})

describe('a database that is written over under a running server', () => {
  it.each([
    ['emptied', () => truncateSync(file)],
    ['cut in two', () => truncateSync(file, statSync(file).size / 2)],
    ['another', () => writeFileSync(file, readFileSync(other()))],
    ['its backup', () => copyFileSync(join(here.folder, 'backup.db'), file)],
  ])('%s: nothing is confirmed, and what lies there stays', async (_, harm) => {
    const server = await started()
    expect((await write(server, 'Un')).status).toBe(303)
    const sqlite = new SqliteDatabase(file)
    await sqlite.backup(join(here.folder, 'backup.db'))
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    sqlite.close()
    harm()
    const lies = readFileSync(file)
    await refuses(server, 'Deux')
    await stop(server)
    expect(readFileSync(file)).toEqual(lies)
  })

  it('is restored from its backup, and goes on', async () => {
    const backup = join(here.folder, 'backup.db')
    const server = await started()
    expect((await write(server, 'Un')).status).toBe(303)
    expect((await here.tambour(['backup', backup], { env })).status).toBe(0)
    truncateSync(file)
    await refuses(server, 'Deux')
    await stop(server)
    await restoreAndGoOn(backup)
  })
})
