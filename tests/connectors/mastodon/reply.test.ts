import { describe, expect, it } from 'vitest'
import { findReply, reply } from '../../../server/connectors/mastodon/reply.ts'
import { says } from '../../support/says.ts'
import { tuesday } from '../played.ts'
import { openServer, type World } from './harness.ts'

const text = 'Oui, de 9\u00a0h à 12\u00a0h.'

function asked({ server }: World, visibility: 'public' | 'unlisted' | 'private' | 'direct') {
  const said = { resident: 'Julie Renard', text: '@mairie Ouvert samedi ?', visibility } as const
  const { id, author } = server.write({ ...said, warning: 'Travaux' })
  const seen = visibility === 'private' || visibility === 'direct' ? 'private' : 'public'
  return {
    remoteId: id,
    visibility: seen,
    way: seen,
    authorRemoteId: author,
    lastInboundAt: tuesday,
  } as const
}

describe('answering on Mastodon', () => {
  it.each([
    ['public', 'public'],
    ['unlisted', 'unlisted'],
    ['private', 'direct'],
    ['direct', 'direct'],
  ] as const)('%s is answered %s, to its author first', async (visibility, answered) => {
    const world = await openServer()
    const message = asked(world, visibility)
    expect(await reply(world.call(), message, text, 'clé', [])).toMatchObject({ kind: 'published' })
    expect(world.server.all()[0]).toMatchObject({
      text: `@julie_renard@ailleurs.exemple ${text}`,
      visibility: answered,
      replyTo: message.remoteId,
      warning: 'Travaux',
    })
    expect(await findReply(world.call(), message, text, tuesday, 'clé')).toMatchObject({
      kind: 'found',
    })
    expect(await findReply(world.call(), message, 'Non.', tuesday, 'clé')).toEqual({
      kind: 'absent',
    })
  })

  it('twice with one key is one', async () => {
    const world = await openServer()
    const message = asked(world, 'public')
    await reply(world.call(), message, text, 'clé', [])
    await reply(world.call(), message, text, 'clé', [])
    expect(world.server.all()).toHaveLength(2)
  })

  it('to what is gone, or with too much, is refused for good in one sentence', async () => {
    const world = await openServer()
    const message = asked(world, 'public')
    expect(await reply(world.call(), message, 'é'.repeat(490), 'clé', [])).toEqual({
      kind: 'failed',
      reason: says(/raccourcissez-le/),
      retryAt: null,
    })
    world.server.remove(message.remoteId)
    expect(await reply(world.call(), message, text, 'clé', [])).toEqual({
      kind: 'failed',
      reason: says('Ce message n’est plus sur Mastodon : on ne peut plus y répondre.'),
      retryAt: null,
      closes: true,
    })
  })
})
