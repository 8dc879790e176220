import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLog } from '../../server/platform/log.ts'
import { start } from '../../server/start.ts'
import { testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { testSettings } from '../support/context.ts'
import { onBothDatabases } from '../support/database/databases.ts'
import { fakeNetwork } from '../support/network/fake-publisher.ts'
import { addChannel, plan } from '../support/publishing.ts'

const token = 'un-jeton-de-vingt-signes'

onBothDatabases('/metrics', kind => {
  it('tells the figures of the rows, and who has no token nothing', async () => {
    const app = await testApp({
      database: kind,
      connectors: { fake: fakeNetwork().connector },
      settings: { metricsToken: token },
    })
    const { context, communeId, ask } = app
    const by = { communeId, userId: null, actor: 'Anne' }
    const channel = await addChannel({ context, communeId }, 'page')
    await plan({ context, by }, [channel], context.clock.now() + 3_600_000)
    const { db, clock } = context
    await db.updateTable('channel').set({ receives: 1 }).execute()
    const succeededAt = clock.now() - 30_000
    await db.updateTable('channelPoll').set({ succeededAt }).execute()
    const strangers: Record<string, string>[] = [
      {},
      { authorization: 'Bearer faux' },
      { 'x-forwarded-for': '127.0.0.1' },
    ]
    for (const headers of strangers) {
      expect((await ask('GET', '/metrics', { headers })).status).toBe(404)
    }
    const answer = await ask('GET', '/metrics', { headers: { authorization: `Bearer ${token}` } })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('# TYPE tambour_deliveries gauge\n')
    expect(answer.text).toMatch(/^tambour_deliveries\{state="scheduled"\} 1$/m)
    expect(answer.text).toMatch(/^tambour_http_requests_total\{status="4xx"\} 3$/m)
    expect(answer.text).toMatch(/^tambour_channel_paused\{channel="1"\} 0$/m)
    const at = succeededAt / 1000
    const read = `tambour_channel_read_timestamp_seconds{channel="1"} ${at}\n`
    expect(answer.text).toContain(read)
    expect(answer.text).toMatch(/^process_resident_memory_bytes \d+$/m)
    // Every line is a comment or a figure.
    for (const line of answer.text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) \S+ .+|[a-z_]+(\{[^}]*\})? [\d.e+-]+)$/)
    }
  })
})

describe('/metrics without a token', () => {
  it('is for programs of this machine that come by no proxy', async () => {
    const running = await start(await testSettings(), { log: pino({ level: 'silent' }) })
    onTestFinished(() => running.drain())
    const status = async (headers: Record<string, string>) => {
      const asked = request(`${running.url}/metrics`, { headers })
      asked.end()
      const [answer] = await once(asked, 'response')
      await text(answer)
      return answer.statusCode
    }
    expect(await status({})).toBe(200)
    expect(await status({ 'x-forwarded-for': '127.0.0.1' })).toBe(404)
    expect(await status({ 'x-forwarded-for': '' })).toBe(404)
    expect(await status({ 'x-real-ip': '192.0.2.1' })).toBe(404)
  })
})

describe('the access log', () => {
  it('names each request, and no address that is a secret', async () => {
    const lines: Record<string, unknown>[] = []
    const write = (line: string) => void lines.push(JSON.parse(line))
    const { ask, context } = await testApp()
    Object.assign(context.log, createLog('info', { write }))
    const answer = await ask('GET', '/api/setup?x=secret')
    await ask('GET', '/valider/un-jeton-secret')
    await ask('GET', '/healthz')
    const requests = lines.filter(({ event }) => event === 'request')
    expect(requests).toMatchObject([
      { method: 'GET', path: '/api/setup', status: 200 },
      { method: 'GET', path: '/valider/…' },
    ])
    expect(requests[0]?.request).toBe(answer.headers.get('x-request-id'))
    expect(JSON.stringify(lines)).not.toContain('secret')
  })
})

describe('/readyz', () => {
  it('says no as soon as the server is told to stop', async () => {
    const { context, ask } = await testApp()
    expect((await ask('GET', '/readyz')).json).toEqual({ ok: true })
    context.stop()
    expect((await ask('GET', '/readyz')).status).toBe(503)
  })
})

describe('security.txt', () => {
  it('names whom to tell, where somebody is named', async () => {
    const { ask } = await testApp()
    expect((await ask('GET', '/.well-known/security.txt')).status).toBe(404)
    const settings = { securityContact: 'mailto:mairie@exemple.fr' }
    const named = await testApp({ clock: testClock('2026-06-02T08:00:00Z'), settings })
    expect((await named.ask('GET', '/.well-known/security.txt')).text).toBe(
      'Contact: mailto:mairie@exemple.fr\nExpires: 2026-11-29T08:00:00.000Z\nPreferred-Languages: fr, en\nCanonical: http://127.0.0.1:3000/.well-known/security.txt\n',
    )
  })
})
