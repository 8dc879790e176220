import { expect, it } from 'vitest'
import type { ReplyTo } from '../../../server/connectors/connector.ts'
import { wordpress } from '../../../server/connectors/wordpress/index.ts'
import { findReply, hide, reply } from '../../../server/connectors/wordpress/reply.ts'
import { says } from '../../support/says.ts'
import { tuesday } from '../played.ts'
import { openSite } from './harness.ts'

const messageOf = (id: number): ReplyTo => ({
  remoteId: String(id),
  visibility: 'public',
  way: 'public',
  authorRemoteId: null,
  lastInboundAt: tuesday,
})

it('an answer approves the comment under which it stands', async () => {
  const { site, call } = await openSite()
  const post = site.announce('Fête du village')
  const asked = site.comment({ post, resident: 'Julie Renard', text: 'À quelle heure ?' })
  const text = 'À 20 h : « venez » & amenez\nhttps://exemple.fr/?a=1&b=2'
  const outcome = await reply(call(), messageOf(asked), text, 'clé', [])
  if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
  expect(site.one('comment', asked)?.status).toBe('approved')
  expect(site.one('comment', Number(outcome.remoteId))).toMatchObject({
    parent: asked,
    status: 'approved',
  })
  const found = await findReply(call(), messageOf(asked), text, tuesday, 'clé')
  expect(found).toEqual({ ...outcome, kind: 'found' })
})

it('a comment that is away, or gone, takes no answer, and says why', async () => {
  const { site, call } = await openSite()
  const post = site.announce('Fête du village')
  const asked = site.comment({ post, resident: 'Julie Renard', text: 'Achetez !', status: 'spam' })
  expect(await reply(call(), messageOf(asked), 'Non', 'clé', [])).toEqual({
    kind: 'failed',
    reason: says(/affichez-le de nouveau/),
    retryAt: null,
  })
  expect(await reply(call(), messageOf(404), 'Non', 'clé', [])).toMatchObject({ closes: true })
  expect(await hide(call(), { remoteId: String(asked) }, false)).toEqual({ kind: 'done' })
  expect(site.one('comment', asked)?.status).toBe('approved')
  expect(await hide(call(), { remoteId: '404' }, true)).toMatchObject({ kind: 'failed' })
})

it('is written where the comment was, as the port has it', () => {
  expect(wordpress.replyOptions).toBeUndefined()
})
