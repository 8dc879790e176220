import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Call, Publication } from '../../../server/connectors/connector.ts'
import { find, findReply } from '../../../server/connectors/instagram/find.ts'
import { createPublish, publish, verify } from '../../../server/connectors/instagram/publish.ts'
import type { FaultInput } from '../../../server/sandbox/faults.ts'
import { servePicture } from '../../support/network/serve-picture.ts'
import { says } from '../../support/says.ts'
import { DAY, HOUR, MINUTE } from '../meta-world.ts'
import { spreadFrom } from '../spread.ts'
import { openAccount, type World } from './account.ts'

async function picture(format: 'jpeg' | 'png' = 'jpeg', width = 1080, height = 1080) {
  const create = { width, height, channels: 3 as const, background: '#1b5d8c' }
  return new Uint8Array(await sharp({ create }).toFormat(format).toBuffer())
}

async function variant(changes: Partial<Publication> = {}, images = 1): Promise<Publication> {
  const bytes = await picture()
  const url = await servePicture(bytes)
  const alts = ['Le sapin', 'Les chalets', 'La foule']
  return {
    text: 'Marché de Noël\nsamedi 🎄',
    link: null,
    images: alts.slice(0, images).map(alt => ({ bytes, type: 'image/jpeg', alt, url })),
    ...changes,
  }
}

/** Waits for nothing, and tells how long it would have. */
function waiting() {
  const waits: number[] = []
  return { waits, pause: async (ms: number) => void waits.push(ms) }
}

const shown = ({ sandbox, account }: World) => sandbox.instagram.media(account)

describe('publishing', () => {
  it('one image with its description, then several as one post, in order', async () => {
    const world = await openAccount()
    const one = await publish(world.call(), await variant(), 'k')
    if (one.kind !== 'published') throw new Error(one.reason.fr)
    expect(one.url).toBe(`${world.sandbox.url}/instagram/vaubecourt_sur_marne/${one.remoteId}`)
    const album = await variant({ link: 'https://vaubecourt.example/noel' }, 3)
    const several = await publish(world.call(), album, 'k')
    if (several.kind !== 'published') throw new Error(several.reason.fr)
    expect(
      shown(world).map(({ caption, pictures }) => [caption, pictures.map(p => p.alt)]),
    ).toEqual(
      expect.arrayContaining([
        ['Marché de Noël\nsamedi 🎄', ['Le sapin']],
        [
          'Marché de Noël\nsamedi 🎄\n\nhttps://vaubecourt.example/noel',
          ['Le sapin', 'Les chalets', 'La foule'],
        ],
      ]),
    )
    expect(await verify(world.call(), album, several.remoteId)).toEqual({ kind: 'verified' })
    const fewer = { ...album, images: album.images.slice(1) }
    expect(await verify(world.call(), fewer, several.remoteId)).toMatchObject({ kind: 'different' })
  })

  it('cuts a description that is longer than Instagram takes', async () => {
    const world = await openAccount()
    const long = await variant()
    const images = long.images.map(image => ({ ...image, alt: 'é'.repeat(1_200) }))
    expect(await publish(world.call(), { ...long, images }, 'k')).toMatchObject({
      kind: 'published',
    })
    expect(shown(world)[0]?.pictures[0]?.alt).toHaveLength(1_000)
  })

  it('waits some seconds for Instagram to have worked on an image, and no longer', async () => {
    const world = await openAccount()
    world.sandbox.instagram.conduct.looks = 2
    const patient = waiting()
    expect(await createPublish(patient.pause)(world.call(), await variant(), 'k')).toMatchObject({
      kind: 'published',
    })
    expect(patient.waits).toEqual([500, 1000])
    world.sandbox.instagram.conduct.looks = 1000
    const slow = waiting()
    const later = await createPublish(slow.pause)(world.call(), await variant(), 'k')
    if (later.kind !== 'failed') throw new Error(later.kind)
    expect(later.retryAt).toEqual(spreadFrom(world.clock.now(), MINUTE))
    expect(later.reason.fr).toMatch(/prépare encore/)
    expect(slow.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(20_000)
    expect(shown(world)).toHaveLength(1)
  })

  it('of what Instagram could not work on tells why, and shows nothing', async () => {
    const world = await openAccount()
    world.sandbox.instagram.conduct.failure = '2207009'
    const refused = await publish(world.call(), await variant(), 'k')
    expect(refused).toMatchObject({ kind: 'failed', retryAt: null })
    expect(refused).toHaveProperty('reason', says(/trop haute ou trop large/))
    expect(shown(world)).toEqual([])
  })

  it.each<[string, Partial<Publication>, RegExp]>([
    ['no image', { images: [] }, /rien sans image/],
    ['too long a text', { text: 'é'.repeat(2_201) }, /dépasse les 2.200 signes/],
    [
      'a link that makes it too long',
      { text: 'é'.repeat(2_190), link: 'https://vaubecourt.example/noel' },
      /avec son lien/,
    ],
    ['too many hashtags', { text: '#noël '.repeat(31) }, /30 mots-dièse/],
    ['too many mentions', { text: '@julie.renard '.repeat(21) }, /20 mentions/],
  ])('with %s is refused before anything is asked', async (_what, changes, reason) => {
    const world = await openAccount()
    const outcome = await publish(world.call(), await variant(changes), 'k')
    expect(outcome).toMatchObject({ kind: 'failed', retryAt: null })
    expect(outcome).toHaveProperty('reason', says(reason))
    expect(world.requests).toEqual([])
  })

  it('from where Instagram could never fetch an image says that Tambour’s address must be public', async () => {
    const world = await openAccount()
    const bytes = await picture()
    const images = [{ bytes, type: 'image/jpeg', alt: '', url: null }]
    const outcome = await publish(world.call(), await variant({ images }), 'k')
    expect(outcome).toMatchObject({ kind: 'failed', retryAt: null })
    expect(outcome).toHaveProperty('reason', says(/ouvrir cette adresse depuis Internet/))
  })

  it.each<[string, (bytes: Uint8Array) => Promise<string>, RegExp, boolean]>([
    [
      'cannot be fetched',
      async () => 'http://127.0.0.1:1/x.jpg',
      /adresse s’ouvre depuis Internet/,
      true,
    ],
    ['is a PNG', async () => servePicture(await picture('png')), /JPEG/, false],
    ['is too tall', async () => servePicture(await picture('jpeg', 400, 1000)), /recadrez/, false],
  ])('an image that %s is told in plain words', async (_what, address, reason, again) => {
    const world = await openAccount()
    const bytes = await picture()
    const images = [{ bytes, type: 'image/jpeg', alt: '', url: await address(bytes) }]
    const outcome = await publish(world.call(), await variant({ images }), 'k')
    if (outcome.kind !== 'failed') throw new Error(outcome.kind)
    expect(outcome.reason.fr).toMatch(reason)
    expect(outcome.retryAt !== null).toBe(again)
  })

  it('waits an hour when the day’s publications are used up, no matter who says so', async () => {
    const world = await openAccount()
    world.sandbox.instagram.conduct.quota = 1
    await publish(world.call(), await variant(), 'k')
    const full = await publish(world.call(), await variant({ text: 'Encore' }), 'k')
    expect(full).toMatchObject({ kind: 'failed', retryAt: world.clock.now() + HOUR })
    expect(full).toHaveProperty('reason', says(/24 heures/))
    // Between the question and the publication somebody else may have published.
    world.sandbox.instagram.conduct.quota = 5
    const match = { method: 'POST', path: '/media_publish' } as const
    world.sandbox.faults.add({ kind: 'error', code: 9, subcode: 2207042, match })
    const raced = await publish(world.call(), await variant({ text: 'Encore' }), 'k')
    expect(raced).toMatchObject({ kind: 'failed', retryAt: spreadFrom(world.clock.now(), HOUR) })
    world.clock.advance(DAY + 1)
    expect(await publish(world.call(), await variant({ text: 'Encore' }), 'k')).toMatchObject({
      kind: 'published',
    })
  })

  it.each<FaultInput>([
    { kind: 'drop', when: 'after', match: { method: 'POST', path: '/media' } },
    { kind: 'accept-then-500', match: { method: 'POST', path: '/media' } },
    { kind: 'drop', when: 'before', match: { path: '/content_publishing_limit' } },
    { kind: 'error', code: -1, subcode: 2207001, match: { method: 'POST', path: '/media' } },
  ])('before the last step %o shows nothing: it may be done again', async fault => {
    const world = await openAccount()
    world.sandbox.faults.add(fault)
    const outcome = await publish(world.call(), await variant(), 'k')
    if (outcome.kind !== 'failed') throw new Error(outcome.kind)
    expect(outcome.retryAt).toBeGreaterThan(world.clock.now())
    expect(shown(world)).toEqual([])
  })

  it('refused as unwanted although it was published is settled by looking', async () => {
    const world = await openAccount()
    const real = world.call()
    const call: Call = {
      ...real,
      http: {
        ...real.http,
        request: async (url, options) => {
          const response = await real.http.request(url, options)
          if (!url.includes('/media_publish')) return response
          const error = { message: 'Action blocked', code: 4, error_subcode: 2207051 }
          return { ...response, status: 400, text: JSON.stringify({ error }) }
        },
      },
    }
    const wanted = await variant()
    const since = world.clock.now()
    expect(await publish(call, wanted, 'k')).toMatchObject({ kind: 'unknown' })
    expect(await find(world.call(), wanted, 'k', since)).toMatchObject({
      kind: 'found',
      remoteId: shown(world)[0]?.id,
    })
  })

  it('is not found with another number of images, and a person is asked', async () => {
    const world = await openAccount()
    const wanted = await variant({}, 2)
    const since = world.clock.now()
    await publish(world.call(), wanted, 'k')
    const one = { ...wanted, images: wanted.images.slice(1) }
    expect(await find(world.call(), one, 'k', since)).toMatchObject({ kind: 'unclear' })
  })

  it('without an account, or without the permission, says what to do', async () => {
    const world = await openAccount()
    const [, , alone] = world.sandbox.pages
    const config = { page: alone?.id ?? '' }
    const elsewhere = world.call({ config, secrets: { token: alone?.token ?? '' } })
    const outcome = await publish(elsewhere, await variant(), 'k')
    expect(outcome).toHaveProperty('reason', says(/Aucun compte Instagram/))
    const { token } = world.sandbox.village
    world.sandbox.tokens.change(token, { scopes: ['instagram_basic', 'pages_read_engagement'] })
    const refused = await publish(world.call(), await variant(), 'k')
    expect(refused).toMatchObject({ kind: 'failed', retryAt: null })
    expect(refused).toHaveProperty('reason', says(/instagram_content_publish/))
  })

  it('that cannot be read back at once is looked at later', async () => {
    const world = await openAccount()
    const wanted = await variant()
    const outcome = await publish(world.call(), wanted, 'k')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    world.sandbox.faults.add({ kind: 'not-yet', match: { path: outcome.remoteId } })
    expect(await verify(world.call(), wanted, outcome.remoteId)).toMatchObject({ kind: 'not-yet' })
    expect(await verify(world.call(), wanted, outcome.remoteId)).toEqual({ kind: 'verified' })
  })
})

describe('looking for an answer', () => {
  it('to a reply looks under the comment above it', async () => {
    const world = await openAccount()
    const media = world.show()
    const question = world.comment(media, 'À quelle heure ?')
    const reply = world.comment(question, 'Moi aussi', 'Odile Colin')
    const since = world.clock.now()
    world.comment(question, 'À 21 h.', null)
    const asked = {
      remoteId: reply,
      visibility: 'public',
      way: 'public',
      authorRemoteId: null,
      lastInboundAt: since,
    } as const
    expect(await findReply(world.call(), asked, 'À 21 h.', since, 'k')).toMatchObject({
      kind: 'found',
    })
    expect(await findReply(world.call(), asked, 'À 22 h.', since, 'k')).toEqual({ kind: 'absent' })
  })
})
