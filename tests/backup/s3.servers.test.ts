import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { backupNow, backupsShown } from '../../server/backup/nightly.ts'
import { remoteBackup } from '../../server/backup/remote-backup.ts'
import { textsOf } from '../../server/backup/s3-answer.ts'
import { createS3Requests } from '../../server/backup/s3-requests.ts'
import { createS3Storage } from '../../server/backup/s3-storage.ts'
import { backupSentences } from '../../server/backup/sentences.ts'
import { systemClock } from '../../server/clock.ts'
import { Refusal } from '../../server/platform/refusal.ts'
import { testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { newInstallation, oneSentence } from '../support/command.ts'
import { type FaultyProxy, startFaultyProxy } from '../support/network/faulty-proxy.ts'
import { sharedSwift } from '../support/servers/shared.ts'
import { installingMs, type Swift, s3Keys } from '../support/servers/swift.ts'

const child = fileURLToPath(new URL('../support/children/backup-child.ts', import.meta.url))

let swift: Swift
let proxy: FaultyProxy
beforeAll(async () => {
  swift = await sharedSwift()
  proxy = await startFaultyProxy(swift.endpoint)
}, installingMs)
afterAll(() => {
  proxy.close()
})
it('Swift is there', ({ task }) => {
  task.meta.realServer = swift.name
})
beforeEach(() => {
  proxy.asked.length = 0
  proxy.faults = () => undefined
})

const hour = 60 * 60_000
let buckets = 0

/** A bucket of its own, through the proxy, and what lies in it. */
async function newBucket() {
  buckets += 1
  const address = {
    bucket: `mairie-${buckets}`,
    folder: 'tambour/',
    endpoint: proxy.endpoint,
    region: 'fr-par',
  }
  const options = { keys: s3Keys, clock: systemClock }
  const ask = createS3Requests(address, options)
  await ask('PUT', '')
  return {
    setting: `s3://${address.bucket}/tambour?region=fr-par&endpoint=${proxy.endpoint}`,
    storage: createS3Storage(address, options),
    openUploads: async () =>
      textsOf((await ask('GET', '', { query: { uploads: '' } })).text, 'Key'),
  }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-s3-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function house(setting: string) {
  const folder = newFolder()
  const clock = testClock('2026-06-02T08:00:00Z')
  const settings = {
    databaseUrl: `file:${join(folder, 'tambour.db')}`,
    dataDir: folder,
    backupTo: setting,
    backupS3Keys: s3Keys,
    backupKeep: 1,
  }
  const app = await testApp({ clock, settings })
  const deps = { ...app.context, s3: { partSize: 400_000, waits: [0, 0], clock: systemClock } }
  return {
    ...app,
    folder,
    clock,
    make: () => backupNow(deps, app.context.settings),
    shown: () => backupsShown(app.context, app.context.settings),
  }
}

describe('a backup in an S3 storage', () => {
  it('is put there in parts, read back, and the oldest go', async () => {
    const { setting, storage, openUploads } = await newBucket()
    const { make, shown, clock, folder } = await house(setting)
    const made: string[] = []
    for (const _night of [1, 2]) {
      const row = await make()
      expect(row?.error).toBeNull()
      made.push(row?.name ?? '')
      clock.advance(24 * hour)
    }
    expect(await storage.names()).toEqual(made.slice(1))
    expect(await openUploads()).toEqual([])
    expect(proxy.asked.filter(asked => asked.includes('partNumber=2')).length).toBe(2)
    expect(readdirSync(join(folder, 'backups'))).toEqual([])
    const { place, backups } = await shown()
    expect(place).toBe(`s3://mairie-1/tambour/?endpoint=${proxy.endpoint}&region=fr-par`)
    expect(JSON.stringify([place, backups])).not.toContain(s3Keys.secretKey)
    expect(backups.map(({ removedAt }) => removedAt === null)).toEqual([true, false])
  })

  it('is not counted where it does not come back as it was, and goes with the next', async () => {
    const { setting, storage } = await newBucket()
    const { make, clock } = await house(setting)
    proxy.faults = asked =>
      asked.startsWith('GET') && asked.endsWith('.db')
        ? { status: 404, code: 'NoSuchKey' }
        : undefined
    expect((await make())?.error?.fr).toMatch(/n’est pas sur/)
    expect(await storage.names()).toHaveLength(1)
    proxy.faults = () => undefined
    clock.advance(24 * hour)
    const made = await make()
    expect(made?.error).toBeNull()
    expect(await storage.names()).toEqual([made?.name])
  })

  it('stays made where an old one cannot be removed', async () => {
    const { setting, storage } = await newBucket()
    const { make, clock, shown } = await house(setting)
    proxy.faults = asked =>
      asked.startsWith('DELETE') ? { status: 403, code: 'AccessDenied' } : undefined
    for (const _night of [1, 2]) {
      expect((await make())?.error).toBeNull()
      clock.advance(24 * hour)
    }
    expect(await storage.names()).toHaveLength(2)
    proxy.faults = () => undefined
    expect((await make())?.error).toBeNull()
    expect(await storage.names()).toHaveLength(1)
    expect((await shown()).backups.filter(({ removedAt }) => removedAt !== null)).toHaveLength(2)
  })

  it('may take longer than an hour, and is one meanwhile', async () => {
    const { setting } = await newBucket()
    const { make, clock } = await house(setting)
    let reached: () => void = () => undefined
    const second = new Promise<void>(done => {
      reached = done
    })
    let open: () => void = () => undefined
    const gate = new Promise<void>(done => {
      open = done
    })
    proxy.faults = asked => {
      if (!asked.includes('partNumber=2')) return undefined
      reached()
      return { waitFor: gate }
    }
    const first = make()
    await second
    clock.advance(2 * hour)
    expect(await make()).toBeUndefined()
    open()
    expect((await first)?.error).toBeNull()
  })

  it('that was killed on its way is not counted, and leaves no part that is paid for', async () => {
    const { setting, storage, openUploads } = await newBucket()
    const { make, clock, folder, shown } = await house(setting)
    const second = new Promise<void>(done => {
      proxy.faults = asked => {
        if (!asked.includes('partNumber=2')) return undefined
        done()
        return { hang: true }
      }
    })
    const killed = spawn(process.execPath, [child], {
      cwd: folder,
      env: {
        ...process.env,
        DATABASE_URL: `file:${join(folder, 'tambour.db')}`,
        BACKUP_TO: setting,
        BACKUP_S3_ACCESS_KEY: s3Keys.accessKey,
        BACKUP_S3_SECRET_KEY: s3Keys.secretKey,
      },
    })
    await second
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    expect(await openUploads()).toHaveLength(1)
    expect(await storage.names()).toEqual([])
    proxy.faults = () => undefined
    clock.set(systemClock.now() + 2 * hour)
    const made = await make()
    expect(made?.error).toBeNull()
    expect(await openUploads()).toEqual([])
    expect(await storage.names()).toEqual([made?.name])
    expect(readdirSync(join(folder, 'backups'))).toEqual([])
    expect((await shown()).backups.map(({ error }) => error)).toEqual([
      null,
      backupSentences.stopped,
    ])
  })
})

describe('restoring from an S3 storage', () => {
  it('takes the address of a backup, and names the newest where it has none', async () => {
    const { setting } = await newBucket()
    const { make } = await house(setting)
    const made = await make()
    const there = newInstallation()
    onTestFinished(there.remove)
    const env = {
      BACKUP_S3_ACCESS_KEY: s3Keys.accessKey,
      BACKUP_S3_SECRET_KEY: s3Keys.secretKey,
    }
    const run = async (address: string) =>
      await there.tambour(['restore', address, '--without-key', '--json'], { env })
    const at = (name: string) => setting.replace('/tambour?', `/tambour/${name}?`)
    const nameless = await run(setting)
    expect(nameless.stderr).toMatch(oneSentence)
    expect(nameless.stderr).toContain(
      `/tambour/${made?.name}?endpoint=${proxy.endpoint}&region=fr-par'.`,
    )
    const refusal = async (address: string, keys: typeof s3Keys | null = s3Keys) => {
      const options = { workFolder: newFolder(), s3: { keys, clock: systemClock } }
      const bring = async () =>
        await (await remoteBackup(address, options))?.bring(join(newFolder(), 'brought'))
      const error: unknown = await bring().catch((refused: unknown) => refused)
      return error instanceof Refusal ? error.message : error
    }
    expect(await refusal(at('tambour-absent.db'))).toMatch(/n’est pas sur .* vérifiez son nom/)
    expect(await refusal(at(made?.name ?? ''), null)).toMatch(/^Donnez la clé du stockage S3/)
    expect(await refusal('s3://mairie/x.db')).toMatch(/^Une adresse S3 s’écrit s3:/)
    // The line is cut on the way, and it goes on.
    let cuts = 2
    proxy.faults = asked => {
      if (!asked.startsWith('GET') || !asked.endsWith('.db') || cuts === 0) return undefined
      cuts -= 1
      return { cutAnswerAfter: 200_000 }
    }
    const restored = await run(at(made?.name ?? ''))
    expect(restored).toMatchObject({
      status: 0,
      json: { key: 'missing', contents: { communes: ['Saint-Rémi'] } },
    })
    expect(readdirSync(join(there.folder, 'data')).toSorted()).toEqual(['secret-key', 'tambour.db'])
  })
})
