import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type {
  Call,
  IncomingMessage,
  Page,
  Publication,
  ReplyTo,
} from '../../../server/connectors/connector.ts'
import { mastodon } from '../../../server/connectors/mastodon/index.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createGuard } from '../../../server/platform/http-guarded.ts'
import { sharedSnac } from '../../support/servers/shared.ts'
import { type Snac, snacPath } from '../../support/servers/snac.ts'

const {
  check,
  followers,
  figures,
  publish,
  find,
  verify,
  receive,
  reply,
  findReply,
  amend,
  withdraw,
} = mastodon
if (!publish || !find || !verify || !receive || !reply || !findReply) throw new Error('incomplete')
if (!amend || !withdraw) throw new Error('incomplete')

const http = createHttpClient(Date.now, createGuard({ allowsLoopback: true }))
const path = snacPath()
const snac: Snac | null = path === null ? null : await sharedSnac(path)
for (const user of ['mairie', 'julie']) snac?.join(user)
afterAll(async () => {
  await http.close()
})
it('snac2 is there, or said to be skipped', ({ task }) => {
  task.meta.realServer = snac?.name ?? 'snac2 skipped, it cannot be had here'
})

const call = (changes: Partial<Call> = {}): Call => ({
  http,
  apiUrl: '',
  config: { account: `${snac?.url}/mairie` },
  secrets: { token: snac?.tokenOf('mairie') ?? '' },
  now: Date.now(),
  ...changes,
})

/** All that snac2 tells, until `isThere`: it works its queue every three seconds. */
async function received(isThere: (messages: Map<string, IncomingMessage>) => boolean) {
  const messages = new Map<string, IncomingMessage & { thread: string; visibility: string }>()
  let cursor: string | null = null
  let lastFailure = ''
  for (let tries = 0; tries < 150; tries++) {
    const page: Page | undefined = await receive?.(call(), cursor)
    // It cuts a connection now and then: Tambour looks again a little later.
    if (page?.kind !== 'page') lastFailure = page?.reason.fr ?? ''
    else {
      for (const { remoteId: thread, visibility, messages: said } of page.conversations) {
        for (const one of said) messages.set(one.remoteId, { ...one, thread, visibility })
      }
      cursor = page.cursor
      if (isThere(messages)) return messages
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`only ${JSON.stringify([...messages.values()])} ${lastFailure}`)
}

const picture = async (background: string) =>
  new Uint8Array(
    await sharp({ create: { width: 9, height: 6, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  )

/** It is read back until it answers, as Tambour does: it cuts a connection now and then. */
const expectVerified = (variant: Publication, remoteId: string) =>
  expect.poll(() => verify(call(), variant, remoteId)).toEqual({ kind: 'verified' })

describe.skipIf(snac === null)('a real server of Mastodon’s kind, snac2', () => {
  it('is connected, and refuses a wrong token in one sentence', async () => {
    expect(await check(call())).toMatchObject({ state: 'working', name: 'mairie' })
    const refused = await check(call({ secrets: { token: 'bad0' } }))
    expect(refused).toMatchObject({ state: 'reauthorize', lines: [{ level: 'error' }] })
  })

  it('says how many follow, as far as it tells', async () => {
    // It tells nobody's number unless its owner wants so (`show_contact_metrics`), and says 0 then.
    await expect.poll(async () => await followers?.(call())).toBe(0)
    expect(await followers?.(call({ secrets: { token: 'bad0' } }))).toBeNull()
  })

  it('shows a post with its pictures, which is found and read back, and no other', async () => {
    const images = [
      { bytes: await picture('#463'), type: 'image/jpeg', alt: 'Un sapin', url: null },
      { bytes: await picture('#c33'), type: 'image/jpeg', alt: 'Le père Noël', url: null },
    ]
    const text =
      'Marché de Noël & *vin chaud* : samedi à 10 h,\nplace de l’église 🎄\n\nhttps://exemple.fr/agenda/2026 #fête'
    const variant = { text, link: null, images }
    const since = Date.now()
    const outcome = await publish(call(), variant, 'clé-1')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    await expectVerified(variant, outcome.remoteId)
    const found = await find(call(), variant, 'clé-1', since)
    expect(found).toMatchObject({ kind: 'found', remoteId: outcome.remoteId })
    const other = { ...variant, text: 'Tout autre chose' }
    expect(await find(call(), other, 'clé-2', since)).toEqual({ kind: 'absent' })
    const seen = await fetch(`${outcome.url}`, { headers: { accept: 'application/activity+json' } })
    const shown = z.object({ attachment: z.array(z.object({ name: z.string() })) })
    const { attachment } = shown.parse(await seen.json())
    expect(attachment.map(({ name }) => name)).toEqual(['Un sapin', 'Le père Noël'])
    await expect
      .poll(async () => await figures?.(call(), outcome.remoteId))
      .toMatchObject({ kind: 'figures', reach: null, reactions: 0, comments: 0, shares: 0 })
  })

  it('takes another text with the pictures that it had, twice the same, and lets no post go', async () => {
    const image = {
      bytes: await picture('#36c'),
      type: 'image/jpeg',
      alt: 'La piscine',
      url: null,
    }
    const variant = { text: 'Piscine : ouverte samedi.', link: null, images: [image] }
    const outcome = await publish(call(), variant, 'clé-0')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    const changed = { ...variant, text: 'ANNULÉ : piscine fermée samedi.' }
    for (let times = 0; times < 2; times++) {
      expect(await amend(call(), changed, outcome.remoteId)).toEqual({ kind: 'done' })
      await expectVerified(changed, outcome.remoteId)
    }
    // It knows no removing, and answers as if there were no such post.
    expect(await withdraw(call(), outcome.remoteId)).toMatchObject({ kind: 'failed' })
    expect(await withdraw(call(), '404')).toEqual({ kind: 'done' })
  })

  // What one user tells another passes through two queues, each worked every three seconds.
  it('brings what a resident answers in public and in private, and takes our answers', async () => {
    if (snac === null) return
    const variant = { text: 'La piscine ouvre lundi.', link: null, images: [] }
    const outcome = await publish(call(), variant, 'clé-3')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    const below = { in_reply_to_id: outcome.remoteId }
    const asked = await snac.post('julie', { ...below, status: '@mairie À quelle heure ?' })
    const aside = { ...below, status: '@mairie Et mon dossier ?', visibility: 'direct' }
    const secret = await snac.post('julie', aside)
    const messages = await received(all => all.has(asked) && all.has(secret))
    expect(messages.get(asked)).toMatchObject({
      thread: asked,
      visibility: 'public',
      direction: 'inbound',
      text: 'À quelle heure ?',
      author: { name: 'julie' },
    })
    expect(messages.get(secret)).toMatchObject({ visibility: 'private', direction: 'inbound' })

    const since = Date.now()
    const answers = new Map<string, string>()
    for (const [id, way] of [[asked, 'public'] as const, [secret, 'private'] as const]) {
      const authorRemoteId = messages.get(id)?.author?.remoteId ?? null
      const message: ReplyTo = {
        remoteId: id,
        visibility: way,
        way,
        authorRemoteId,
        lastInboundAt: since,
      }
      const said = await reply(call(), message, `De 9 h à 12 h (${way}).`, `clé-${way}`, [])
      if (said.kind !== 'published') throw new Error(said.reason.fr)
      // A line that broke is unclear, and is looked at again, as an answer in doubt is.
      const look = () => findReply(call(), message, `De 9 h à 12 h (${way}).`, since, 'key')
      await expect
        .poll(look, { timeout: 20_000 })
        .toMatchObject({ kind: 'found', remoteId: said.remoteId })
      answers.set(way, said.remoteId)
    }
    const after = await received(all => all.has(answers.get('public') ?? ''))
    expect(after.get(answers.get('public') ?? '')).toMatchObject({
      thread: asked,
      direction: 'outbound',
      text: 'De 9 h à 12 h (public).',
    })
  })
})
