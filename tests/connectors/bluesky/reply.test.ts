import { expect, it } from 'vitest'
import { bluesky } from '../../../server/connectors/bluesky/index.ts'
import { findReply, reply } from '../../../server/connectors/bluesky/publish.ts'
import type { ReplyTo } from '../../../server/connectors/connector.ts'
import { says } from '../../support/says.ts'
import { tuesday } from '../played.ts'
import { openServer } from './harness.ts'

const to = (remoteId: string): ReplyTo => ({
  remoteId,
  visibility: 'public',
  way: 'public',
  authorRemoteId: null,
  lastInboundAt: tuesday,
})

it('an answer stands under its message, in the thread of the post, once', async () => {
  const { server, call } = await openServer()
  const post = server.write({ resident: null, text: 'La piscine ouvre lundi.' })
  const asked = server.write({ resident: 'Julie', text: 'À quelle heure ?', replyTo: post.uri })
  const sent = await reply(call(), to(asked.uri), 'À 10 h.', 'clé', [])
  expect(await reply(call(), to(asked.uri), 'À 10 h.', 'clé', [])).toEqual(sent)
  const [answer, ...others] = server.under(asked.uri)
  if (!answer) throw new Error('no answer')
  expect(others).toEqual([])
  expect(answer.record).toMatchObject({
    text: 'À 10 h.',
    langs: ['fr'],
    reply: {
      root: { uri: post.uri, cid: post.cid },
      parent: { uri: asked.uri, cid: asked.cid },
    },
  })
  const looked = await findReply(call(), to(asked.uri), 'À 10 h.', tuesday, 'clé')
  expect(looked).toMatchObject({ kind: 'found', remoteId: answer.uri })
  expect(await findReply(call(), to(asked.uri), 'À 10 h.', tuesday, 'autre')).toEqual({
    kind: 'absent',
  })
})

it('what is gone, withheld by a block or closed to answers takes none any more', async () => {
  const { server, call } = await openServer()
  const say = (resident: string) => server.write({ resident, text: '@mairie.exemple.fr ?' })
  const [gone, blocked, closed] = [say('Julie'), say('Hugo'), say('Nadia')]
  server.remove(gone.uri)
  server.conduct.blocked.add(blocked.author)
  server.conduct.closed.add(closed.uri)
  for (const [{ uri }, sentence] of [
    [gone, /n’est plus sur Bluesky/],
    [blocked, /se sont bloqués/],
    [closed, /sont fermées/],
  ] as const) {
    expect(await reply(call(), to(uri), 'Oui', 'clé', [])).toEqual({
      kind: 'failed',
      reason: says(sentence),
      retryAt: null,
      closes: true,
    })
  }
})

it('an answer that is too long is not sent', async () => {
  const { server, call } = await openServer()
  const { uri } = server.write({ resident: 'Julie', text: '@mairie.exemple.fr ?' })
  expect(await reply(call(), to(uri), 'é'.repeat(301), 'clé', [])).toMatchObject({ kind: 'failed' })
  expect(server.under(uri)).toEqual([])
})

it('is for all to see, for ever, as the port has it, and as long as a post', () => {
  expect(bluesky.replyOptions).toBeUndefined()
  expect(bluesky.manifest.limits).toMatchObject({ textLength: 300, counts: 'ten-bytes' })
})
