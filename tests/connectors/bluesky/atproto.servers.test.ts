import sharp from 'sharp'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { bluesky } from '../../../server/connectors/bluesky/index.ts'
import type {
  Call,
  IncomingMessage,
  Page,
  Removal,
  ReplyTo,
} from '../../../server/connectors/connector.ts'
import { createHttpClient, type HttpClient } from '../../../server/platform/http-client.ts'
import { createGuard } from '../../../server/platform/http-guarded.ts'
import { blueskyPath } from '../../support/servers/bluesky.ts'
import { sharedBluesky } from '../../support/servers/shared.ts'

const { check, followers, figures, publish, find, verify, withdraw, receive, reply, findReply } =
  bluesky
if (!publish || !find || !verify || !withdraw || !receive || !reply || !findReply)
  throw new Error('incomplete')

const http = createHttpClient(Date.now, createGuard({ allowsLoopback: true }))
const path = await blueskyPath()
const network = path === null ? null : await sharedBluesky(path)
const [mairie, julie] =
  network === null ? [] : [await network.join('mairie.test'), await network.join('julie.test')]
afterAll(async () => {
  await http.close()
})
it('Bluesky’s servers are there, or said to be skipped', ({ task }) => {
  task.meta.realServer = network?.name ?? 'Bluesky skipped, it cannot be had here'
})

const call = (changes: Partial<Call> = {}): Call => ({
  http,
  apiUrl: '',
  config: { handle: 'mairie.test', server: network?.pds ?? '' },
  secrets: { password: mairie?.appPassword ?? '' },
  now: Date.now(),
  ...changes,
})

/** What the network shows takes a moment to arrive: asks until it does. */
async function until<T>(ask: () => Promise<T>, isThere: (told: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 150; tries++) {
    const told = await ask()
    if (isThere(told)) return told
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`only ${JSON.stringify(await ask())}`)
}

let cursor: string | null = null
const messages = new Map<string, IncomingMessage & { thread: string; post: string | undefined }>()
const removals: Removal[] = []
/** `later`: by a clock that is so far ahead, ms. */
async function look(later = 0): Promise<typeof messages> {
  const page: Page | undefined = await receive?.(call({ now: Date.now() + later }), cursor)
  if (page?.kind !== 'page') throw new Error(page?.reason.fr)
  for (const { remoteId: thread, post, messages: said } of page.conversations) {
    for (const one of said) messages.set(one.remoteId, { ...one, thread, post })
  }
  removals.push(...(page.removals ?? []))
  cursor = page.cursor
  return messages
}

const ref = z.object({ uri: z.string(), cid: z.string() })
const post = async (text: string, rest: object = {}) => {
  if (julie === undefined) throw new Error('nobody')
  const createdAt = new Date().toISOString()
  return await julie.call(ref, 'com.atproto.repo.createRecord', {
    repo: julie.did,
    collection: 'app.bsky.feed.post',
    record: { text, createdAt, ...rest },
  })
}

/** What the account's server keeps. */
async function kept(uri: string) {
  const [, , repo = '', collection = '', rkey = ''] = uri.split('/')
  const query = new URLSearchParams({ repo, collection, rkey })
  const answer = await fetch(`${network?.pds}/xrpc/com.atproto.repo.getRecord?${query}`)
  return z.object({ ...ref.shape, value: z.looseObject({}) }).parse(await answer.json())
}

const picture = async (background: string) =>
  new Uint8Array(
    await sharp({ create: { width: 9, height: 6, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  )
const verified = (told: { kind: string }) => told.kind === 'verified'

describe.skipIf(network === null)('Bluesky’s own servers', () => {
  it('know the account by its handle, and refuse a wrong password in one sentence', async () => {
    // What the network shows is taken in a little after the account was made.
    await vi.waitFor(
      async () =>
        expect(await check(call())).toMatchObject({ state: 'working', name: 'mairie.test' }),
      { timeout: 120_000, interval: 250 },
    )
    const refused = await check(call({ secrets: { password: 'aaaa-bbbb-cccc-dddd' } }))
    expect(refused).toMatchObject({ state: 'reauthorize', lines: [{ level: 'error' }] })
    const led: HttpClient = {
      ...http,
      request: (url, options) =>
        http.request(
          url
            .replace('https://public.api.bsky.app', network?.pds ?? '')
            .replace('https://plc.directory', network?.plc ?? ''),
          options,
        ),
    }
    const config = { handle: '@mairie.test' }
    expect(await check(call({ http: led, config }))).toMatchObject({ state: 'working' })
    const nobody = await check(call({ http: led, config: { handle: 'personne.test' } }))
    expect(nobody).toMatchObject({ state: 'unreachable', lines: [{ level: 'error' }] })
  })

  it('count who follows', async () => {
    expect(await followers?.(call())).toBe(0)
    await julie?.call(ref, 'com.atproto.repo.createRecord', {
      repo: julie.did,
      collection: 'app.bsky.graph.follow',
      record: { subject: mairie?.did, createdAt: new Date().toISOString() },
    })
    expect(
      await until(
        async () => await followers?.(call()),
        count => count === 1,
      ),
    ).toBe(1)
  })

  it('show a post with its pictures and what leads somewhere, once for a key', async () => {
    const images = [
      { bytes: await picture('#463'), type: 'image/jpeg', alt: 'Un sapin', url: null },
      { bytes: await picture('#c33'), type: 'image/jpeg', alt: 'Le père Noël', url: null },
    ].map(image => ({ ...image, ratio: { width: 9, height: 6 } }))
    const text =
      'Marché de Noël & vin chaud : samedi à 10 h,\nplace de l’église 🎄 avec @julie.test et @personne.test\n\nhttps://exemple.fr/agenda/2026 #fête'
    const variant = { text, link: null, images }
    const outcome = await publish(call(), variant, 'clé-1')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    const { remoteId } = outcome
    const { value } = await kept(remoteId)
    expect(value).toMatchObject({
      text,
      langs: ['fr'],
      embed: { images: [{ alt: 'Un sapin', aspectRatio: { width: 9 } }, { alt: 'Le père Noël' }] },
    })
    const facet = z.object({
      index: z.object({ byteStart: z.number(), byteEnd: z.number() }),
      features: z.tuple([z.looseObject({})]),
    })
    const shown = z
      .array(facet)
      .parse(value.facets)
      .map(({ index, features: [feature] }) => [
        Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString(),
        feature.did ?? feature.uri ?? feature.tag,
      ])
    expect(shown).toEqual([
      ['@julie.test', julie?.did],
      ['https://exemple.fr/agenda/2026', 'https://exemple.fr/agenda/2026'],
      ['#fête', 'fête'],
    ])
    // Some milliseconds later, so that the record is another.
    expect(await publish(call(), variant, 'clé-1')).toEqual(outcome)
    expect((await kept(remoteId)).value).toEqual(value)
    await until(() => verify(call(), variant, remoteId), verified)
    const subject = { uri: remoteId, cid: (await kept(remoteId)).cid }
    await julie?.call(ref, 'com.atproto.repo.createRecord', {
      repo: julie.did,
      collection: 'app.bsky.feed.like',
      record: { subject, createdAt: new Date().toISOString() },
    })
    const counts = { reach: null, reactions: 1, comments: 0, shares: 0, clicks: null }
    expect(
      await until(
        async () => (await figures?.(call(), remoteId)) ?? null,
        answer => answer?.kind === 'figures' && answer.reactions === 1,
      ),
    ).toEqual({ kind: 'figures', ...counts })
    expect(await find(call(), variant, 'clé-1', 0)).toMatchObject({ kind: 'found', remoteId })
    expect(await find(call(), variant, 'clé-2', 0)).toEqual({ kind: 'absent' })
    const other = { ...variant, text: 'Tout autre chose' }
    expect(await verify(call(), other, remoteId)).toMatchObject({ kind: 'different' })
  })

  it('show no more what is taken back, twice the same', async () => {
    const variant = { text: 'Alerte vent violent', link: null, images: [] }
    const outcome = await publish(call(), variant, 'clé-7')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    for (let times = 0; times < 2; times++) {
      expect(await withdraw(call(), outcome.remoteId)).toEqual({ kind: 'done' })
    }
    expect(await find(call(), variant, 'clé-7', 0)).toEqual({ kind: 'absent' })
    expect(await verify(call(), variant, outcome.remoteId)).not.toEqual({ kind: 'verified' })
  })

  it('show a link as a card, take a full text, and refuse what is too long as we count', async () => {
    const link = `${network?.pds}/`
    const variant = { text: 'Le registre', link, images: [] }
    const outcome = await publish(call(), variant, 'clé-3')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    expect((await kept(outcome.remoteId)).value).toMatchObject({
      embed: { $type: 'app.bsky.embed.external', external: { uri: link } },
    })
    await until(() => verify(call(), variant, outcome.remoteId), verified)
    for (const [key, full] of ['é'.repeat(300), '👨‍👩‍👧‍👦'.repeat(120)].entries()) {
      const whole = { text: full, link: null, images: [] }
      expect(await publish(call(), whole, `plein-${key}`)).toMatchObject({ kind: 'published' })
    }
    await expect(post('é'.repeat(301))).rejects.toThrow(/grapheme too big/)
    await expect(post('👨‍👩‍👧‍👦'.repeat(121))).rejects.toThrow(/too big|too long/)
  })

  it('tell what a resident answers, mentions and quotes, take our answers, and forget what is taken away', async () => {
    const outcome = await publish(
      call(),
      { text: 'La piscine ouvre.', link: null, images: [] },
      'clé-4',
    )
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    const { remoteId } = outcome
    const { cid } = await kept(remoteId)
    const own = { uri: remoteId, cid }
    const asked = await post('À quelle heure ?', { reply: { root: own, parent: own } })
    const index = { byteStart: 0, byteEnd: 12 }
    const features = [{ $type: 'app.bsky.richtext.facet#mention', did: mairie?.did }]
    const mention = await post('@mairie.test une fuite, rue Haute', {
      facets: [{ index, features }],
    })
    const embed = { $type: 'app.bsky.embed.record', record: own }
    const quote = await post('Et le gymnase ?', { embed })
    await until(
      () => look(),
      all => [asked, mention, quote].every(({ uri }) => all.has(uri)),
    )
    expect(messages.get(asked.uri)).toMatchObject({
      thread: asked.uri,
      post: remoteId,
      direction: 'inbound',
      text: 'À quelle heure ?',
      author: { remoteId: julie?.did, name: 'julie.test' },
    })
    expect(messages.get(mention.uri)).toMatchObject({
      thread: mention.uri,
      text: 'une fuite, rue Haute',
      mentions: [],
    })
    expect(messages.get(quote.uri)).toMatchObject({ thread: quote.uri, parentRemoteId: null })

    const message: ReplyTo = {
      remoteId: asked.uri,
      visibility: 'public',
      way: 'public',
      authorRemoteId: julie?.did ?? null,
      lastInboundAt: Date.now(),
    }
    const said = await reply(call(), message, 'De 9 h à 12 h.', 'clé-5', [])
    if (said.kind !== 'published') throw new Error(said.reason.fr)
    const looked = await findReply(call(), message, 'De 9 h à 12 h.', 0, 'clé-5')
    expect(looked).toMatchObject({ kind: 'found', remoteId: said.remoteId })
    expect((await kept(said.remoteId)).value).toMatchObject({
      reply: { root: own, parent: { uri: asked.uri } },
    })
    await until(
      () => look(),
      all => all.has(said.remoteId),
    )
    expect(messages.get(said.remoteId)).toMatchObject({
      thread: asked.uri,
      parentRemoteId: asked.uri,
      direction: 'outbound',
      text: 'De 9 h à 12 h.',
    })

    // Its own server shows the answer before the network does, which is then asked as if much later.
    await until(() => julie?.sees(said.remoteId) ?? Promise.resolve(false), Boolean)
    const rkey = mention.uri.split('/').at(-1)
    const gone = { repo: julie?.did, collection: 'app.bsky.feed.post', rkey }
    await julie?.call(z.unknown(), 'com.atproto.repo.deleteRecord', gone)
    // What is younger than a minute is not believed to be gone.
    await until(
      () => look(120_000),
      () => removals.length > 0,
    )
    expect(removals).toEqual([{ of: 'message', remoteId: mention.uri, at: null, alone: true }])
    expect(
      await reply(call(), { ...message, remoteId: mention.uri }, 'Vu.', 'clé-6', []),
    ).toMatchObject({
      kind: 'failed',
      closes: true,
    })
  })
})
