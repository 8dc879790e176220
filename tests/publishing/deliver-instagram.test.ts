import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import sharp from 'sharp'
import { describe, expect, it, onTestFinished } from 'vitest'
import { secretsSubject } from '../../server/channels/call.ts'
import { askChannel } from '../../server/channels/check-channel.ts'
import type { Call, Connector } from '../../server/connectors/connector.ts'
import { instagram } from '../../server/connectors/instagram/index.ts'
import { createApp } from '../../server/http/app.ts'
import { addMedia } from '../../server/pictures/media.ts'
import { deliverAndSettle } from '../../server/publishing/deliver.ts'
import { createSandbox } from '../../server/sandbox/create.ts'
import type { FaultInput } from '../../server/sandbox/faults.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { freePort } from '../support/network/free-port.ts'
import { addChannel, addCommune, byOf, deliveryOf, morning, plan } from '../support/publishing.ts'
import { says } from '../support/says.ts'

/** The engine, an address that listens, and the sandbox that plays Instagram and fetches from it. */
async function village() {
  const clock = testClock(morning)
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  const port = await freePort()
  const context = await testContext({
    clock,
    settings: { graphApiUrl: sandbox.graphUrl, publicUrl: `http://127.0.0.1:${port}` },
  })
  const app = await createApp(context, mkdtempSync(join(tmpdir(), 'tambour-screens-')))
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  onTestFinished(async () => {
    server.close()
    await sandbox.close()
  })
  const communeId = await addCommune(context)
  const world = { context, communeId, by: byOf(communeId) }
  const page = sandbox.village.id
  const channel = await addChannel(world, page, { connector: 'instagram' })
  const secrets = context.secrets.seal({ token: sandbox.village.token }, secretsSubject(channel))
  await context.db.updateTable('channel').set({ secrets }).execute()
  // A poster of A4, which Instagram refuses as it is.
  const create = { width: 707, height: 1000, channels: 3 as const, background: '#1b5d8c' }
  const bytes = new Uint8Array(await sharp({ create }).png().toBuffer())
  const { id: media } = await addMedia(context, world.by, { bytes, alt: 'L’affiche de la fête' })
  return {
    ...world,
    clock,
    sandbox,
    channel,
    plan: (patch = {}) => plan(world, [channel], morning, { media: [media], ...patch }),
    deliver: ({ worker = 'w', http = context.http } = {}) =>
      deliverAndSettle(
        { ...context, http },
        {
          worker,
          random: () => 0.5,
          atMostMs: 120_000,
          wait: async ms => clock.advance(ms),
        },
      ),
    shown: () => sandbox.instagram.media(page),
  }
}

describe('on Instagram as the sandbox plays it', () => {
  it('a poster is fetched with margins, published once and read back', async () => {
    const place = await village()
    await place.plan()
    expect(await place.deliver()).toMatchObject([{ state: 'verified', reason: null }])
    const [media] = place.shown()
    expect(media).toMatchObject({ caption: 'La fête est samedi.' })
    const [picture] = media?.pictures ?? []
    expect(picture).toMatchObject({ alt: 'L’affiche de la fête', width: 800, height: 1000 })
  })

  it.each<[string, FaultInput, number]>([
    [
      '500 with code 2 after accepting',
      { kind: 'accept-then-500', match: { method: 'POST', path: '/media_publish' } },
      1,
    ],
    [
      'a connection cut after accepting',
      { kind: 'drop', when: 'after', match: { method: 'POST', path: '/media_publish' } },
      1,
    ],
    [
      'a connection cut before accepting',
      { kind: 'drop', when: 'before', match: { method: 'POST', path: '/media_publish' } },
      2,
    ],
    [
      'a container that got lost',
      { kind: 'drop', when: 'after', match: { method: 'POST', path: '/media' } },
      2,
    ],
  ])('%s leaves one post', async (_what, fault, attempts) => {
    const place = await village()
    const [id = 0] = await place.plan()
    place.sandbox.faults.add(fault)
    await place.deliver()
    place.clock.advance(10 * 60_000)
    await place.deliver()
    expect(await deliveryOf(place, id)).toMatchObject({ state: 'verified', attempts })
    expect(place.shown()).toHaveLength(1)
  })

  it('a machine that sleeps until another has sent it leaves one post', async () => {
    const place = await village()
    const [id = 0] = await place.plan()
    const { http } = place.context
    let hasSlept = false
    const sleepy: typeof http = {
      ...http,
      async request(url, options) {
        const answer = await http.request(url, options)
        if (hasSlept || options?.method !== 'POST' || !url.endsWith('/media')) return answer
        // Its container is made, and it looks whether that is ready.
        hasSlept = true
        place.clock.advance(2 * 60_000)
        await place.deliver({ worker: 'other' })
        expect(place.shown()).toHaveLength(1)
        return answer
      },
    }
    await place.deliver({ worker: 'asleep', http: sleepy })
    expect(hasSlept).toBe(true)
    expect(place.shown()).toHaveLength(1)
    expect(await deliveryOf(place, id)).toMatchObject({ state: 'verified' })
  })

  it('nothing is planned without a picture', async () => {
    const place = await village()
    await expect(place.plan({ media: [] })).rejects.toThrow(/Sans image, rien/)
  })
})

describe('a network that fetches pictures', () => {
  const connector = (state: 'working' | 'reauthorize'): Connector => ({
    manifest: instagram.manifest,
    check: async () => ({ lines: [], name: null, url: null, tokenEndsAt: null, state }),
  })
  const ask = (
    graphApiUrl: string,
    publicUrl: string,
    state: 'working' | 'reauthorize' = 'working',
  ) => askChannel({ graphApiUrl, publicUrl }, connector(state), call)

  const call: Call = {
    http: { request: () => Promise.reject(new Error('asked')), close: async () => undefined },
    apiUrl: '',
    config: {},
    secrets: {},
    now: morning,
  }

  it('is told not to reach this installation when the channel is checked', async () => {
    const meta = 'https://graph.facebook.com'
    expect((await ask(meta, 'http://192.168.1.4:3000')).lines).toEqual([
      {
        key: 'public-url',
        level: 'warning',
        text: says(/192\.168\.1\.4.*adresse publique/),
      },
    ])
    expect((await ask(meta, 'https://tambour.ma-commune.fr')).lines).toEqual([])
    expect((await ask('http://127.0.0.1:3400', 'http://127.0.0.1:3000')).lines).toEqual([])
    expect((await ask(meta, 'http://127.0.0.1:3000', 'reauthorize')).lines).toEqual([])
  })
})
