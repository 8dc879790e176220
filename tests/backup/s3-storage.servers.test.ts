import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { S3Address } from '../../server/backup/rules.ts'
import { textsOf } from '../../server/backup/s3-answer.ts'
import { type AskS3, createS3Requests } from '../../server/backup/s3-requests.ts'
import { createS3Storage, type S3StorageOptions } from '../../server/backup/s3-storage.ts'
import { systemClock } from '../../server/clock.ts'
import { Refusal } from '../../server/platform/refusal.ts'
import { type Fault, type FaultyProxy, startFaultyProxy } from '../support/network/faulty-proxy.ts'
import { sharedSwift } from '../support/servers/shared.ts'
import { installingMs, type Swift, s3Keys, strangerKeys } from '../support/servers/swift.ts'

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

let buckets = 0
const partSize = 300_000

/** A bucket of its own, reached through the proxy. */
async function newStorage(options: Partial<S3StorageOptions> = {}, folder = 'sauve gardes/été/') {
  buckets += 1
  const address = {
    bucket: `bucket-${buckets}`,
    folder,
    endpoint: proxy.endpoint,
    region: 'fr-par',
  }
  const usual = { keys: s3Keys, clock: systemClock, waits: [0, 0, 0], partSize }
  const ask = createS3Requests(address, usual)
  await ask('PUT', '')
  proxy.asked.length = 0
  return { address, ask, storage: createS3Storage(address, { ...usual, ...options }) }
}

function newFile(bytes: number): { path: string; content: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-s3-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'file')
  const content = randomBytes(bytes)
  writeFileSync(path, content)
  return { path, content }
}

const hashOfX = createHash('sha256').update('x').digest('hex')
const name = 'tambour-2026-06-02T08-00-00-000Z.db'

const size = 2 * partSize + 1000

/** Asked with that method and a word in the address. */
const asked = (method: string, word: string) =>
  proxy.asked.filter(one => one.startsWith(method) && one.includes(word)).length

/** Happens to the first `times` requests that are asked so. */
function fail(fault: Fault, method: string, word: string, times = 1): void {
  let left = times
  proxy.faults = one => {
    if (!one.startsWith(method) || !one.includes(word) || left === 0) return undefined
    left -= 1
    return fault
  }
}

/** The uploads that have no end, as the server itself tells. */
async function openUploads(ask: AskS3): Promise<string[]> {
  return textsOf((await ask('GET', '', { query: { uploads: '' } })).text, 'Key')
}

describe('an S3 storage', () => {
  it('takes a file in parts, gives it back, and forgets it', async () => {
    const { ask, storage } = await newStorage()
    const { path, content } = newFile(size)
    await storage.upload(name, path)
    expect(asked('PUT', 'partNumber')).toBe(3)
    expect((await buffer(storage.read(name))).equals(content)).toBe(true)
    expect(await openUploads(ask)).toEqual([])
    await storage.remove(name)
    await storage.remove(name)
    await expect(buffer(storage.read(name))).rejects.toThrow(/n’est pas sur .*\s: vérifiez son nom/)
  })

  it('names its backups page by page, and nothing else', async () => {
    const { ask, storage } = await newStorage()
    const days = ['01', '02', '03', '04', '05', '06', '07']
    for (const day of days) {
      await ask('PUT', `sauve gardes/été/tambour-${day}.db`, { body: 'x', hash: hashOfX })
    }
    await ask('PUT', 'sauve gardes/été/mine.txt', { body: 'x', hash: hashOfX })
    await ask('PUT', 'tambour-00.db', { body: 'x', hash: hashOfX })
    expect(await storage.names()).toEqual(days.map(day => `tambour-${day}.db`))
    expect(asked('GET', 'continuation-token')).toBe(2)
  })

  it.each<[string, Fault]>([
    ['the line is cut in the middle of a part', { cutRequestAfter: 100_000 }],
    ['the answer to a part is lost', { loseAnswer: true }],
    ['a part is cut and the server says so', { status: 400, code: 'RequestTimeout' }],
    ['the server asks to slow down', { status: 503, code: 'SlowDown' }],
  ])('sends one part again where %s', async (_what, fault) => {
    const { storage } = await newStorage()
    const { path, content } = newFile(size)
    fail(fault, 'PUT', 'partNumber=2', 2)
    await storage.upload(name, path)
    expect([asked('PUT', 'partNumber=1'), asked('PUT', 'partNumber=2')]).toEqual([1, 3])
    expect((await buffer(storage.read(name))).equals(content)).toBe(true)
  })

  it('looks at what is there where the answer to the end of an upload is lost', async () => {
    const { ask, storage } = await newStorage()
    const { path, content } = newFile(size)
    fail({ loseAnswer: true }, 'POST', 'uploadId=')
    await storage.upload(name, path)
    expect((await buffer(storage.read(name))).equals(content)).toBe(true)
    expect(await openUploads(ask)).toEqual([])
  })

  it('goes on reading where it was cut', async () => {
    const { storage } = await newStorage()
    const { path, content } = newFile(size)
    await storage.upload(name, path)
    fail({ cutAnswerAfter: 200_000 }, 'GET', name, 3)
    expect((await buffer(storage.read(name))).equals(content)).toBe(true)
    expect(asked('GET', name)).toBe(4)
    fail({ cutAnswerAfter: 100_000 }, 'GET', name, 100)
    await expect(buffer(storage.read(name))).rejects.toThrow(/ne répond pas/)
  })

  it.each<[string, Fault, RegExp]>([
    ['cuts', { cutRequestAfter: 100_000 }, /ne répond pas\s: vérifiez/],
    ['is overwhelmed', { status: 503, code: 'SlowDown' }, /surchargé ou en panne \(SlowDown\)/],
    [
      'is full',
      { status: 403, code: 'QuotaExceeded' },
      /plus de place sur .*\s: augmentez le quota/,
    ],
    ['has no disk left', { status: 507, code: 'XMinioStorageFull' }, /plus de place sur/],
    ['refuses', { status: 400, code: 'Strange' }, /refuse la sauvegarde \(Strange\)\s: demandez/],
  ])('keeps no part where the server %s to the end', async (_what, fault, sentence) => {
    const { ask, storage } = await newStorage()
    fail(fault, 'PUT', 'partNumber=2', 100)
    await expect(storage.upload(name, newFile(size).path)).rejects.toThrow(sentence)
    expect(await openUploads(ask)).toEqual([])
    expect(await storage.names()).toEqual([])
  })

  it('takes away the parts of uploads that were left, its own alone', async () => {
    const { ask, storage } = await newStorage()
    const others = ['sauve gardes/été/mine.zip', 'tambour-00.db']
    for (const key of [...others, ...[1, 2, 3, 4].map(n => `sauve gardes/été/tambour-${n}.db`)]) {
      await ask('POST', key, { query: { uploads: '' } })
    }
    await storage.abandonUploads()
    expect((await openUploads(ask)).toSorted()).toEqual(others)
  })

  it('says what to do where it is refused', async () => {
    const { address } = await newStorage()
    const usual = { keys: s3Keys, clock: systemClock, waits: [0] }
    const said = async (change: Partial<S3Address>, options: Partial<S3StorageOptions> = {}) => {
      const storage = createS3Storage({ ...address, ...change }, { ...usual, ...options })
      const error: unknown = await storage.names().catch((refusal: unknown) => refusal)
      return error instanceof Refusal ? error.message : String(error)
    }
    const wrongKey =
      /ne reconnaît pas la clé\s: vérifiez BACKUP_S3_ACCESS_KEY et BACKUP_S3_SECRET_KEY\.$/
    expect(await said({}, { keys: { ...s3Keys, secretKey: 'faux' } })).toMatch(wrongKey)
    expect(await said({}, { keys: { ...s3Keys, accessKey: 'faux' } })).toMatch(wrongKey)
    expect(await said({}, { keys: strangerKeys })).toMatch(/n’ouvre pas le bucket .* donnez-lui/)
    expect(await said({ bucket: 'absent' })).toMatch(/Le bucket absent n’existe pas .*\s: créez-le/)
    const late = { now: () => systemClock.now() - 60 * 60_000 }
    expect(await said({}, { clock: late })).toMatch(
      /^L’horloge de cette machine .* mettez-la à l’heure\.$/,
    )
    expect(await said({ endpoint: 'http://127.0.0.1:9' })).toMatch(
      /^Le serveur 127\.0\.0\.1:9 ne répond pas/,
    )
    for (const [fault, sentence] of [
      [
        { status: 307, headers: { location: 'http://127.0.0.1:9/' } },
        /renvoie ailleurs\s: corrigez/,
      ],
      [{ status: 301, code: 'PermanentRedirect' }, /renvoie ailleurs\s: corrigez/],
      [
        { status: 400, code: 'AuthorizationHeaderMalformed' },
        /autre région\s: corrigez «\sregion\s»/,
      ],
      [{ status: 403 }, /n’ouvre pas le bucket/],
    ] satisfies [Fault, RegExp][]) {
      fail(fault, 'GET', '', 1)
      expect(await said({})).toMatch(sentence)
    }
  })
})
