import { describe, expect, it } from 'vitest'
import type { Answerable, ReplyTo } from '../../../server/connectors/connector.ts'
import { instagram } from '../../../server/connectors/instagram/index.ts'
import { says } from '../../support/says.ts'
import { DAY, HOUR, MINUTE, tuesday } from '../meta-world.ts'
import { openAccount, type World } from './account.ts'

const { reply, findReply, replyOptions, hide } = instagram
if (!reply || !findReply || !replyOptions || !hide) throw new Error('It does not answer.')

const comment = (remoteId: string, way: 'public' | 'private', author: string | null): ReplyTo => ({
  remoteId,
  visibility: 'public',
  way,
  authorRemoteId: author,
  lastInboundAt: tuesday,
})

function said(part: Partial<Answerable> = {}): Answerable {
  return {
    remoteId: '1',
    visibility: 'public',
    authorRemoteId: '7',
    lastInboundAt: tuesday,
    sentAt: tuesday,
    takesPrivate: null,
    answeredPrivately: false,
    ...part,
  }
}

const threads = ({ sandbox, account }: World) => sandbox.instagram.conversations(account)
const scoped = (world: World, resident: string) =>
  threads(world).find(thread => thread.resident.name === resident)?.resident.scopedId ?? null

describe('the ways to answer on Instagram', () => {
  it('are those of a page, with Instagram’s lengths and its name', () => {
    expect(replyOptions(said(), tuesday, {})).toEqual({
      public: { open: true, until: null, limit: { textLength: 2200, counts: 'utf16' } },
      private: {
        open: true,
        until: tuesday + 7 * DAY,
        limit: { textLength: 1000, counts: 'bytes' },
      },
    })
    expect(replyOptions(said({ answeredPrivately: true }), tuesday, {}).private).toMatchObject({
      open: false,
      reason: says(/Instagram n’en permet qu’une/),
    })
    const late = said({ visibility: 'private', lastInboundAt: tuesday - 8 * DAY })
    expect(replyOptions(late, tuesday, {})).toMatchObject({
      public: null,
      private: { open: false, reason: says(/dans l’application Instagram/) },
    })
  })
})

describe('answering on Instagram', () => {
  it('a comment in private goes once, is found, and stands in the private talk', async () => {
    const world = await openAccount()
    const question = world.comment(world.show(), 'Mon dossier ?')
    const text = 'Bonjour, il est prêt.'
    world.sandbox.faults.add({
      kind: 'drop',
      when: 'after',
      match: { method: 'POST', path: '/messages' },
    })
    const aside = comment(question, 'private', null)
    expect(await reply(world.call(), aside, text, 'k', [])).toMatchObject({ kind: 'unknown' })
    const person = scoped(world, 'Julie Renard')
    const known = comment(question, 'private', person)
    expect(await findReply(world.call(), known, text, tuesday, 'key')).toMatchObject({
      kind: 'found',
    })
    expect(await findReply(world.call(), aside, text, tuesday, 'key')).toMatchObject({
      kind: 'unclear',
    })
    expect(await reply(world.call(), aside, 'Encore', 'k2', [])).toMatchObject({
      kind: 'failed',
      retryAt: null,
      closes: true,
      reason: says(/Instagram n’en permet qu’une/),
    })
    expect(threads(world).flatMap(({ messages }) => messages.map(({ text }) => text))).toEqual([
      text,
    ])
  })

  it('a private message takes the person’s tag only when it is needed, and ends after 7 days', async () => {
    const world = await openAccount()
    const id = world.message('Bonjour')
    const person = scoped(world, 'Julie Renard')
    const message: ReplyTo = { ...comment(id, 'private', person), visibility: 'private' }
    world.clock.advance(2 * HOUR)
    expect(await reply(world.call(), message, 'Bonjour', 'k', [])).toMatchObject({
      kind: 'published',
    })
    world.clock.advance(2 * DAY)
    world.requests.length = 0
    expect(await reply(world.call(), message, 'Et encore', 'k', [])).toMatchObject({
      kind: 'published',
    })
    expect(world.requests).toHaveLength(1)
    world.clock.advance(6 * DAY)
    expect(await reply(world.call(), message, 'Trop tard', 'k', [])).toMatchObject({
      kind: 'failed',
      retryAt: null,
      reason: says(/Instagram ne permet plus/),
    })
  })

  it('counts a private message in bytes, as Instagram does', async () => {
    const world = await openAccount()
    const id = world.message('Bonjour')
    const message: ReplyTo = {
      ...comment(id, 'private', scoped(world, 'Julie Renard')),
      visibility: 'private',
    }
    const outcome = await reply(world.call(), message, 'é'.repeat(501), 'k', [])
    expect(outcome).toMatchObject({ kind: 'failed', reason: says(/trop longue/) })
    expect(await reply(world.call(), message, 'é'.repeat(500), 'k', [])).toMatchObject({
      kind: 'published',
    })
  })

  it('a comment that is gone has nothing to be answered', async () => {
    const world = await openAccount()
    const question = world.comment(world.show(), 'Bonjour ?')
    world.sandbox.instagram.remove(question)
    expect(
      await reply(world.call(), comment(question, 'public', null), 'Oui', 'k', []),
    ).toMatchObject({
      kind: 'failed',
      closes: true,
      reason: says(/n’existe plus sur Instagram/),
    })
  })
})

describe('hiding on Instagram', () => {
  it('hides and shows again, and a lost answer is asked for', async () => {
    const world = await openAccount()
    const media = world.show()
    const spam = world.comment(media, 'Gagnez un téléphone')
    const isHidden = () =>
      world.sandbox.instagram.media(world.account)[0]?.comments.find(({ id }) => id === spam)
        ?.isHidden
    world.sandbox.faults.add({ kind: 'drop', when: 'after', match: { method: 'POST', path: spam } })
    expect(await hide(world.call(), { remoteId: spam }, true)).toEqual({ kind: 'done' })
    expect(isHidden()).toBe(true)
    expect(await hide(world.call(), { remoteId: spam }, false)).toEqual({ kind: 'done' })
    expect(isHidden()).toBe(false)
    const { token } = world.sandbox.village
    world.sandbox.tokens.change(token, { scopes: ['instagram_basic'] })
    world.clock.advance(MINUTE)
    expect(await hide(world.call(), { remoteId: spam }, true)).toMatchObject({
      kind: 'failed',
      reason: says(/instagram_manage_comments/),
    })
  })
})
