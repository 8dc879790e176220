import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { sql } from 'kysely'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { setup } from '../../server/set-up/set-up.ts'
import { type Running, start } from '../../server/start.ts'
import { password, start as startsAt } from '../support/app.ts'
import { aChannel } from '../support/builders/channels.ts'
import { aSetup } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import { testSettings } from '../support/context.ts'

const secret = 'la clé secrète'
const megabyte = 1024 * 1024

/** A whole Tambour on a port, with one Facebook page whose network nobody can reach. */
async function listening(): Promise<Running> {
  const clock = testClock(startsAt)
  const running = await start(await testSettings(), { clock, log: pino({ level: 'silent' }) })
  onTestFinished(() => running.drain())
  const { context } = running
  const person = { name: 'Anne', email: 'anne@exemple.fr', password }
  const { commune } = await setup(context, aSetup({ ...person }))
  const secrets = { token: 'EAAB', app_secret: secret, verify_token: 'un mot' }
  const poll = { nextAt: clock.now() + 3_600_000 }
  await aChannel(context, commune.id, { name: 'Page', secrets, poll })
  return running
}

const rows = async ({ context }: Running) =>
  await context.db.selectFrom('webhook').selectAll().orderBy('id').execute()

function post({ url }: Running, body: string | Uint8Array<ArrayBuffer>, signature?: string) {
  const headers = { 'x-hub-signature-256': signature ?? sign(body) }
  return fetch(`${url}/webhooks/facebook`, { method: 'POST', body, headers })
}

function sign(body: string | Uint8Array): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

const told = String.raw`{"object":"page","entry":[{"id":"1353","changes":[{"value":{"message":"d\u00e9chetterie"}}]}]}`

describe('GET /webhooks/facebook', () => {
  const question = '?hub.mode=subscribe&hub.challenge=%3Cb%3E1158%20201&hub.verify_token='

  it('gives the challenge back as plain text to anyone who knows the word', async () => {
    const { url } = await listening()
    const answer = await fetch(`${url}/webhooks/facebook${question}un%20mot`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await answer.text()).toBe('<b>1158 201')
  })

  it('refuses everybody else without a word', async () => {
    const { url } = await listening()
    for (const query of ['', question, `${question}un`, '?hub.verify_token=un%20mot']) {
      const answer = await fetch(`${url}/webhooks/facebook${query}`)
      expect([answer.status, await answer.text()], query).toEqual([403, ''])
    }
  })
})

describe('POST /webhooks/facebook', () => {
  it('needs no session and no page of ours, and has stored what came when it answers', async () => {
    const running = await listening()
    const answer = await fetch(`${running.url}/webhooks/facebook`, {
      method: 'POST',
      body: told,
      headers: {
        'x-hub-signature-256': sign(told),
        'sec-fetch-site': 'cross-site',
        origin: 'https://exemple.org',
      },
    })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await rows(running)).toMatchObject([{ connector: 'facebook', body: told }])
  })

  it('refuses what is not signed, or not so, without a word and without a trace', async () => {
    const running = await listening()
    for (const signature of ['', 'sha256=', sign(`${told} `), sign('')]) {
      const answer = await post(running, told, signature)
      expect([answer.status, await answer.text()]).toEqual([403, ''])
    }
    expect(await rows(running)).toEqual([])
  })

  it('takes in rubbish that is signed, and does nothing with it', async () => {
    const running = await listening()
    for (const body of ['', '{', 'null', '{"object":"instagram","entry":[{"id":"1353"}]}']) {
      expect((await post(running, body)).status).toBe(200)
    }
    expect((await post(running, Uint8Array.of(0xff, 0xfe, 0))).status).toBe(200)
    expect(await rows(running)).toEqual([])
  })

  it('takes twelve megabytes and no more, whether its length is told or not', async () => {
    const running = await listening()
    const empty = '{"object":"page","entry":[{"id":"1353","x":""}]}'
    const whole = empty.replace('""', `"${'x'.repeat(12 * megabyte - empty.length)}"`)
    expect((await post(running, whole)).status).toBe(200)
    expect((await post(running, `${whole} `)).status).toBe(413)
    const stream = new Blob([`${whole} `]).stream()
    const unknown: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      body: stream,
      headers: { 'x-hub-signature-256': sign(`${whole} `) },
      duplex: 'half',
    }
    expect((await fetch(`${running.url}/webhooks/facebook`, unknown)).status).toBe(413)
    expect(await rows(running)).toHaveLength(1)
  })

  it('answers 500 when it cannot store, so that the network sends it again', async () => {
    const running = await listening()
    const { db } = running.context
    await sql`alter table "webhook" rename to "webhookAway"`.execute(db)
    expect((await post(running, told)).status).toBe(500)
    await sql`alter table "webhookAway" rename to "webhook"`.execute(db)
    expect((await post(running, told)).status).toBe(200)
    expect(await rows(running)).toHaveLength(1)
  })

  it('stores nothing of a delivery that breaks off', async () => {
    const running = await listening()
    const { hostname, port } = new URL(running.url)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    socket.write(
      `POST /webhooks/facebook HTTP/1.1\r\nHost: x\r\nContent-Length: ${told.length}\r\nX-Hub-Signature-256: ${sign(told)}\r\n\r\n${told.slice(0, 40)}`,
    )
    socket.end()
    await once(socket.resume(), 'close')
    expect(await rows(running)).toEqual([])
    expect((await post(running, told)).status).toBe(200)
  })

  it('is nowhere else', async () => {
    const { url } = await listening()
    for (const path of ['/webhooks/mastodon', '/webhooks/__proto__', '/webhooks/facebook/1']) {
      const answer = await fetch(url + path, { method: 'POST', body: told })
      expect(answer.status, path).toBe(404)
    }
    const asked = await fetch(`${url}/webhooks/mastodon?hub.mode=subscribe`)
    expect(asked.status).toBe(404)
  })
})
