import { describe, expect, it } from 'vitest'
import type { ReplyTo } from '../../../server/connectors/connector.ts'
import { instagram } from '../../../server/connectors/instagram/index.ts'
import { says } from '../../support/says.ts'
import { tuesday } from '../meta-world.ts'
import { openAccount } from './account.ts'

const { reply, findReply, replyOptions, hide, cannotHide } = instagram
if (!reply || !findReply || !replyOptions || !hide || !cannotHide)
  throw new Error('It does not answer.')

const answerTo = (remoteId: string): ReplyTo => ({
  remoteId,
  visibility: 'public',
  way: 'public',
  authorRemoteId: null,
  lastInboundAt: tuesday,
})

describe('answering a mention on Instagram', () => {
  it('goes under the comment, or under the post, for all to see and in no other way', async () => {
    const world = await openAccount()
    const comment = world.mention('Quand ?', 'Odile Colin')
    const post = world.mention('Merci !')
    const ids = [`mention:${comment.media}:${comment.id}`, `mention:${post.media}`]
    const said = { sentAt: tuesday, takesPrivate: null, answeredPrivately: false }
    for (const remoteId of ids) {
      const to = answerTo(remoteId)
      expect(replyOptions({ ...to, ...said }, tuesday, {})).toMatchObject({
        public: { open: true, until: null },
        private: null,
      })
      expect(await reply(world.call(), to, 'À 9 h.', 'k', [])).toMatchObject({
        kind: 'published',
        remoteId: expect.stringMatching(/^\d+$/),
      })
    }
    expect(await hide(world.call(), { remoteId: ids[0] ?? '' }, true)).toMatchObject({
      kind: 'failed',
      reason: says(/Seul le compte qui a publié/),
    })
    // Known before anything is asked: it is not even offered.
    for (const remoteId of ids) {
      expect(cannotHide({ remoteId })).toEqual(says(/Seul le compte qui a publié/))
    }
    expect(cannotHide({ remoteId: '17890' })).toBeNull()
  })

  it('whose answer got lost is found under a post, and is somebody’s to judge under a comment', async () => {
    const world = await openAccount()
    const comment = world.mention('Quand ?', 'Odile Colin')
    const post = answerTo(`mention:${world.mention('Merci !').media}`)
    const match = { method: 'POST', path: '/mentions' } as const
    expect(await findReply(world.call(), post, 'À 9 h.', tuesday, 'k')).toMatchObject({
      kind: 'unclear',
      reason: says(/ouvrez-la, et regardez/),
    })
    world.sandbox.faults.add({ kind: 'drop', when: 'after', match })
    expect(await reply(world.call(), post, 'À 9 h.', 'k', [])).toMatchObject({ kind: 'unknown' })
    expect(await findReply(world.call(), post, 'À 9 h.', tuesday, 'k')).toMatchObject({
      kind: 'found',
    })
    const under = answerTo(`mention:${comment.media}:${comment.id}`)
    world.sandbox.faults.add({ kind: 'drop', when: 'after', match })
    expect(await reply(world.call(), under, 'À 9 h.', 'k', [])).toMatchObject({ kind: 'unknown' })
    expect(await findReply(world.call(), under, 'À 9 h.', tuesday, 'k')).toMatchObject({
      kind: 'unclear',
    })
  })

  it('that is gone ends, and a tagged photo says where it is answered', async () => {
    const world = await openAccount()
    const comment = world.mention('Quand ?', 'Odile Colin')
    world.sandbox.instagram.remove(comment.id)
    const gone = answerTo(`mention:${comment.media}:${comment.id}`)
    expect(await reply(world.call(), gone, 'À 9 h.', 'k', [])).toMatchObject({
      kind: 'failed',
      closes: true,
      reason: says(/n’existe plus sur Instagram/),
    })
    const photo = answerTo(`tag:${world.tag('Belle fête')}`)
    const reason = says(/répondez dans l’application Instagram/)
    const said = { ...photo, sentAt: tuesday, takesPrivate: null, answeredPrivately: false }
    expect(replyOptions(said, tuesday, {})).toMatchObject({ public: { open: false, reason } })
    expect(await reply(world.call(), photo, 'Merci', 'k', [])).toMatchObject({
      closes: true,
      reason,
    })
    const long = answerTo(`mention:${world.mention('Merci !').media}`)
    expect(await reply(world.call(), long, 'é'.repeat(2_201), 'k', [])).toMatchObject({
      kind: 'failed',
      reason: says(/trop longue/),
    })
  })
})
