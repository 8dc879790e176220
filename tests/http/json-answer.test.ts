import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { describe, expect, it } from 'vitest'
import { jsonAnswer } from '../../server/http/json-answer.ts'
import { served, testApp } from '../support/app.ts'

/** Answers with a text of so many characters, where `compress` is as in the API. */
async function answered(characters: number, encoding?: string) {
  const app = new Hono()
  app.use(compress())
  app.get('/', c => jsonAnswer(c, 'é'.repeat(characters), 201))
  return await app.request(
    '/',
    encoding === undefined ? {} : { headers: { 'accept-encoding': encoding } },
  )
}

describe('an answer in JSON', () => {
  it('is compressed whole for anyone who reads that, and says how long it is', async () => {
    const answer = await answered(2000, 'br, gzip')
    expect(answer.status).toBe(201)
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(answer.headers.get('vary')).toBe('Accept-Encoding')
    const packed = await answer.bytes()
    expect(packed.length).toBeLessThan(100)
    expect(JSON.parse(gunzipSync(packed).toString())).toBe('é'.repeat(2000))
  })

  it.each([
    ['who asks reads no gzip', 2000, undefined],
    ['who asks refuses gzip', 2000, 'gzip;q=0, identity'],
    ['it is short', 400, 'gzip'],
  ])('is as it is where %s', async (_where, characters, encoding) => {
    const answer = await answered(characters, encoding)
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(await answer.json()).toBe('é'.repeat(characters))
  })

  it('that is long is left to anyone who compresses piece by piece', async () => {
    const answer = await answered(300_000, 'gzip')
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(answer.headers.get('content-length')).toBeNull()
    expect(JSON.parse(gunzipSync(await answer.bytes()).toString())).toBe('é'.repeat(300_000))
  })

  it('has its length in bytes', async () => {
    const { headers } = await answered(10)
    expect(headers.get('content-length')).toBe('22')
  })

  it('of the API is compressed at once, not as a stream', async () => {
    const { app, signIn } = await testApp()
    const cookie = await signIn('anne@exemple.fr')
    const answer = await fetch(`${await served(app)}/api/connectors`, { headers: { cookie } })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(answer.headers.get('transfer-encoding')).toBeNull()
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(500)
    expect(await answer.json()).not.toEqual([])
  })
})
