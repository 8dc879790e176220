import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Call } from '../../../server/connectors/connector.ts'
import { accountIn } from '../../../server/connectors/mastodon/api.ts'
import { find, publish, verify } from '../../../server/connectors/mastodon/publish.ts'
import { says } from '../../support/says.ts'
import { MINUTE, tuesday } from '../played.ts'
import { openServer } from './harness.ts'

const alts = ['Un char fleuri', 'La fanfare', 'Le bal', 'Les enfants']
const bytes = new Uint8Array(
  await sharp({ create: { width: 9, height: 6, channels: 3, background: '#463' } })
    .jpeg()
    .toBuffer(),
)
const images = alts.map(alt => ({ bytes, type: 'image/jpeg', alt, url: null }))
const text =
  'Fête & bal\n\nAvec @harmonie@musique.exemple #fête\nhttps://agenda.vaubecourt-sur-marne.exemple.fr/agenda/2026/feux'
const variant = { text, link: null, images }

describe('an account is meant by', () => {
  it.each([
    ['@mairie@exemple.social', 'https://exemple.social', 'mairie'],
    ['mairie@exemple.social', 'https://exemple.social', 'mairie'],
    [' https://exemple.social/@mairie ', 'https://exemple.social', 'mairie'],
    ['exemple.social/@mairie', 'https://exemple.social', 'mairie'],
    ['https://exemple.fr/social/mairie/', 'https://exemple.fr/social', 'mairie'],
    ['http://127.0.0.1:4400/mastodon/@mairie', 'http://127.0.0.1:4400/mastodon', 'mairie'],
  ])('%s', (typed, server, user) => {
    expect(accountIn(typed)).toEqual({ server, user })
  })

  it.each([
    '',
    'mairie',
    'https://exemple.social',
    'http://exemple.social/@mairie',
    'ftp://exemple.social/@mairie',
    '@@exemple.social',
  ])('nothing: %j', typed => {
    expect(accountIn(typed)).toBeNull()
  })
})

describe('publishing on Mastodon', () => {
  it('shows four pictures with their descriptions in their order, and a text as it was written', async () => {
    const { server, call } = await openServer()
    server.conduct.looks = 2
    const paused: number[] = []
    const pause = async (ms: number) => void paused.push(ms)
    const outcome = await publish(call(), variant, 'clé', pause)
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    expect(paused).toHaveLength(8)
    const [post] = server.all()
    expect(post?.text).toBe(text)
    expect(server.mediaOf(post?.id ?? '').map(({ alt }) => alt)).toEqual(alts)
    expect(await verify(call(), variant, outcome.remoteId)).toEqual({ kind: 'verified' })
    const found = await find(call(), variant, 'clé', tuesday)
    expect(found).toEqual({ ...outcome, kind: 'found' })
  })

  it('says what it is seen by, and what warns of it', async () => {
    const { server, call } = await openServer()
    const config = { account: server.address, visibility: 'unlisted', warning: 'Travaux' }
    const outcome = await publish(call({ config }), { ...variant, images: [] }, 'clé')
    expect(server.all()).toMatchObject([{ visibility: 'unlisted', warning: 'Travaux' }])
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    const seen = await verify(call({ config }), { ...variant, images: [] }, outcome.remoteId)
    expect(seen).toEqual({ kind: 'verified' })
  })

  it('adds a link that the text does not have', async () => {
    const { server, call } = await openServer()
    const link = 'https://exemple.fr/agenda'
    await publish(call(), { text: 'Bal', link, images: [] }, 'clé')
    expect(server.all()).toMatchObject([{ text: `Bal\n\n${link}` }])
  })

  it('with the same key twice is one, where the server knows keys', async () => {
    const { server, call } = await openServer()
    const plain = { text: 'Bal', link: null, images: [] }
    const first = await publish(call(), plain, 'clé')
    expect(await publish(call(), plain, 'clé')).toEqual(first)
    expect(server.all()).toHaveLength(1)
  })

  it('takes 500 signs, an address as 23, and refuses one more without asking', async () => {
    const { server, call } = await openServer()
    const link = `https://exemple.fr/${'a'.repeat(200)}`
    const full = { text: `${'é'.repeat(476)} ${link}`, link: null, images: [] }
    expect(await publish(call(), full, 'clé')).toMatchObject({ kind: 'published' })
    const more = { ...full, text: `é${full.text}` }
    expect(await publish(call(), more, 'clé 2')).toEqual({
      kind: 'failed',
      reason: says(/dépasse les 500 signes/),
      retryAt: null,
    })
    expect(server.all()).toHaveLength(1)
  })

  it('tries again where a picture was lost on the way, or is not ready: nothing was shown', async () => {
    const { sandbox, server, call } = await openServer()
    const match = { method: 'POST', path: '/mastodon/api/v2/media' } as const
    sandbox.faults.add({ kind: 'drop', when: 'after', match })
    expect(await publish(call(), variant, 'clé')).toMatchObject({
      kind: 'failed',
      retryAt: expect.any(Number),
    })
    server.conduct.looks = 9
    expect(await publish(call(), variant, 'clé', async () => undefined)).toMatchObject({
      kind: 'failed',
      reason: says(/travaille encore/),
      retryAt: expect.any(Number),
    })
    expect(server.all()).toEqual([])
  })

  it('takes no page for a picture, neither of what is given nor of what is worked on', async () => {
    const { server, call } = await openServer()
    const { http } = call()
    server.conduct.looks = 2
    for (const place of ['/api/v2/media', '/api/v1/media/']) {
      const page = { status: 200, headers: new Headers(), text: '<html>', retryAfterMs: null }
      const behind: Call['http'] = {
        ...http,
        request: async (url, asked) => (url.includes(place) ? page : http.request(url, asked)),
      }
      expect(await publish(call({ http: behind }), variant, 'clé', async () => {})).toEqual({
        kind: 'failed',
        reason: says(/autrement que prévu/),
        retryAt: expect.any(Number),
      })
    }
    expect(server.all()).toEqual([])
  })

  it('waits for as long as the server asks, and says its refusals in its own words', async () => {
    const { sandbox, server, call } = await openServer()
    const match = { path: '/mastodon/api' } as const
    sandbox.faults.add({ kind: 'throttle', percent: 100, minutes: 5, times: 1, match })
    const plain = { text: 'Bal', link: null, images: [] }
    expect(await publish(call(), plain, 'clé')).toEqual({
      kind: 'failed',
      reason: says('Le serveur Mastodon demande d’attendre un peu.'),
      retryAt: tuesday + 5 * MINUTE,
    })
    const message = 'Validation failed: Text can’t be blank'
    sandbox.faults.add({ kind: 'error', code: 0, status: 422, message, match })
    expect(await publish(call(), plain, 'clé')).toEqual({
      kind: 'failed',
      reason: says(`Le serveur Mastodon a refusé : « ${message} ».`),
      retryAt: null,
    })
    sandbox.faults.add({ kind: 'error', code: 0, status: 403, match })
    expect(await publish(call(), plain, 'clé')).toEqual({
      kind: 'reauthorize',
      reason: says(/cochez toutes les permissions/),
    })
    expect(server.all()).toEqual([])
  })

  it('is unknown after an error of the server’s, and found', async () => {
    const { sandbox, server, call } = await openServer()
    const plain = { text: 'Bal', link: null, images: [] }
    const match = { path: '/mastodon/api/v1/statuses' } as const
    sandbox.faults.add({ kind: 'accept-then-500', match })
    expect(await publish(call(), plain, 'clé')).toMatchObject({ kind: 'unknown' })
    expect(await find(call(), plain, 'clé', tuesday)).toMatchObject({
      kind: 'found',
      remoteId: server.all()[0]?.id,
    })
  })

  it('is looked for among all that was published since', async () => {
    const { server, clock, call } = await openServer()
    const plain = { text: 'Bal', link: null, images: [] }
    await publish(call(), plain, 'clé')
    for (let more = 0; more < 90; more++) {
      clock.advance(1000)
      server.write({ resident: null, text: `Autre ${more}` })
    }
    expect(await find(call(), plain, 'clé', tuesday)).toMatchObject({ kind: 'found' })
    expect(await find(call(), { ...plain, images }, 'clé', tuesday)).toMatchObject({
      kind: 'unclear',
    })
    expect(await find(call(), { ...plain, text: 'Non' }, 'clé', tuesday)).toEqual({
      kind: 'absent',
    })
  })

  it.each([
    [39, 'absent'],
    [40, 'unclear'],
    [200, 'absent'],
    [256, 'unclear'],
  ])('on a server that gives its latest %i whatever it is asked, is %s', async (count, kind) => {
    const { server, call } = await openServer()
    for (let more = 0; more < count; more++) server.write({ resident: null, text: `Autre ${more}` })
    const { http } = call()
    const whole = {
      ...http,
      request: (url: string, ...rest: [Parameters<typeof http.request>[1]]) =>
        http.request(url.replace(/\?limit=40.*/, '?limit=256'), ...rest),
    }
    const plain = { text: 'Bal', link: null, images: [] }
    expect(await find(call({ http: whole }), plain, 'clé', tuesday)).toMatchObject({ kind })
  })

  it('is different when what is seen is not what was sent', async () => {
    const { server, call } = await openServer()
    const id = (visibility: 'public' | 'private', media: number[] = []) =>
      server.write({ resident: null, text: 'Bal', visibility, media }).id
    const plain = { text: 'Bal', link: null, images: [] }
    expect(await verify(call(), plain, id('private'))).toMatchObject({ kind: 'not-yet' })
    const picture = () => server.upload(bytes, 'image/jpeg', 'Autre chose')?.id ?? 0
    const one = { ...plain, images: images.slice(0, 1) }
    expect(await verify(call(), one, id('public'))).toMatchObject({ kind: 'different' })
    expect(await verify(call(), one, id('public', [picture()]))).toEqual({
      kind: 'different',
      reason: says(/décrit une image autrement/),
    })
  })
})
