import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Env } from '../../server/http/identity.ts'
import { shareReads } from '../../server/http/share-reads.ts'
import { dayNames } from '../../server/language/sentences.ts'
import { aCommune } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import { itOnBoth, openTestDatabase } from '../support/database/databases.ts'

async function sharing(kind: 'sqlite' | 'postgres' = 'sqlite') {
  const database = await openTestDatabase(kind)
  const clock = testClock('2026-06-02T08:00:00Z')
  const share = shareReads({ database, clock })
  let reads = 0
  let read = async (): Promise<unknown> => ({ reads: ++reads })
  const app = new Hono<Env>()
  app.onError((_error, c) => c.text('failed'))
  app.get('/:key', c => share(c, c.req.param('key'), () => read()))
  return {
    database,
    clock,
    readWith: (other: typeof read) => {
      read = other
    },
    ask: async (key = 'a') => {
      const text = await (await app.request(`/${key}`)).text()
      return text.startsWith('{') ? JSON.parse(text).reads : text
    },
    raw: (headers: Record<string, string>) => app.request('/a', { headers }),
    write: () => aCommune(database.db, { hours: [] }),
  }
}

describe('a shared reading', () => {
  itOnBoth('is one for all who ask at once, and for nobody who asks after a write', async kind => {
    const { ask, write, database } = await sharing(kind)
    const many = await Promise.all(Array.from({ length: 50 }, () => ask()))
    // PostgreSQL tells of writes in the other tests' databases too, which cost a reading more.
    expect(Math.max(...many)).toBeLessThanOrEqual(kind === 'sqlite' ? 1 : 40)
    const before = await ask()
    if (kind === 'sqlite') expect(before).toBe(1)
    await write()
    expect(await ask()).toBeGreaterThan(before)
    await database.close()
  })

  it('that is under way is for nobody who asks after a write', async () => {
    const { ask, write, readWith, database } = await sharing()
    const { promise, resolve } = Promise.withResolvers<unknown>()
    let begun = false
    readWith(() => {
      begun = true
      return promise
    })
    const before = ask()
    await expect.poll(() => begun).toBe(true)
    await write()
    readWith(async () => ({ reads: 'after' }))
    const after = await ask()
    resolve({ reads: 'before' })
    expect([await before, after]).toEqual(['before', 'after'])
    await database.close()
  })

  it('is of its key alone', async () => {
    const { ask } = await sharing()
    expect([await ask('a'), await ask('b'), await ask('a'), await ask('b')]).toEqual([1, 2, 1, 2])
  })

  it('is told to each in their language', async () => {
    const { raw, readWith } = await sharing()
    readWith(async () => ({ name: dayNames.allSaints }))
    const told = async (language: string) => (await raw({ 'accept-language': language })).json()
    expect([await told('fr'), await told('en'), await told('fr')]).toEqual([
      { name: 'Toussaint' },
      { name: 'All Saints’ Day' },
      { name: 'Toussaint' },
    ])
  })

  it('that is long is compressed while others are answered', async () => {
    const { raw, readWith } = await sharing()
    const order: string[] = []
    readWith(async () => {
      setImmediate(() => order.push('another'))
      return 'é'.repeat(300_000)
    })
    const answer = await raw({ 'accept-encoding': 'gzip' })
    order.push('this')
    expect(order).toEqual(['another', 'this'])
    expect(JSON.parse(gunzipSync(await answer.bytes()).toString())).toBe('é'.repeat(300_000))
  })

  it('is never older than a quarter of a second, whichever way the clock goes', async () => {
    const { ask, clock } = await sharing()
    expect(await ask()).toBe(1)
    clock.advance(249)
    expect(await ask()).toBe(1)
    clock.advance(1)
    expect(await ask()).toBe(2)
    clock.advance(-3_600_000)
    expect(await ask()).toBe(3)
  })

  it('that fails is kept for nobody else', async () => {
    const { ask, readWith } = await sharing()
    readWith(async () => {
      throw new Error('the disk is away')
    })
    expect(await ask()).toBe('failed')
    readWith(async () => ({ reads: 'again' }))
    expect(await ask()).toBe('again')
  })

  it('is compressed for anyone who takes that', async () => {
    const { raw } = await sharing()
    const zipped = await raw({ 'accept-encoding': 'br, gzip' })
    expect(zipped.headers.get('content-encoding')).toBe('gzip')
    expect(zipped.headers.get('vary')).toBe('Accept-Encoding')
    expect(gunzipSync(await zipped.bytes()).toString()).toBe('{"reads":1}')
    const plain = await raw({})
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(plain.headers.get('content-type')).toBe('application/json')
    expect(await plain.json()).toEqual({ reads: 1 })
  })
})
