import { describe, expect, it } from 'vitest'
import type { IncomingMessage, Removal } from '../../../server/connectors/connector.ts'
import { receive } from '../../../server/connectors/mastodon/receive.ts'
import { says } from '../../support/says.ts'
import { DAY, MINUTE, tuesday } from '../played.ts'
import { openServer, type World } from './harness.ts'

/** All that there is to read, until nothing more comes, as the poll does. */
function reader({ call }: World) {
  let cursor: string | null = null
  const threads = new Map<string, { visibility: string; subject: string | null; post?: string }>()
  const messages = new Map<string, IncomingMessage & { thread: string }>()
  const removals: Removal[] = []
  const poll = async () => {
    for (let calls = 0; calls < 50; calls++) {
      const page = await receive(call(), cursor)
      if (page.kind !== 'page') throw new Error(page.reason.fr)
      for (const { messages: said, ...thread } of page.conversations) {
        threads.set(thread.remoteId, thread)
        for (const one of said) messages.set(one.remoteId, { ...one, thread: thread.remoteId })
      }
      removals.push(...(page.removals ?? []))
      cursor = page.cursor
      if (page.done) return calls + 1
    }
    throw new Error('This never ends.')
  }
  return { poll, threads, messages, removals }
}

const julie = { resident: 'Julie Renard' } as const
const us = { resident: null } as const
const acct = 'julie_renard@ailleurs.exemple'

describe('receiving from Mastodon', () => {
  it('an answer to a post begins a conversation, with all that follows it', async () => {
    const world = await openServer()
    const { server } = world
    const { poll, threads, messages } = reader(world)
    const post = server.write({ ...us, text: 'Le marché est déplacé.' })
    const asked = server.write({ ...julie, text: '@mairie Où donc ?', replyTo: post.id })
    const other = { resident: 'Paul Simon', text: '@mairie À quelle heure ?', replyTo: post.id }
    const second = server.write(other)
    const text = `@${acct} Place du Jeu de paume.`
    const answer = server.write({ ...us, text, replyTo: asked.id })
    await poll()
    expect(threads.get(asked.id)).toMatchObject({
      visibility: 'public',
      subject: 'Le marché est déplacé.',
      post: post.id,
    })
    expect(messages.get(asked.id)).toMatchObject({
      thread: asked.id,
      direction: 'inbound',
      parentRemoteId: null,
      author: { remoteId: acct, name: 'Julie Renard' },
      text: 'Où donc ?',
      mentions: [],
      sentAt: tuesday,
    })
    expect(messages.get(answer.id)).toMatchObject({
      thread: asked.id,
      direction: 'outbound',
      parentRemoteId: asked.id,
      author: null,
      text: 'Place du Jeu de paume.',
      mentions: [acct],
    })
    expect(messages.get(second.id)?.thread).toBe(second.id)
    expect(messages.has(post.id)).toBe(false)
  })

  it('a mention of one’s own begins one too, and so does one in the talk of others', async () => {
    const world = await openServer()
    const { server } = world
    const { poll, threads, messages } = reader(world)
    const mention = server.write({ ...julie, text: 'Bravo @mairie pour le sapin !' })
    const talk = server.write({ resident: 'Paul Simon', text: 'Qui sait quand ouvre la piscine ?' })
    const asked = server.write({ ...julie, text: '@mairie le sait ?', replyTo: talk.id })
    await poll()
    expect(threads.get(mention.id)).toMatchObject({ post: mention.id })
    expect(messages.get(mention.id)?.text).toBe('Bravo @mairie pour le sapin !')
    expect(messages.get(asked.id)).toMatchObject({ thread: talk.id, parentRemoteId: talk.id })
    expect(messages.has(talk.id)).toBe(false)
  })

  it('what is not for all to see is one private conversation with each person', async () => {
    const world = await openServer()
    const { server } = world
    const { poll, threads, messages } = reader(world)
    const direct = { visibility: 'direct' } as const
    const first = server.write({ ...julie, ...direct, text: '@mairie Mon dossier ?' })
    const text = `@${acct} Il est prêt.`
    const answer = server.write({ ...us, ...direct, text, replyTo: first.id })
    const later = { ...julie, text: '@mairie Merci !', visibility: 'private' } as const
    const second = server.write(later)
    server.write({ ...us, ...direct, text: 'Note à moi-même' })
    await poll()
    const thread = `direct:${acct}`
    expect([...threads.keys()]).toEqual([thread])
    expect(threads.get(thread)).toMatchObject({ visibility: 'private', subject: null })
    expect([...messages.values()].map(one => [one.remoteId, one.thread, one.direction])).toEqual(
      expect.arrayContaining([
        [first.id, thread, 'inbound'],
        [answer.id, thread, 'outbound'],
        [second.id, thread, 'inbound'],
      ]),
    )
    expect(messages.size).toBe(3)
  })

  it('finds what answers a post and speaks to nobody, by its number of answers', async () => {
    const world = await openServer()
    const { server, clock } = world
    const { poll, messages } = reader(world)
    const post = server.write({ ...us, text: 'Le marché est déplacé.' })
    await poll()
    clock.advance(MINUTE)
    const said = server.write({ ...julie, text: 'Et le parking ?', replyTo: post.id })
    const deeper = { resident: 'Paul Simon', text: `@${acct} Fermé.`, replyTo: said.id }
    const below = server.write(deeper)
    await poll()
    expect(messages.get(said.id)).toMatchObject({ thread: said.id, text: 'Et le parking ?' })
    expect(messages.get(below.id)).toMatchObject({ thread: said.id, parentRemoteId: said.id })
  })

  it('sees within some looks that a message was changed, or taken away alone', async () => {
    const world = await openServer()
    const { server, clock } = world
    const { poll, messages, removals } = reader(world)
    const ids = Array.from({ length: 8 }, (_, index) => {
      return server.write({ ...julie, text: `@mairie Question ${index} ?` }).id
    })
    await poll()
    clock.advance(MINUTE)
    server.edit(ids[1] ?? '', '@mairie Question réécrite ?')
    server.remove(ids[6] ?? '')
    for (let polls = 0; polls < 3; polls++) await poll()
    expect(messages.get(ids[1] ?? '')?.text).toBe('Question réécrite ?')
    expect(removals).toEqual([{ of: 'message', remoteId: ids[6], at: null, alone: true }])
    const before = removals.length
    for (let polls = 0; polls < 4; polls++) await poll()
    expect(removals).toHaveLength(before)
  })

  it('reads a year of it page by page, and rests when the server asks for it', async () => {
    const world = await openServer()
    const { server, sandbox, call } = world
    const { poll, messages } = reader(world)
    server.write({ ...julie, text: '@mairie Trop vieux', at: tuesday - 400 * DAY })
    for (let index = 0; index < 170; index++) {
      const at = tuesday - DAY + index * 1000
      server.write({ ...julie, text: `@mairie Bonjour ${index}`, at })
    }
    expect(await poll()).toBe(3)
    expect(messages.size).toBe(170)
    const match = { path: '/mastodon/api' } as const
    sandbox.faults.add({ kind: 'throttle', percent: 100, minutes: 4, times: 1, match })
    expect(await receive(call(), null)).toMatchObject({
      kind: 'failed',
      retryAt: tuesday + 4 * MINUTE,
    })
  })

  it('shows a content warning, pictures by their descriptions, and whom else it mentions', async () => {
    const world = await openServer()
    const { server } = world
    const { poll, messages } = reader(world)
    const media = [server.upload(new Uint8Array([1]), 'image/png', 'Un nid-de-poule')?.id ?? 0]
    const text =
      '@mairie @paul_simon@ailleurs.exemple regardez\nhttps://exemple.fr/une-tres-longue-adresse-de-carte'
    const said = server.write({ ...julie, text, warning: 'Danger', media })
    await poll()
    expect(messages.get(said.id)).toMatchObject({
      text: 'Danger\n\nregardez\nhttps://exemple.fr/une-tres-longue-adresse-de-carte',
      mentions: ['paul_simon@ailleurs.exemple'],
      mentionNames: ['@paul_simon'],
      attachments: [{ type: 'image', name: 'Un nid-de-poule' }],
    })
  })

  it('says that a mention could not be read, and goes on', async () => {
    const { server, call } = await openServer()
    server.write({ ...julie, text: '@mairie Bonjour ?' })
    const { http } = call()
    const broken = {
      ...http,
      request: async (...asked: Parameters<typeof http.request>) => {
        const answer = await http.request(...asked)
        if (!asked[0].includes('/notifications')) return answer
        return { ...answer, text: answer.text.replace('"content"', '"contents"') }
      },
    }
    expect(await receive(call({ http: broken }), null)).toMatchObject({
      kind: 'page',
      done: true,
      gaps: [says(/n’a pas pu être lue/)],
    })
  })
})
