import { describe, expect, it } from 'vitest'
import { connectorOf } from '../../server/channels/call.ts'
import type { Call, Done, ReplyTo } from '../../server/connectors/connector.ts'
import { connectors } from '../../server/connectors/registry.ts'
import { figureKinds } from '../../server/connectors/rules/figures.ts'
import { says } from '../support/says.ts'
import { type Harness, harnesses, setOtherwise, waysOf } from './harness.ts'
import { kept, publications, receiveAll } from './reading.ts'

const MINUTE = 60_000
const verifier = 'v'.repeat(43)

/**
 * A page of ours, what Tambour itself brings to people, and what a person carries out have no network that
 * could refuse, fall silent or forget: tests/contact-form, tests/subscribers and
 * tests/publishing/by-hand.test.ts hold these.
 */
export function hasNetwork(key: string): boolean {
  const { manifest, audience } = connectors[key] ?? {}
  const isOurs = manifest?.page !== undefined || manifest?.byHand !== undefined
  return !isOurs && (audience === undefined || audience.reach !== undefined)
}

function subject(name: string) {
  const otherwise = setOtherwise[name]
  const key = otherwise?.kind ?? name
  const connector = connectorOf({ connectors }, key)
  return { otherwise, key, connector, manifest: connector.manifest }
}

/** What every manifest says. @param name of the registry, or of `setOtherwise` */
export function holdManifest(name: string): void {
  const { key, manifest } = subject(name)
  describe(`${name}: its manifest`, () => {
    it('agrees with the registry and can be filled in', () => {
      expect(manifest.key).toBe(key)
      const fields = manifest.fields.map(field => field.key)
      expect(new Set(fields).size).toBe(fields.length)
      for (const field of manifest.fields) {
        expect(field.label.fr.length).toBeGreaterThan(2)
        expect(field.help.fr.length).toBeGreaterThan(10)
        // The screens say so beside its name.
        expect(field.help.fr).not.toMatch(/facultati/i)
        expect(field.help.en).not.toMatch(/optional/i)
      }
    })

    it('has dated limits with their source', () => {
      expect(manifest.limits.asOf).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(URL.canParse(manifest.limits.source)).toBe(true)
      expect(manifest.limits.textLength).toBeGreaterThan(0)
      expect(manifest.pollEveryMs).toBeGreaterThanOrEqual(MINUTE / 2)
    })
  })
}

/** What a connector does over HTTP, and where nothing answers. @param name of the registry, or of `setOtherwise` */
export function holdToContract(name: string): void {
  const { otherwise, key, connector, manifest } = subject(name)
  const open = async (): Promise<Harness> => {
    const harness = otherwise?.harness ?? harnesses[key]
    if (harness === undefined) throw new Error(`The connector ${key} has no harness.`)
    return harness()
  }
  const toPublish = async () => {
    const about = otherwise === undefined ? {} : { event: otherwise.announced }
    return (await publications(connector)).map(one => ({ ...one, ...about }))
  }

  const ways = waysOf[key] ?? (['public', 'private'] as const)

  const { authorization, login } = connector
  // What a login brings to a mailbox must be renewed first: tests/channels/mailbox-login.test.ts.
  describe.runIf(authorization !== undefined && key !== 'mailbox')(
    `${name}: its authorization`,
    () => {
      const opened = async () => {
        const harness = await open()
        if (authorization === undefined || login === undefined || !harness.application) {
          throw new Error(`The harness of ${key} has no application.`)
        }
        const { application } = harness
        const { redirect } = application
        const ask = async (isAllowed: boolean) => {
          const state = 'unguessable'
          const { permissions } = login
          const asked = { redirect, state, permissions, verifier }
          const address = await authorization.address(application.call(), asked)
          if (typeof address !== 'string') throw new Error(address.reason.fr)
          return await application.answer(address, isAllowed)
        }
        return { harness, application, authorization, login, redirect, ask }
      }

      it('knows its application, and says when it is none, or when nobody answers', async () => {
        const { harness, application, authorization } = await opened()
        expect(await authorization.verify(application.call())).toMatchObject({ kind: 'known' })
        expect(await authorization.verify(application.strange())).toEqual({
          kind: 'refused',
          reason: says(/\.$/),
        })
        const call = { ...application.call(), apiUrl: harness.unreachable().apiUrl }
        expect(await authorization.verify(call)).toMatchObject({ kind: 'passing' })
      })

      it('gives identities that connect as they are, once', async () => {
        const { application, authorization, login, redirect, ask } = await opened()
        const query = await ask(true)
        expect(query.state).toBe('unguessable')
        const person = await authorization.exchange(application.call(), {
          redirect,
          query,
          verifier,
        })
        if (person.kind !== 'person') throw new Error(person.reason.fr)
        const given = await login.identities(application.call(), person.token)
        if (given.kind !== 'authorized') throw new Error(given.reason.fr)
        expect(given.identities.length).toBeGreaterThan(0)
        for (const { config, secrets } of given.identities) {
          const check = await connector.check({ ...application.call(), config, secrets })
          expect(check.state).toBe('working')
          for (const name of Object.keys({ ...config, ...secrets })) {
            expect(manifest.fields.map(field => field.key)).toContain(name)
          }
        }
        const again = await authorization.exchange(application.call(), {
          redirect,
          query,
          verifier,
        })
        expect(again).toEqual({ kind: 'refused', reason: says(/\.$/) })
      })

      it('says in a sentence that the person refused, and that nobody answered', async () => {
        const { harness, application, authorization, redirect, ask } = await opened()
        const query = await ask(false)
        expect(
          await authorization.exchange(application.call(), { redirect, query, verifier }),
        ).toEqual({
          kind: 'refused',
          reason: says(/\.$/),
        })
        const call = { ...application.call(), apiUrl: harness.unreachable().apiUrl }
        const allowed = await ask(true)
        expect(await authorization.exchange(call, { redirect, query: allowed, verifier })).toEqual({
          kind: 'passing',
          reason: says(/\.$/),
        })
      })
    },
  )

  describe(`${name}: a check`, () => {
    it('of a channel that works says so', async () => {
      const check = await connector.check((await open()).call())
      expect(check.state).toBe('working')
      expect(check.name).toBeTruthy()
      expect(check.lines.filter(line => line.level === 'error')).toEqual([])
    })

    it('of a refused secret, and of a network out of reach, is one sentence each', async () => {
      const harness = await open()
      for (const [call, state] of [
        [harness.refused(), 'reauthorize'],
        [harness.unreachable(), 'unreachable'],
      ] as const) {
        const check = await connector.check(call)
        expect(check.state).toBe(state)
        expect(check.lines).toHaveLength(1)
        expect(check.lines[0]).toMatchObject({ level: 'error', text: says(/\.$/) })
      }
    })
  })

  const { followers } = connector

  if (followers) {
    describe(`${name}: its followers`, () => {
      it('are a number of its own; a network that refuses or is out of reach says none', async () => {
        const harness = await open()
        expect(await followers(harness.call())).toBeGreaterThan(0)
        expect(await followers(harness.refused())).toBeNull()
        expect(await followers(harness.unreachable())).toBeNull()
      })
    })
  }

  const { receive, publish, find, verify, replyOptions, reply, hide, findReply, webhook } =
    connector

  if (receive) {
    describe(`${name}: receiving`, () => {
      it('from nothing to the end, twice, gives the same', async () => {
        const harness = await open()
        for (const way of ways) harness.say(way, 'Bonjour, à quelle heure ouvre la mairie ?')
        const first = await receiveAll(receive, harness.call(), null, harness.told?.())
        const second = await receiveAll(receive, harness.call(), null, harness.told?.())
        expect(kept(first.conversations).size).toBeGreaterThan(1)
        expect(kept(second.conversations)).toEqual(kept(first.conversations))
      })

      it('again from where it ended brings nothing that was not there, and then what is new', async () => {
        const harness = await open()
        const first = await receiveAll(receive, harness.call(), null, harness.told?.())
        const before = kept(first.conversations)
        harness.advance(MINUTE)
        const again = await receiveAll(receive, harness.call(), first.cursor, harness.told?.())
        for (const [id, message] of kept(again.conversations))
          expect(message).toEqual(before.get(id))
        harness.advance(MINUTE)
        const said = ways.map(way => harness.say(way, 'Et demain ?'))
        const next = await receiveAll(receive, harness.call(), again.cursor, harness.told?.())
        const after = kept(next.conversations)
        for (const { remoteId } of said) expect(after.has(remoteId)).toBe(true)
      })

      it('gives messages that hold together', async () => {
        const harness = await open()
        const { conversations } = await receiveAll(receive, harness.call(), null, harness.told?.())
        const threads = new Map<string, string>()
        for (const { remoteId, visibility, messages } of conversations) {
          expect(messages.length).toBeGreaterThan(0)
          for (const message of messages) {
            expect(threads.get(message.remoteId) ?? remoteId).toBe(remoteId)
            threads.set(message.remoteId, remoteId)
            expect(message.sentAt).toBeLessThanOrEqual(harness.call().now)
            if (message.direction === 'outbound') expect(message.author).toBeNull()
          }
          const authors = messages.flatMap(message => message.author?.remoteId ?? [])
          if (visibility === 'private') expect(new Set(authors).size).toBeLessThanOrEqual(1)
        }
      })

      it('with a refused secret asks for a new connection; out of reach it tries again later', async () => {
        const harness = await open()
        if (harness.told !== undefined) return
        expect(await receive(harness.refused(), null)).toMatchObject({ kind: 'reauthorize' })
        const later = await receive(harness.unreachable(), null)
        if (later.kind !== 'failed' || later.retryAt === null)
          throw new Error(JSON.stringify(later))
        expect(later.retryAt).toBeGreaterThan(harness.call().now)
      })
    })
  }

  if (replyOptions) {
    describe(`${name}: the ways to answer`, () => {
      it('are open where a citizen just wrote, and one that is closed says why', async () => {
        const harness = await open()
        for (const visibility of ways) {
          const said = harness.say(visibility, 'Bonjour, est-ce ouvert samedi ?')
          const { now } = harness.call()
          const known = { takesPrivate: null, answeredPrivately: false }
          const message = { ...said, ...known, visibility, sentAt: now, lastInboundAt: now }
          const { config } = harness.call()
          expect(replyOptions(message, now, config)[visibility]?.open).toBe(true)
          for (const later of [0, 30, 400]) {
            for (const way of Object.values(
              replyOptions(message, now + later * 24 * 60 * MINUTE, config),
            )) {
              if (way?.open) expect(way.limit.textLength).toBeGreaterThan(0)
              else if (way) expect(way.reason.fr).toMatch(/^\p{Lu}.*\.$/u)
            }
          }
        }
      })
    })
  }

  if (hide) {
    describe(`${name}: hiding`, () => {
      it('may be said twice; refused it asks for a new connection, out of reach for another try', async () => {
        const harness = await open()
        const said = harness.say('public', 'Achetez mes montres !')
        for (const hidden of [true, true, false, false]) {
          expect(await hide(harness.call(), said, hidden)).toEqual({ kind: 'done' })
        }
        expect(await hide(harness.refused(), said, true)).toMatchObject({ kind: 'reauthorize' })
        expect(await hide(harness.unreachable(), said, true)).toMatchObject({
          kind: 'failed',
          retryAt: expect.any(Number),
        })
      })
    })
  }

  if (webhook) {
    describe(`${name}: being called by the network`, () => {
      it('by a stranger is refused, whatever the stranger says, and never throws', async () => {
        const { config } = (await open()).call()
        const secrets = Object.fromEntries(
          manifest.fields.filter(field => field.secret).map(field => [field.key, `${field.key}!`]),
        )
        const body = new TextEncoder().encode(JSON.stringify(config))
        for (const channels of [
          [],
          [
            { id: 1, config, secrets: {} },
            { id: 2, config, secrets },
          ],
        ]) {
          expect(webhook.verify({}, channels)).toBeNull()
          expect(webhook.read({ headers: new Headers(), body, at: 0 }, channels)).toBeNull()
        }
      })
    })
  }

  const { firstComment } = connector
  if (firstComment && publish) {
    const words = 'Réservations\u00a0: 03 00 00 00 00.'
    const commented = async () => {
      const harness = await open()
      const [variant] = await toPublish()
      if (!variant) throw new Error('nothing to publish')
      const outcome = await publish(harness.call(), variant, 'k')
      if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
      return { harness, post: outcome.remoteId, since: harness.call().now }
    }
    describe(`${name}: a first comment`, () => {
      it('is under its post, found there and verified, and no post of its own', async () => {
        const { harness, post, since } = await commented()
        const shown = harness.published()
        const outcome = await firstComment.publish(harness.call(), post, words, 'k2')
        if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
        expect(harness.published()).toEqual(shown)
        harness.advance(MINUTE)
        const { remoteId } = outcome
        const found = await firstComment.find(harness.call(), post, words, since)
        expect(found).toMatchObject({ kind: 'found', remoteId })
        const seen = (text: string) => firstComment.verify(harness.call(), text, remoteId)
        expect(await seen(words)).toEqual({ kind: 'verified' })
        expect(await seen(`${words} Merci.`)).toMatchObject({ kind: 'different' })
      })

      it('without an answer is unknown, and looking tells what happened', async () => {
        const { harness, post, since } = await commented()
        harness.loseNextRequest()
        expect(await firstComment.publish(harness.call(), post, words, 'k2')).toMatchObject({
          kind: 'unknown',
        })
        harness.advance(MINUTE)
        const look = () => firstComment.find(harness.call(), post, words, since)
        expect(await look()).toEqual({ kind: 'absent' })
        harness.loseNextAnswer()
        expect(await firstComment.publish(harness.call(), post, words, 'k2')).toMatchObject({
          kind: 'unknown',
        })
        harness.advance(MINUTE)
        expect(await look()).toMatchObject({ kind: 'found' })
      })

      it('says what to do: of a refused secret, of nobody who answers, of a post that is gone', async () => {
        const { harness, post, since } = await commented()
        const send = (call = harness.call(), under = post) =>
          firstComment.publish(call, under, words, 'k2')
        expect(await send(harness.refused())).toMatchObject({ kind: 'reauthorize' })
        const later = await send(harness.unreachable())
        if (later.kind !== 'failed' || later.retryAt === null)
          throw new Error(JSON.stringify(later))
        expect(await send(harness.call(), '404')).toEqual({
          kind: 'failed',
          reason: says(/ne trouve plus la publication/),
          retryAt: null,
        })
        expect(await firstComment.find(harness.unreachable(), post, words, since)).toMatchObject({
          kind: 'unclear',
        })
        expect(await firstComment.verify(harness.unreachable(), words, 'x')).toMatchObject({
          kind: 'not-yet',
        })
      })

      it.runIf(receive !== undefined)(
        'comes back as the channel’s own, under no citizen',
        async () => {
          const { harness, post } = await commented()
          const outcome = await firstComment.publish(harness.call(), post, words, 'k2')
          if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
          harness.advance(MINUTE)
          if (!receive) return
          const { conversations } = await receiveAll(receive, harness.call(), null)
          expect(kept(conversations).get(outcome.remoteId)).toMatchObject({
            direction: 'outbound',
            author: null,
          })
        },
      )
    })
  }

  const { figures } = connector

  if (publish && figures) {
    describe(`${name}: what a post brought`, () => {
      it('are counts, or nothing; of what is gone there is nothing, and a refusal is told', async () => {
        const harness = await open()
        const [variant] = await toPublish()
        if (!variant) throw new Error('nothing to publish')
        const sent = await publish(harness.call(), variant, 'key-1')
        if (sent.kind !== 'published') throw new Error(sent.reason.fr)
        harness.advance(24 * 60 * MINUTE)
        const brought = await figures(harness.call(), sent.remoteId)
        if (brought?.kind !== 'figures') throw new Error('nothing is told')
        for (const kind of figureKinds) expect(brought[kind] ?? 0).toBeGreaterThanOrEqual(0)
        expect(await figures(harness.refused(), sent.remoteId)).toMatchObject({
          kind: 'reauthorize',
        })
        expect(await figures(harness.unreachable(), sent.remoteId)).toMatchObject({
          kind: 'failed',
          retryAt: expect.any(Number),
        })
        if (connector.withdraw === undefined) return
        await connector.withdraw(harness.call(), sent.remoteId)
        expect(await figures(harness.call(), sent.remoteId)).toBeNull()
      })
    })
  }

  if (publish && find && verify) {
    describe(`${name}: publishing`, () => {
      it('is seen, found and verified', async () => {
        for (const variant of await toPublish()) {
          const harness = await open()
          const since = harness.call().now
          const outcome = await publish(harness.call(), variant, 'key-1')
          if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
          expect(harness.published()[0]).toBe(variant.text)
          harness.advance(MINUTE)
          const { remoteId } = outcome
          expect(await find(harness.call(), variant, 'key-1', since)).toMatchObject({
            kind: 'found',
            remoteId,
          })
          expect(await verify(harness.call(), variant, remoteId)).toEqual({ kind: 'verified' })
          const changed = { ...variant, text: `${variant.text} (reporté)` }
          expect(await verify(harness.call(), changed, remoteId)).toMatchObject({
            kind: 'different',
          })
        }
      })

      it('without an answer is unknown, and looking tells what happened', async () => {
        for (const variant of await toPublish()) {
          const harness = await open()
          const since = harness.call().now
          const count = harness.published().length
          harness.loseNextRequest()
          expect(await publish(harness.call(), variant, 'key-1')).toMatchObject({ kind: 'unknown' })
          harness.advance(MINUTE)
          expect(await find(harness.call(), variant, 'key-1', since)).toEqual({ kind: 'absent' })
          harness.loseNextAnswer()
          expect(await publish(harness.call(), variant, 'key-1')).toMatchObject({ kind: 'unknown' })
          harness.advance(MINUTE)
          expect(await find(harness.call(), variant, 'key-1', since)).toMatchObject({
            kind: 'found',
          })
          expect(harness.published()).toHaveLength(count + 1)
        }
      })

      it('is not taken for another text, nor for one of before', async () => {
        const harness = await open()
        const [variant] = await toPublish()
        if (!variant) throw new Error('nothing to publish')
        await publish(harness.call(), variant, 'key-1')
        const other = { ...variant, text: 'Tout autre chose' }
        const now = harness.call().now
        expect(await find(harness.call(), other, 'key-2', now)).toEqual({ kind: 'absent' })
        harness.advance(60 * MINUTE)
        expect(await find(harness.call(), variant, 'key-3', harness.call().now)).toEqual({
          kind: 'absent',
        })
      })

      it('with a refused secret asks for a new connection, out of reach is tried again, looking is unclear', async () => {
        const harness = await open()
        const [variant] = await toPublish()
        if (!variant) throw new Error('nothing to publish')
        const { now } = harness.call()
        expect(await publish(harness.refused(), variant, 'k')).toMatchObject({
          kind: 'reauthorize',
        })
        const later = await publish(harness.unreachable(), variant, 'k')
        if (later.kind !== 'failed' || later.retryAt === null)
          throw new Error(JSON.stringify(later))
        expect(later.retryAt).toBeGreaterThan(now)
        expect(await find(harness.refused(), variant, 'k', now)).toMatchObject({ kind: 'unclear' })
        expect(await find(harness.unreachable(), variant, 'k', now)).toMatchObject({
          kind: 'unclear',
        })
        expect(await verify(harness.unreachable(), variant, 'x')).toMatchObject({ kind: 'not-yet' })
      })
    })
  }

  const { reach, findReached, news } = connector.audience ?? {}
  if (reach && findReached) {
    describe(`${name}: reaching those who signed up`, () => {
      const opened = async () => {
        const harness = await open()
        const [variant] = await toPublish()
        if (variant === undefined) throw new Error('nothing to publish')
        const address = harness.address ?? ''
        return {
          harness,
          variant,
          send: (key: string, call = harness.call()) => reach(call, address, variant, key),
          look: (key: string, call = harness.call()) =>
            findReached(call, address, variant, key, harness.call().now),
        }
      }

      it('brings the text once, and finds what it brought', async () => {
        const { harness, variant, send, look } = await opened()
        const outcome = await send('k')
        if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
        expect(harness.published()).toEqual([variant.text])
        const { remoteId } = outcome
        const found = harness.cannotTell ? { kind: 'unclear' } : { kind: 'found', remoteId }
        expect(await look('k')).toMatchObject(found)
      })

      it('without an answer is unknown, and looking tells what happened', async () => {
        const { harness, send, look } = await opened()
        harness.loseNextRequest()
        expect(await send('k')).toMatchObject({ kind: 'unknown' })
        expect(await look('k')).toMatchObject({ kind: harness.cannotTell ? 'unclear' : 'absent' })
        harness.loseNextAnswer()
        expect(await send('k2')).toMatchObject({ kind: 'unknown' })
        expect(harness.published()).toHaveLength(1)
        expect(await look('k2')).toMatchObject({ kind: harness.cannotTell ? 'unclear' : 'found' })
      })

      it('with a refused secret asks for a new connection, out of reach is tried again, looking is unclear', async () => {
        const { harness, send, look } = await opened()
        expect(await send('k', harness.refused())).toMatchObject({ kind: 'reauthorize' })
        const later = await send('k', harness.unreachable())
        if (later.kind !== 'failed' || later.retryAt === null)
          throw new Error(JSON.stringify(later))
        expect(later.retryAt).toBeGreaterThan(harness.call().now)
        expect(await look('k', harness.unreachable())).toMatchObject({ kind: 'unclear' })
        expect(harness.published()).toEqual([])
      })

      it.runIf(news)('hears nothing new of nothing, and says when it cannot hear', async () => {
        const { harness } = await opened()
        expect(await news?.(harness.call(), null)).toMatchObject({
          kind: 'news',
          done: true,
          receipts: [],
          stops: [],
        })
        expect(await news?.(harness.refused(), null)).toMatchObject({ kind: 'reauthorize' })
        expect(await news?.(harness.unreachable(), null)).toMatchObject({
          kind: 'failed',
          retryAt: expect.any(Number),
        })
      })
    })
  }

  const { amend, withdraw } = connector
  if (publish && find && verify && (amend || withdraw)) {
    describe(`${name}: what is out`, () => {
      const out = async () => {
        const harness = await open()
        const [variant] = await toPublish()
        if (!variant) throw new Error('nothing to publish')
        const outcome = await publish(harness.call(), variant, 'key-1')
        if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
        return { harness, variant, remoteId: outcome.remoteId }
      }
      const refusals = async (act: (call: Call) => Promise<Done>, harness: Harness) => {
        expect(await act(harness.refused())).toMatchObject({ kind: 'reauthorize' })
        expect(await act(harness.unreachable())).toMatchObject({
          kind: 'failed',
          retryAt: expect.any(Number),
        })
      }

      it.runIf(amend)('takes another text, twice the same, and keeps its pictures', async () => {
        if (!amend) return
        for (const variant of await toPublish()) {
          const harness = await open()
          const outcome = await publish(harness.call(), variant, 'key-1')
          if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
          const changed = { ...variant, text: `ANNULÉ : ${variant.text}` }
          const count = harness.published().length
          harness.advance(MINUTE)
          for (let times = 0; times < 2; times++) {
            expect(await amend(harness.call(), changed, outcome.remoteId)).toEqual({ kind: 'done' })
            expect(harness.published()).toHaveLength(count)
            expect(harness.published()[0]).toBe(changed.text)
          }
          expect(await verify(harness.call(), changed, outcome.remoteId)).toEqual({
            kind: 'verified',
          })
        }
      })

      it.runIf(amend)('that cannot be changed now says what to do', async () => {
        const { harness, variant, remoteId } = await out()
        if (amend) await refusals(call => amend(call, variant, remoteId), harness)
      })

      it.runIf(withdraw)('is taken back, twice the same', async () => {
        const { harness, variant, remoteId } = await out()
        if (!withdraw) return
        await refusals(call => withdraw(call, remoteId), harness)
        expect(harness.published()[0]).toBe(variant.text)
        for (let times = 0; times < 2; times++) {
          expect(await withdraw(harness.call(), remoteId)).toEqual({ kind: 'done' })
          expect(harness.published()).not.toContain(variant.text)
        }
        expect(await verify(harness.call(), variant, remoteId)).not.toEqual({ kind: 'verified' })
      })
    })
  }

  if (reply && findReply && receive) {
    describe(`${name}: answering`, () => {
      for (const visibility of ways) {
        const ask = (harness: Harness): ReplyTo => {
          const said = harness.say(visibility, 'Bonjour, est-ce ouvert samedi ?')
          const lastInboundAt = harness.call().now
          return { ...said, visibility, way: visibility, lastInboundAt }
        }

        it(`${visibility}: reaches the citizen, and is received back as ours`, async () => {
          const harness = await open()
          const message = ask(harness)
          harness.advance(5 * MINUTE)
          const since = harness.call().now
          const text = 'Oui, de 9 h à 12 h.'
          const outcome = await reply(harness.call(), message, text, 'key-1', [])
          if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
          const { remoteId } = outcome
          expect(await findReply(harness.call(), message, text, since, 'key-1')).toMatchObject({
            kind: 'found',
            remoteId,
          })
          const { conversations } = await receiveAll(receive, harness.call(), null)
          const own = conversations.find(({ messages }) =>
            messages.some(one => one.remoteId === message.remoteId),
          )
          expect(own?.visibility).toBe(visibility)
          const answer = kept(conversations).get(remoteId)
          // A mail is placed where it is taken in, by what it names.
          const asked = own?.messages.find(one => one.remoteId === message.remoteId)
          const place = asked?.mail
            ? { mail: { names: [asked.mail.id] } }
            : { thread: own?.remoteId }
          expect(answer).toMatchObject({ ...place, direction: 'outbound', text, automatic: false })
        })

        it(`${visibility}: without an answer is unknown, and looking tells what happened`, async () => {
          const harness = await open()
          const message = ask(harness)
          const since = harness.call().now
          const text = 'Oui, de 9 h à 12 h.'
          const send = (key: string) => reply(harness.call(), message, text, key, [])
          const look = (key: string) => findReply(harness.call(), message, text, since, key)
          expect(await look('k')).toEqual({ kind: 'absent' })
          harness.loseNextRequest()
          expect(await send('k')).toMatchObject({ kind: 'unknown' })
          expect(await look('k')).toMatchObject({ kind: harness.cannotTell ? 'unclear' : 'absent' })
          harness.loseNextAnswer()
          const again = harness.cannotTell ? 'k2' : 'k'
          expect(await send(again)).toMatchObject({ kind: 'unknown' })
          expect(await look(again)).toMatchObject({
            kind: harness.cannotTell ? 'unclear' : 'found',
          })
        })

        it(`${visibility}: refused and out of reach say what to do`, async () => {
          const harness = await open()
          const message = ask(harness)
          const refused = await reply(harness.refused(), message, 'Oui', 'k', [])
          expect(refused).toMatchObject({ kind: 'reauthorize' })
          const later = await reply(harness.unreachable(), message, 'Oui', 'k', [])
          if (later.kind !== 'failed' || later.retryAt === null)
            throw new Error(JSON.stringify(later))
          const { now } = harness.call()
          expect(later.retryAt).toBeGreaterThan(now)
          expect(await findReply(harness.unreachable(), message, 'Oui', now, 'k')).toMatchObject({
            kind: 'unclear',
          })
        })
      }
    })
  }
}
