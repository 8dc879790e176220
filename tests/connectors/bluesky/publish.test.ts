import { createServer } from 'node:http'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { find, publish, verify } from '../../../server/connectors/bluesky/publish.ts'
import { serveOnLoopback } from '../../support/network/serve-on-loopback.ts'
import { says } from '../../support/says.ts'
import { MINUTE, tuesday } from '../played.ts'
import { openServer, type World } from './harness.ts'

const alts = ['Un char fleuri', 'La fanfare', 'Le bal', '']
const bytes = new Uint8Array(
  await sharp({ create: { width: 9, height: 6, channels: 3, background: '#463' } })
    .jpeg()
    .toBuffer(),
)
const ratio = { width: 9, height: 6 }
const images = alts.map(alt => ({ bytes, type: 'image/jpeg', alt, ratio, url: null }))
const plain = { text: 'Bal', link: null, images: [] }
const { write, put } = {
  write: { method: 'POST', path: '/bluesky/xrpc' } as const,
  put: { method: 'POST', path: '/bluesky/xrpc/com.atproto.repo.putRecord' } as const,
}

const recordIn = ({ server }: World) => {
  const [post] = server.all()
  if (!post) throw new Error('nothing is there')
  return post.record
}

/** A site on loopback. */
async function site(
  answers: Record<string, { status?: number; location?: string; body?: string }>,
) {
  const server = createServer((request, response) => {
    const { status = 200, location, body = '' } = answers[request.url ?? ''] ?? { status: 404 }
    response.writeHead(status, { ...(location && { location }), 'content-type': 'text/html' })
    response.end(body)
  })
  const port = await serveOnLoopback(server)
  return `http://127.0.0.1:${port}`
}

describe('publishing on Bluesky', () => {
  it('shows four pictures with their descriptions and ratios, what leads somewhere, in French', async () => {
    const world = await openServer()
    const { server, call } = world
    server.write({ resident: 'Harmonie', text: 'Bonjour' })
    const text = 'Fête & bal\n\nAvec @harmonie.bsky.exemple #fête\nhttps://agenda.exemple.fr/feux'
    const variant = { text, link: null, images }
    const outcome = await publish(call(), variant, 'clé')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    expect(recordIn(world)).toMatchObject({
      text,
      langs: ['fr'],
      createdAt: '2026-06-02T08:00:00.000Z',
      facets: [
        { features: [{ did: server.account('harmonie.bsky.exemple')?.did }] },
        { features: [{ tag: 'fête' }] },
        { features: [{ uri: 'https://agenda.exemple.fr/feux' }] },
      ],
      embed: {
        $type: 'app.bsky.embed.images',
        images: alts.map(alt => ({ alt, aspectRatio: ratio, image: { mimeType: 'image/jpeg' } })),
      },
    })
    expect(await verify(call(), variant, outcome.remoteId)).toEqual({ kind: 'verified' })
    expect(await find(call(), variant, 'clé', 0)).toEqual({ ...outcome, kind: 'found' })
    const seen = await fetch(`${server.server}/profile/mairie.exemple.fr`)
    expect(await seen.text()).toContain('alt="Un char fleuri"')
  })

  it('with the same key twice is one, also where the words changed', async () => {
    const { server, clock, call } = await openServer()
    const first = await publish(call(), plain, 'clé')
    expect(await publish(call(), plain, 'clé')).toEqual(first)
    clock.advance(MINUTE)
    expect(await publish(call(), { ...plain, text: 'Grand bal' }, 'clé')).toEqual(first)
    expect(server.all()).toMatchObject([{ text: 'Bal' }])
    await publish(call(), plain, 'autre clé')
    expect(server.all()).toHaveLength(2)
  })

  it('takes 300 signs and 3,000 bytes, and refuses more without asking', async () => {
    const { server, call } = await openServer()
    const family = '👨‍👩‍👧‍👦'
    for (const [key, text] of ['é'.repeat(300), family.repeat(120)].entries()) {
      const outcome = await publish(call(), { ...plain, text }, `clé ${key}`)
      expect(outcome).toMatchObject({ kind: 'published' })
    }
    for (const text of ['é'.repeat(301), family.repeat(121)]) {
      expect(await publish(call(), { ...plain, text }, 'trop')).toEqual({
        kind: 'failed',
        reason: says(/dépasse les 300 signes/),
        retryAt: null,
      })
    }
    expect(server.all()).toHaveLength(2)
  })

  it('shows a link as the card that its page asks for', async () => {
    const world = await openServer()
    const head = `<title>Autre</title><meta content='Samedi &amp; dimanche' property="og:description"><meta property="og:title" content="Fête de l’été"/>`
    const address = await site({
      '/bal': { status: 301, location: '/fete' },
      '/fete': { body: `<html><head>${head}</head></html>` },
    })
    const variant = { ...plain, link: `${address}/bal` }
    const outcome = await publish(world.call(), variant, 'clé')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    expect(recordIn(world)).toMatchObject({
      text: 'Bal',
      embed: {
        $type: 'app.bsky.embed.external',
        external: {
          uri: `${address}/bal`,
          title: 'Fête de l’été',
          description: 'Samedi & dimanche',
        },
      },
    })
    expect(await verify(world.call(), variant, outcome.remoteId)).toEqual({ kind: 'verified' })
    const other = { ...variant, link: `${address}/autre` }
    expect(await verify(world.call(), other, outcome.remoteId)).toEqual({
      kind: 'different',
      reason: says(/ne montre pas le lien/),
    })
  })

  it.each([
    ['nothing of itself', { body: '<p>Bal</p>' }, /^127\.0\.0\.1:/],
    ['a title alone', { body: '<title>\n Le bal &eacute;t&eacute; </title>' }, /^Le bal été$/],
    ['nothing', { status: 500, body: '<title>Erreur</title>' }, /^127\.0\.0\.1:/],
    ['to go round', { status: 302, location: '/' }, /^127\.0\.0\.1:/],
  ])('has a card also for a page that says %s', async (_, answer, title) => {
    const world = await openServer()
    const address = await site({ '/': answer })
    await publish(world.call(), { ...plain, text: `Bal ${address}/` }, 'clé')
    expect(recordIn(world).embed).toMatchObject({
      external: { uri: `${address}/`, title: expect.stringMatching(title), description: '' },
    })
  })

  it('is not held up by a page that would take for ever to read', async () => {
    const world = await openServer()
    const body = `${'<title'.repeat(200_000)}${'<meta '.repeat(200_000)}${'<title>'.repeat(200_000)}`
    const address = await site({ '/': { body } })
    const outcome = await publish(world.call(), { ...plain, link: `${address}/` }, 'clé')
    expect(outcome).toMatchObject({ kind: 'published' })
  })

  it('beside pictures has the link at the end of its text', async () => {
    const world = await openServer()
    const variant = { ...plain, images: images.slice(0, 1), link: 'https://exemple.fr/agenda' }
    await publish(world.call(), variant, 'clé')
    expect(recordIn(world)).toMatchObject({ text: 'Bal\n\nhttps://exemple.fr/agenda' })
  })

  it('tries again where a picture was lost on the way: nothing was shown', async () => {
    const { sandbox, server, call } = await openServer()
    const match = { method: 'POST', path: '/bluesky/xrpc/com.atproto.repo.uploadBlob' } as const
    sandbox.faults.add({ kind: 'drop', when: 'after', match })
    expect(await publish(call(), { ...plain, images }, 'clé')).toMatchObject({
      kind: 'failed',
      retryAt: expect.any(Number),
    })
    expect(server.all()).toEqual([])
  })

  it('waits for as long as the server asks, and says its refusals in its own words', async () => {
    const { sandbox, server, call } = await openServer()
    sandbox.faults.add({ kind: 'throttle', percent: 100, minutes: 5, times: 1, match: write })
    expect(await publish(call(), plain, 'clé')).toEqual({
      kind: 'failed',
      reason: says('Bluesky demande d’attendre un peu.'),
      retryAt: tuesday + 5 * MINUTE,
    })
    const message = 'Repo is deactivated'
    sandbox.faults.add({ kind: 'error', code: 0, status: 400, message, match: put })
    expect(await publish(call(), plain, 'clé')).toEqual({
      kind: 'failed',
      reason: says(/a refusé.*Repo is deactivated/),
      retryAt: null,
    })
    sandbox.faults.add({ kind: 'error', code: 0, status: 403, times: 2, match: put })
    expect(await publish(call(), plain, 'clé')).toEqual({
      kind: 'reauthorize',
      reason: says(/ne permet pas cela/),
    })
    expect(server.all()).toEqual([])
  })

  it('goes out with a session that was had anew, and not where that is refused as well', async () => {
    const { sandbox, server, call } = await openServer()
    await publish(call(), plain, 'clé 1')
    server.tokens.end()
    expect(await publish(call(), plain, 'clé 2')).toMatchObject({ kind: 'published' })
    sandbox.faults.add({ kind: 'dead-token', match: put })
    expect(await publish(call(), plain, 'clé 3')).toMatchObject({ kind: 'reauthorize' })
    expect(server.all()).toHaveLength(2)
  })

  it('is unknown after an error of the server’s, and found', async () => {
    const { sandbox, server, call } = await openServer()
    sandbox.faults.add({ kind: 'accept-then-500', match: put })
    expect(await publish(call(), plain, 'clé')).toMatchObject({ kind: 'unknown' })
    expect(await find(call(), plain, 'clé', 0)).toMatchObject({
      kind: 'found',
      remoteId: server.all()[0]?.uri,
    })
    expect(await find(call(), plain, 'autre clé', 0)).toEqual({ kind: 'absent' })
  })

  it('is different when what is seen is not what was sent, and not there before it is shown', async () => {
    const { server, call } = await openServer()
    const variant = { ...plain, images: images.slice(0, 1) }
    const outcome = await publish(call(), variant, 'clé')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    const look = (what = variant) => verify(call(), what, outcome.remoteId)
    expect(await look(plain)).toMatchObject({ kind: 'different', reason: says(/les images/) })
    const [image] = images
    if (!image) throw new Error('no picture')
    expect(await look({ ...variant, images: [{ ...image, alt: 'Autre' }] })).toEqual({
      kind: 'different',
      reason: says(/décrit une image autrement/),
    })
    server.conduct.shows = false
    expect(await look()).toEqual({ kind: 'not-yet', reason: says(/pas encore visible/) })
    server.remove(outcome.remoteId)
    expect(await look()).toEqual({ kind: 'not-yet', reason: says(/pas encore visible/) })
  })
})
