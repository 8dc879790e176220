import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Publication } from '../../../server/connectors/connector.ts'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { says } from '../../support/says.ts'
import { MINUTE, tuesday } from '../meta-world.ts'
import { spreadFrom } from '../spread.ts'
import { openVillage, type Village } from './village.ts'

const { publish, find, verify } = facebook
if (!publish || !find || !verify) throw new Error('The connector does not publish.')

const text: Publication = {
  text: 'Loto du comité des fêtes\nsamedi à 20 h',
  link: null,
  images: [],
}

async function withImage(): Promise<Publication> {
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#123' } })
  const bytes = new Uint8Array(await picture.png().toBuffer())
  return { ...text, images: [{ bytes, type: 'image/png', alt: 'L’affiche du loto', url: null }] }
}

const alts = ['L’affiche', 'La salle', 'Les lots']

/** The same post with several images: as many as there are texts for them. */
async function withImages(texts = alts): Promise<Publication> {
  const { images } = await withImage()
  return { ...text, images: texts.flatMap(alt => images.map(image => ({ ...image, alt }))) }
}

function posts({ sandbox, page }: Village) {
  return sandbox.posts(page)
}

describe('publishing', () => {
  it('a text gives its id and its public address', async () => {
    const village = await openVillage()
    const outcome = await publish(village.call(), text, 'k')
    const [post] = posts(village)
    expect(outcome).toEqual({
      kind: 'published',
      remoteId: post?.id,
      url: `${village.sandbox.graphUrl}/pages/${village.page}/posts/${post?.id}`,
    })
    expect(post).toMatchObject({ text: text.text, isPublic: true, link: null, photos: [] })
  })

  it('a link goes beside the text, and into it when there is an image', async () => {
    const village = await openVillage()
    const link = 'https://exemple.fr/agenda/loto'
    await publish(village.call(), { ...text, link }, 'k')
    expect(posts(village)[0]).toMatchObject({ text: text.text, link })
    village.clock.advance(MINUTE)
    await publish(village.call(), { ...(await withImage()), link }, 'k')
    expect(posts(village)[0]?.text).toBe(`${text.text}\n\n${link}`)
  })

  it('an image goes with its alternative text', async () => {
    const village = await openVillage()
    const outcome = await publish(village.call(), await withImage(), 'k')
    const [post] = posts(village)
    expect(outcome).toMatchObject({ kind: 'published', remoteId: post?.id })
    expect(post).toMatchObject({
      text: text.text,
      photos: [{ alt: 'L’affiche du loto', width: 40, height: 30 }],
    })
  })

  it('several images are one post, in order, each with its alternative text', async () => {
    for (const count of [2, 10]) {
      const village = await openVillage()
      const wanted = Array.from({ length: count }, (_, place) => `Image ${place + 1}`)
      const variant = { ...(await withImages(wanted)), link: 'https://exemple.fr/agenda/loto' }
      const outcome = await publish(village.call(), variant, 'k')
      const [post, ...others] = posts(village)
      expect(others).toEqual([])
      expect(outcome).toMatchObject({ kind: 'published', remoteId: post?.id })
      expect(post).toMatchObject({
        text: `${text.text}\n\nhttps://exemple.fr/agenda/loto`,
        isPublic: true,
      })
      expect(post?.photos.map(({ alt }) => alt)).toEqual(wanted)
      if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
      expect(await verify(village.call(), variant, outcome.remoteId)).toEqual({ kind: 'verified' })
    }
  })

  it('succeeds though its address cannot be read yet', async () => {
    const village = await openVillage()
    village.sandbox.faults.add({ kind: 'not-yet' })
    const outcome = await publish(village.call(), text, 'k')
    const id = posts(village)[0]?.id
    expect(outcome).toEqual({
      kind: 'published',
      remoteId: id,
      url: `https://www.facebook.com/${id}`,
    })
  })
})

describe('an attempt whose outcome is unknown', () => {
  it.each([
    ['is answered 500 after it was accepted', { kind: 'accept-then-500' }],
    ['is cut after it was accepted', { kind: 'drop', when: 'after' }],
  ] as const)('%s: looking finds it', async (_, fault) => {
    for (const variant of [text, await withImage()]) {
      const village = await openVillage()
      village.sandbox.faults.add({ ...fault, match: { method: 'POST' } })
      const claimed = village.clock.now()
      expect(await publish(village.call(), variant, 'k')).toMatchObject({ kind: 'unknown' })
      village.clock.advance(MINUTE)
      expect(posts(village)).toHaveLength(1)
      expect(await find(village.call(), variant, 'k', claimed)).toEqual({
        kind: 'found',
        remoteId: posts(village)[0]?.id,
        url: expect.stringContaining('/posts/'),
      })
    }
  })

  it.each([
    ['is cut before', { kind: 'drop', when: 'before' }],
    ['is answered code 2', { kind: 'error', code: 2, status: 500 }],
    ['is answered code 1', { kind: 'error', code: 1 }],
    ['is answered that it is a duplicate', { kind: 'error', code: 506 }],
  ] as const)('%s: looking finds nothing', async (_, fault) => {
    const village = await openVillage()
    village.announce('Une autre annonce')
    village.sandbox.faults.add({ ...fault, match: { method: 'POST' } })
    const claimed = village.clock.now()
    expect(await publish(village.call(), text, 'k')).toMatchObject({ kind: 'unknown' })
    village.clock.advance(MINUTE)
    expect(await find(village.call(), text, 'k', claimed)).toEqual({ kind: 'absent' })
  })

  describe.each([
    ['is cut before it is done', { kind: 'drop', when: 'before' }],
    ['is cut after it is done', { kind: 'drop', when: 'after' }],
    ['is answered 500 after it is done', { kind: 'accept-then-500' }],
    ['is answered code 2', { kind: 'error', code: 2, status: 500 }],
    ['is answered 4/2207051', { kind: 'error', code: 4, subcode: 2207051 }],
  ] as const)('with three images, when a call %s,', (how, fault) => {
    it.each([0, 1, 2])('of image %i, nothing is shown and it is safe to try again', async after => {
      const village = await openVillage()
      const variant = await withImages()
      village.sandbox.faults.add({ ...fault, match: { method: 'POST', after } })
      const outcome = await publish(village.call(), variant, 'k')
      expect(outcome).toMatchObject({ kind: 'failed', retryAt: expect.any(Number) })
      expect(posts(village)).toEqual([])
      expect(await find(village.call(), variant, 'k', tuesday)).toEqual({ kind: 'absent' })
      expect(await publish(village.call(), variant, 'k')).toMatchObject({ kind: 'published' })
      expect(posts(village).map(({ photos }) => photos.map(({ alt }) => alt))).toEqual([alts])
    })

    it('the last one, looking says whether there is a post, and with all its images', async () => {
      const village = await openVillage()
      const variant = await withImages()
      village.sandbox.faults.add({ ...fault, match: { method: 'POST', after: 3 } })
      const claimed = village.clock.now()
      expect(await publish(village.call(), variant, 'k')).toMatchObject({ kind: 'unknown' })
      village.clock.advance(MINUTE)
      const isDone = how.includes('after')
      expect(posts(village).map(({ photos }) => photos.length)).toEqual(isDone ? [3] : [])
      expect(await find(village.call(), variant, 'k', claimed)).toMatchObject({
        kind: isDone ? 'found' : 'absent',
      })
    })
  })

  it('is found among many, with other line ends and spaces, and not among older ones', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    const older = sandbox.post({ page, kind: 'post', text: text.text, at: tuesday - 5 * MINUTE }).id
    const ours = sandbox.post({
      page,
      kind: 'post',
      text: 'Loto du comité des fêtes \r\n samedi  à 20 h\n',
      at: tuesday + 1000,
    }).id
    for (let n = 0; n < 130; n++) village.announce(`Annonce ${n}`, tuesday + 2000 + n)
    village.clock.advance(MINUTE)
    expect(older).not.toBe(ours)
    expect(await find(village.call(), text, 'k', tuesday)).toMatchObject({
      kind: 'found',
      remoteId: ours,
    })
  })

  it('is unclear when the text is there without its image, or when Facebook does not answer', async () => {
    const village = await openVillage()
    village.announce(text.text)
    const variant = await withImage()
    expect(await find(village.call(), variant, 'k', tuesday)).toEqual({
      kind: 'unclear',
      reason: says('La page a publié ce texte, mais sans l’image. Une personne doit regarder.'),
    })
    const several = await withImages()
    expect(await find(village.call(), several, 'k', tuesday)).toMatchObject({
      reason: says(/sans les images/),
    })
    village.clock.advance(1000)
    await publish(village.call(), await withImages(alts.slice(1)), 'k')
    expect(await find(village.call(), several, 'k', tuesday)).toEqual({
      kind: 'unclear',
      reason: says(
        'La page a publié ce texte, mais avec 2\u00a0images au lieu de 3. Une personne doit regarder.',
      ),
    })
    village.sandbox.faults.add({ kind: 'error', code: 2 })
    expect(await find(village.call(), text, 'k', tuesday)).toEqual({
      kind: 'unclear',
      reason: says('Facebook a un problème passager.'),
    })
    const nowhere = village.call({ apiUrl: 'http://127.0.0.1:1' })
    expect(await find(nowhere, text, 'k', tuesday)).toMatchObject({ kind: 'unclear' })
  })
})

describe('an attempt that is refused', () => {
  it('was surely not sent when no connection was made', async () => {
    const village = await openVillage()
    const nowhere = village.call({ apiUrl: 'http://127.0.0.1:1' })
    expect(await publish(nowhere, text, 'k')).toMatchObject({
      kind: 'failed',
      retryAt: spreadFrom(tuesday, MINUTE),
    })
  })

  it.each([
    ['throttled', { kind: 'throttle', percent: 100, minutes: 9 }, tuesday + 9 * MINUTE, /attendre/],
    [
      'blocked',
      { kind: 'error', code: 368, subcode: 1390008 },
      spreadFrom(tuesday, 60 * MINUTE),
      /bloque/,
    ],
    ['permission', { kind: 'error', code: 200, status: 403 }, null, /pages_manage_posts/],
    [
      'parameter',
      { kind: 'error', code: 100, message: '(#100) Bad link EAAB1234567890abcdef' },
      null,
      /^Facebook refuse cette demande\u00a0: «\u00a0Bad link …\u00a0»\.$/,
    ],
    ['missing', { kind: 'error', code: 100, subcode: 33 }, null, /ne trouve pas la page/],
  ] as const)('%s says what to do', async (_, fault, retryAt, reason) => {
    const village = await openVillage()
    village.sandbox.faults.add(fault)
    expect(await publish(village.call(), text, 'k')).toEqual({
      kind: 'failed',
      reason: says(reason),
      retryAt,
    })
    expect(posts(village)).toEqual([])
  })

  it('for its token asks for a new connection', async () => {
    const village = await openVillage()
    village.sandbox.faults.add({ kind: 'dead-token', subcode: 463 })
    expect(await publish(village.call(), text, 'k')).toEqual({
      kind: 'reauthorize',
      reason: says('Le code d’accès de la page a expiré\u00a0: reconnectez le canal.'),
    })
  })

  it('4/2207051 has been seen although published: it is unknown', async () => {
    const village = await openVillage()
    village.sandbox.faults.add({ kind: 'error', code: 4, subcode: 2207051 })
    expect(await publish(village.call(), text, 'k')).toMatchObject({ kind: 'unknown' })
  })
})

describe('reading back', () => {
  it('verifies the text, the image and that it is public', async () => {
    const village = await openVillage()
    for (const variant of [text, await withImage(), { ...text, link: 'https://exemple.fr/' }]) {
      const outcome = await publish(village.call(), variant, 'k')
      if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
      expect(await verify(village.call(), variant, outcome.remoteId)).toEqual({ kind: 'verified' })
      const other = { ...variant, text: 'Autre chose' }
      expect(await verify(village.call(), other, outcome.remoteId)).toMatchObject({
        kind: 'different',
        reason: says(/texte/),
      })
    }
  })

  it('tells a missing image, and one too many', async () => {
    const village = await openVillage()
    const pictured = await withImage()
    for (const [sent, wanted] of [
      [text, pictured],
      [pictured, text],
    ] as const) {
      const outcome = await publish(village.call(), sent, 'k')
      if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
      expect(await verify(village.call(), wanted, outcome.remoteId)).toMatchObject({
        kind: 'different',
        reason: says(/image/),
      })
    }
  })

  it('tells images that are missing, and an alternative text that is another one', async () => {
    const village = await openVillage()
    const outcome = await publish(village.call(), await withImages(), 'k')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    const reading = async (wanted: string[]) =>
      await verify(village.call(), await withImages(wanted), outcome.remoteId)
    expect(await reading([...alts, 'Le buffet'])).toEqual({
      kind: 'different',
      reason: says('Facebook ne montre que 3 des 4 images envoyées.'),
    })
    expect(await reading(alts.slice(1))).toMatchObject({ kind: 'different' })
    expect(await reading([...alts].reverse())).toEqual({ kind: 'verified' })
    const others = ['L’affiche', 'L’affiche', 'Les lots']
    expect(await reading(others)).toEqual({
      kind: 'different',
      reason: says(
        'Facebook décrit une image autrement que ce qui a été envoyé\u00a0: «\u00a0La salle\u00a0».',
      ),
    })
    // What Facebook does not tell is no difference.
    village.sandbox.faults.add({ kind: 'error', code: 100, match: { method: 'GET', after: 1 } })
    expect(await reading(others)).toEqual({ kind: 'verified' })
    village.sandbox.faults.add({ kind: 'error', code: 2, match: { method: 'GET', after: 1 } })
    expect(await reading(alts)).toMatchObject({ kind: 'not-yet' })
    village.sandbox.faults.add({ kind: 'not-yet' })
    expect(await reading(alts)).toMatchObject({ kind: 'not-yet' })
    expect(await reading(alts)).toEqual({ kind: 'verified' })
  })

  it('waits for a post that Facebook does not show yet', async () => {
    const village = await openVillage()
    const outcome = await publish(village.call(), text, 'k')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    village.sandbox.faults.add({ kind: 'not-yet' })
    expect(await verify(village.call(), text, outcome.remoteId)).toEqual({
      kind: 'not-yet',
      reason: says('Facebook ne montre pas encore la publication.'),
    })
    expect(await verify(village.call(), text, outcome.remoteId)).toEqual({ kind: 'verified' })
  })

  it('tells a post that nobody sees', async () => {
    const village = await openVillage()
    const form = new URLSearchParams({ message: text.text, published: 'false' })
    const headers = { authorization: `Bearer ${village.sandbox.village.token}` }
    const url = `${village.sandbox.graphUrl}/v26.0/${village.page}/feed`
    await fetch(url, { method: 'POST', headers, body: form })
    const id = posts(village)[0]?.id ?? ''
    expect(await verify(village.call(), text, id)).toMatchObject({ kind: 'different' })
  })
})
