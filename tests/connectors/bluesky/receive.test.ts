import { describe, expect, it } from 'vitest'
import { receive } from '../../../server/connectors/bluesky/receive.ts'
import type { IncomingConversation, Removal } from '../../../server/connectors/connector.ts'
import type { HttpClient, HttpRequest } from '../../../server/platform/http-client.ts'
import { says } from '../../support/says.ts'
import { DAY, MINUTE, tuesday } from '../played.ts'
import { receiveAll } from '../reading.ts'
import { openServer, type World } from './harness.ts'

/** What is new, and where it ended. */
const reader = ({ call }: World) => {
  let cursor: string | null = null
  return async () => {
    const conversations: IncomingConversation[] = []
    const removals: Removal[] = []
    for (;;) {
      const page = await receive(call(), cursor)
      if (page.kind !== 'page') throw new Error(page.reason.fr)
      cursor = page.cursor
      conversations.push(...page.conversations)
      removals.push(...(page.removals ?? []))
      if (page.done) return { conversations, removals }
    }
  }
}

describe('receiving from Bluesky', () => {
  it('makes a conversation of each answer to a post of ours, with all below', async () => {
    const world = await openServer()
    const { server, clock } = world
    const post = server.write({ resident: null, text: 'La piscine ouvre lundi.' })
    const asked = server.write({ resident: 'Julie', text: 'Dès quelle heure ?', replyTo: post.uri })
    clock.advance(MINUTE)
    const also = server.write({ resident: 'Hugo', text: 'Et mardi ?', replyTo: post.uri })
    const answer = server.write({ resident: null, text: 'À 10 h.', replyTo: asked.uri })
    const thanks = server.write({ resident: 'Julie', text: 'Merci !', replyTo: answer.uri })
    const { conversations } = await reader(world)()
    expect(conversations).toHaveLength(2)
    const first = conversations.find(({ remoteId }) => remoteId === asked.uri)
    expect(first).toMatchObject({
      visibility: 'public',
      subject: 'La piscine ouvre lundi.',
      post: post.uri,
      url: `https://bsky.app/profile/${asked.author}/post/${asked.uri.split('/')[4]}`,
    })
    const said = first?.messages.toSorted((a, b) => a.remoteId.localeCompare(b.remoteId))
    expect(said).toMatchObject(
      [
        {
          remoteId: thanks.uri,
          parentRemoteId: answer.uri,
          direction: 'inbound',
          author: { remoteId: asked.author, name: 'Julie' },
          text: 'Merci !',
          sentAt: tuesday + MINUTE,
        },
        { remoteId: asked.uri, parentRemoteId: null, direction: 'inbound', sentAt: tuesday },
        { remoteId: answer.uri, parentRemoteId: asked.uri, direction: 'outbound', author: null },
      ].toSorted((a, b) => a.remoteId.localeCompare(b.remoteId)),
    )
    expect(conversations.some(({ remoteId }) => remoteId === also.uri)).toBe(true)
  })

  it('takes mentions and quotes, with what we answered from elsewhere', async () => {
    const world = await openServer()
    const { server } = world
    const post = server.write({ resident: null, text: 'La piscine ouvre lundi.' })
    const mention = server.write({ resident: 'Julie', text: '@mairie.exemple.fr Une fuite !' })
    const quote = server.write({ resident: 'Hugo', text: 'Et le gymnase ?', quotes: post.uri })
    const answer = server.write({ resident: null, text: 'Vu, merci.', replyTo: mention.uri })
    server.write({ resident: 'Nadia', text: 'Rien à voir' })
    const { conversations } = await reader(world)()
    expect(new Map(conversations.map(one => [one.remoteId, one.messages.length]))).toEqual(
      new Map([
        [mention.uri, 2],
        [quote.uri, 1],
      ]),
    )
    const [own] = conversations.flatMap(({ messages }) =>
      messages.filter(({ remoteId }) => remoteId === answer.uri),
    )
    expect(own).toMatchObject({ direction: 'outbound', parentRemoteId: mention.uri })
    expect(conversations.find(({ remoteId }) => remoteId === mention.uri)).toMatchObject({
      post: mention.uri,
      subject: 'Une fuite !',
    })
  })

  it('reads page by page from the newest, a year back', async () => {
    const world = await openServer()
    const { server } = world
    const say = (text: string, at: number) =>
      server.write({ resident: 'Julie', text: `@mairie.exemple.fr ${text}`, at })
    const tooOld = say('Autrefois', tuesday - 400 * DAY)
    for (let n = 0; n < 120; n++) say(`Question ${n}`, tuesday - (130 - n) * DAY)
    const pages: number[] = []
    let cursor: string | null = null
    for (let done = false; !done; ) {
      const page = await receive(world.call(), cursor)
      if (page.kind !== 'page') throw new Error(page.reason.fr)
      pages.push(page.conversations.length)
      ;({ cursor, done } = page)
    }
    expect(pages).toEqual([50, 50, 20])
    expect(server.one(tooOld.uri)).toBeDefined()
  })

  it('has what comes late, dated before what was read', async () => {
    const world = await openServer()
    const { server, clock } = world
    const read = reader(world)
    server.write({ resident: 'Julie', text: '@mairie.exemple.fr Bonjour ?' })
    await read()
    clock.advance(MINUTE)
    const late = server.write({
      resident: 'Hugo',
      text: '@mairie.exemple.fr Et moi ?',
      at: tuesday - MINUTE,
    })
    const { conversations } = await read()
    expect(conversations.map(({ remoteId }) => remoteId)).toEqual([late.uri])
  })

  it('does not read again what is older than what it watches', async () => {
    const world = await openServer()
    const { server } = world
    const read = reader(world)
    const say = (n: number, at: number) =>
      server.write({ resident: 'Julie', text: `@mairie.exemple.fr ${n}`, at })
    for (let n = 0; n < 10; n++) say(n, tuesday - (60 + n) * DAY)
    for (let n = 0; n < 110; n++) say(n, tuesday - n * MINUTE)
    expect((await read()).conversations).toHaveLength(120)
    expect((await read()).conversations).toEqual([])
    const next = say(200, tuesday)
    expect((await read()).conversations).toMatchObject([{ remoteId: next.uri }])
  })

  it('sees under its posts also what it is not told of', async () => {
    const world = await openServer()
    const { server } = world
    const read = reader(world)
    const post = server.write({ resident: null, text: 'La piscine ouvre lundi.' })
    await read()
    const heard = server.write({ resident: 'Hugo', text: 'Enfin !', replyTo: post.uri })
    server.conduct.muted.add(heard.author)
    const { conversations } = await read()
    expect(conversations).toMatchObject([{ remoteId: heard.uri, post: post.uri }])
    expect((await read()).conversations).toEqual([])
  })

  it('tells what was taken away, and does not take a block for it', async () => {
    const world = await openServer()
    const { server, clock } = world
    const read = reader(world)
    const gone = server.write({ resident: 'Julie', text: '@mairie.exemple.fr Oubliez' })
    const kept = server.write({ resident: 'Hugo', text: '@mairie.exemple.fr Toujours ?' })
    expect((await read()).removals).toEqual([])
    clock.advance(MINUTE)
    server.remove(gone.uri)
    server.conduct.blocked.add(kept.author)
    expect((await read()).removals).toEqual([
      { of: 'message', remoteId: gone.uri, at: null, alone: true },
    ])
    expect((await read()).removals).toEqual([])
    server.conduct.blocked.clear()
    server.remove(kept.uri)
    expect((await read()).removals).toMatchObject([{ remoteId: kept.uri }])
  })

  it('does not take for gone what was written a moment ago and is not everywhere yet', async () => {
    const world = await openServer()
    const { server, clock } = world
    const read = reader(world)
    const { uri } = server.write({ resident: 'Julie', text: '@mairie.exemple.fr Oubliez' })
    await read()
    server.remove(uri)
    expect((await read()).removals).toEqual([])
    clock.advance(MINUTE)
    expect((await read()).removals).toMatchObject([{ remoteId: uri }])
  })

  it('keeps what answers a post that is gone under that post', async () => {
    const world = await openServer()
    const { server } = world
    const post = server.write({ resident: null, text: 'La piscine ouvre lundi.' })
    const gone = server.write({ resident: 'Julie', text: 'Ah ?', replyTo: post.uri })
    const left = server.write({
      resident: 'Hugo',
      text: '@mairie.exemple.fr Et mardi ?',
      replyTo: gone.uri,
    })
    server.remove(gone.uri)
    const { conversations } = await reader(world)()
    expect(conversations).toMatchObject([
      {
        remoteId: gone.uri,
        post: post.uri,
        subject: 'La piscine ouvre lundi.',
        messages: [{ remoteId: left.uri, parentRemoteId: gone.uri }],
      },
    ])
  })

  it('says what the network’s moderators hide', async () => {
    const world = await openServer()
    const { server } = world
    const { uri } = server.write({ resident: 'Julie', text: '@mairie.exemple.fr Achetez !' })
    server.conduct.labels.set(uri, '!hide')
    const { conversations } = await reader(world)()
    expect(conversations).toMatchObject([{ messages: [{ remoteId: uri, hidden: true }] }])
  })

  it('is not held up by a record that is not as it must be', async () => {
    const world = await openServer()
    const { server } = world
    const post = server.write({ resident: null, text: 'La piscine ouvre lundi.' })
    for (const text of ['@mairie.exemple.fr bizarre', '@mairie.exemple.fr Bonjour ?', 'bizarre']) {
      server.write({ resident: 'Julie', text, replyTo: post.uri })
    }
    server.write({ resident: null, text: 'bizarre', replyTo: post.uri })
    const { http } = world.call()
    const strange: HttpClient = {
      ...http,
      request: async (...asked) => {
        const answer = await http.request(...asked)
        const text = answer.text.replaceAll(/"text":"[^"]*bizarre"/g, '"text":{"a":1}')
        return { ...answer, text }
      },
    }
    const page = await receive(world.call({ http: strange }), null)
    if (page.kind !== 'page') throw new Error(page.reason.fr)
    const texts = page.conversations.flatMap(({ messages }) => messages.map(({ text }) => text))
    expect(texts).toEqual(['Bonjour ?'])
    const later = await receive(world.call({ http: strange }), page.cursor)
    expect(later).toMatchObject({ kind: 'page', conversations: [], done: true })
  })

  it('takes what a server nests deeper than it was asked to', async () => {
    const world = await openServer()
    const post = world.server.write({ resident: null, text: 'La piscine ouvre lundi.' })
    world.server.write({ resident: 'Julie', text: 'Bonjour ?', replyTo: post.uri })
    const { http } = world.call()
    const deep: HttpClient = {
      ...http,
      request: async (...asked) => {
        const answer = await http.request(...asked)
        if (!asked[0].includes('getPostThread')) return answer
        const levels = 20_000
        const head = answer.text.slice(0, answer.text.lastIndexOf('"replies":[]'))
        const tail = answer.text.slice(head.length + '"replies":[]'.length)
        const text = `${head}"replies":${'[{"replies":'.repeat(levels)}[]${'}]'.repeat(levels)}${tail}`
        return { ...answer, text }
      },
    }
    const page = await receive(world.call({ http: deep }), null)
    if (page.kind !== 'page') throw new Error(page.reason.fr)
    const texts = page.conversations.flatMap(({ messages }) => messages.map(({ text }) => text))
    expect(texts).toEqual(['Bonjour ?'])
  })

  it('rests for as long as the server asks', async () => {
    const { sandbox, call } = await openServer()
    const match = { path: '/bluesky/xrpc/app.bsky' } as const
    sandbox.faults.add({ kind: 'throttle', percent: 100, minutes: 5, times: 1, match })
    expect(await receive(call(), null)).toEqual({
      kind: 'failed',
      reason: says(/demande d’attendre/),
      retryAt: tuesday + 5 * MINUTE,
    })
  })

  it('asks three times a look where nothing is new', async () => {
    const world = await openServer()
    const { server, clock } = world
    for (let n = 0; n < 30; n++) {
      const { uri } = server.write({ resident: 'Julie', text: `@mairie.exemple.fr ${n}` })
      server.write({ resident: null, text: `Réponse ${n}`, replyTo: uri })
    }
    const { cursor } = await receiveAll(receive, world.call(), null)
    clock.advance(MINUTE)
    const { http } = world.call()
    let count = 0
    const counting = {
      ...http,
      request: (...asked: Parameters<typeof http.request>) => {
        count += 1
        return http.request(...asked)
      },
    }
    const call = world.call({ http: counting })
    await receive(call, cursor)
    // And once to sign in, for this client.
    expect(count).toBe(3 + 1)
  })

  it('begins at the top again where a page leads to itself', async () => {
    const { server, call } = await openServer()
    const { uri } = server.write({ resident: null, text: 'Annonce' })
    for (let index = 0; index < 60; index++) {
      server.write({ resident: `Habitant ${index}`, text: `Question ${index} ?`, replyTo: uri })
    }
    const now = call()
    const round = {
      ...now,
      http: {
        ...now.http,
        async request(url: string, options?: HttpRequest) {
          const asked = new URL(url)
          const isList = asked.pathname.endsWith('listNotifications')
          asked.searchParams.delete('cursor')
          return await now.http.request(isList ? asked.href : url, options)
        },
      },
    }
    let cursor: string | null = null
    for (let pages = 0; pages < 5; pages++) {
      const page = await receive(round, cursor)
      if (page.kind !== 'page') throw new Error(page.reason.fr)
      cursor = page.cursor
      if (page.done) break
    }
    server.write({ resident: 'Julie', text: `@${server.handle} Et samedi ?` })
    const later = await receive(call(), cursor)
    const texts = later.kind === 'page' ? later.conversations.flatMap(one => one.messages) : []
    expect(texts.map(({ text }) => text)).toContainEqual(expect.stringContaining('Et samedi ?'))
  })
})
