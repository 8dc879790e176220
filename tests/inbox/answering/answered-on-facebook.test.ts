import { describe, expect, it } from 'vitest'
import { answer, retryReply } from '../../../server/inbox/answering/answer.ts'
import { hideMessage } from '../../../server/inbox/answering/hide-message.ts'
import { getConversation } from '../../../server/inbox/conversations.ts'
import { anAnswer } from '../../support/builders/inbox.ts'
import { facebookVillage } from '../../support/network/facebook-village.ts'
import { storedEpisodes, storedMessage } from '../../support/network/received.ts'
import { says } from '../../support/says.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** What Julie asks the page, and Tambour knows of at once. */
async function village() {
  const v = await facebookVillage()
  const poll = async () => {
    const { error } = await v.poll()
    if (error !== null) throw new Error(error.fr)
  }
  return {
    ...v,
    poll,
    officer: { communeId: v.who.communeId, userId: null, actor: 'Camille' },
    async asks(kind: 'comment' | 'visitor_post' | 'message') {
      const target = kind === 'comment' ? { target: v.post } : {}
      const asked = { page: v.page, resident: 'Julie Renard', kind, ...target }
      const { id } = v.sandbox.write({ ...asked, text: 'Jusqu’à quand ?' })
      await poll()
      return id
    },
    messageOf: (remoteId: string) => storedMessage(v, remoteId),
  }
}

describe('an answer given with Facebook’s own app', () => {
  it.each([
    ['under a comment', 'comment', 'comment'],
    ['under a visitor’s post', 'visitor_post', 'comment'],
    ['in Messenger', 'message', 'message'],
    ['in private to a comment', 'comment', 'message'],
    ['in private to a visitor’s post', 'visitor_post', 'message'],
  ] as const)('%s closes the episode just the same', async (_how, asked, answered) => {
    const v = await village()
    const id = await v.asks(asked)
    v.clock.advance(9 * MINUTE)
    const target = asked === 'message' ? 'Julie Renard' : id
    const own = { page: v.page, kind: answered, target, text: 'Jusqu’à vendredi.' }
    const { id: closedBy } = v.sandbox.post(own)
    v.clock.advance(MINUTE)
    await v.poll()
    expect(await storedEpisodes(v)).toMatchObject([
      { author: 'Julie Renard', openedBy: id, state: 'answered', closedBy, officeMs: 9 * MINUTE },
    ])
    // Another look changes nothing.
    const before = await storedEpisodes(v)
    v.clock.advance(MINUTE)
    await v.poll()
    expect(await storedEpisodes(v)).toEqual(before)
    const { conversationId } = await v.messageOf(id)
    const shown = await getConversation(v.context, v.officer.communeId, conversationId)
    const isPrivate = answered === 'message'
    expect(shown.messages).toMatchObject([
      { direction: 'inbound' },
      { direction: 'outbound', visibility: isPrivate ? 'private' : 'public' },
    ])
    const aside = shown.messages[0]?.replyOptions.private
    expect(aside?.open).toBe(asked === 'message' || !isPrivate)
  })

  it('in private, to somebody who also wrote in Messenger, answers there and not the comment', async () => {
    const v = await village()
    const comment = await v.asks('comment')
    v.clock.advance(MINUTE)
    const message = await v.asks('message')
    v.clock.advance(2 * MINUTE)
    const text = 'Voici.'
    v.sandbox.post({ page: v.page, kind: 'message', target: 'Julie Renard', text })
    await v.poll()
    expect(await storedEpisodes(v)).toMatchObject([
      { openedBy: comment, state: 'open' },
      { openedBy: message, state: 'answered', officeMs: 2 * MINUTE },
    ])
  })
})

describe('an answer in private from Tambour', () => {
  it('to a comment arrives once, closes the episode, and is known again when it is polled', async () => {
    const v = await village()
    const id = await v.asks('comment')
    v.clock.advance(9 * MINUTE)
    const { id: message, conversationId } = await v.messageOf(id)
    const request = anAnswer({
      message,
      text: 'Jusqu’à vendredi.',
      way: 'private',
    })
    v.sandbox.faults.add({ kind: 'drop', when: 'after', match: { method: 'POST' } })
    expect(await answer(v.context, v.officer, conversationId, request)).toMatchObject({
      state: 'sent',
    })
    v.clock.advance(MINUTE)
    await v.poll()
    await v.poll()
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'answered', officeMs: 9 * MINUTE }])
    expect(v.sandbox.conversations(v.page)).toMatchObject([{ messages: [{ text: request.text }] }])
    const own = await v.context.db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .select(['message.text', 'conversation.visibility'])
      .where('message.direction', '=', 'outbound')
      .execute()
    expect(own).toEqual([{ text: request.text, visibility: 'private' }])
  })
})

describe('in Messenger', () => {
  it('Tambour answers within a day, as a person to seven days, and then says why not', async () => {
    const v = await village()
    const { id: message, conversationId } = await v.messageOf(await v.asks('message'))
    const sent = async (key: string) =>
      await answer(v.context, v.officer, conversationId, anAnswer({ message, text: key, key }))
    v.clock.advance(23 * HOUR)
    expect(await sent('en un jour')).toMatchObject({ state: 'sent', way: 'private' })
    v.clock.advance(5 * 24 * HOUR)
    expect(await sent('en une semaine')).toMatchObject({ state: 'sent' })
    v.clock.advance(2 * 24 * HOUR)
    await expect(sent('trop tard')).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('boîte de réception de Facebook'),
    })
    const late = await getConversation(v.context, v.officer.communeId, conversationId)
    expect(late.messages[0]?.replyOptions).toMatchObject({ public: null, private: { open: false } })
    // What the person writes now opens it again.
    await v.asks('message')
    expect(await sent('de nouveau')).toMatchObject({ state: 'sent' })
  })

  it('what the application may not send as a person is not offered again until one writes', async () => {
    const v = await village()
    const { id: message, conversationId } = await v.messageOf(await v.asks('message'))
    v.clock.advance(2 * 24 * HOUR)
    v.sandbox.faults.add({ kind: 'error', code: 10, match: { method: 'POST' } })
    const request = anAnswer({ message, text: 'Bonjour.' })
    const failed = await answer(v.context, v.officer, conversationId, request)
    expect(failed).toMatchObject({ state: 'failed', reason: says(/24 heures/) })
    const shown = () => getConversation(v.context, v.officer.communeId, conversationId)
    expect((await shown()).messages[0]?.replyOptions.private).toEqual({
      open: false,
      reason: failed.reason,
    })
    v.clock.advance(MINUTE)
    await v.asks('message')
    expect((await shown()).messages[0]?.replyOptions.private).toMatchObject({ open: true })
    expect(await retryReply(v.context, v.officer, failed.id)).toMatchObject({ state: 'sent' })
  })
})

describe('a comment that is hidden', () => {
  it('from Tambour is so on Facebook, and shown again there it asks for an answer again', async () => {
    const v = await village()
    const id = await v.asks('comment')
    const { id: message } = await v.messageOf(id)
    v.clock.advance(MINUTE)
    await hideMessage(v.context, v.officer, message, true)
    const isHidden = () =>
      v.sandbox
        .posts(v.page)
        .flatMap(post => post.comments)
        .find(comment => comment.id === id)?.isHidden
    expect(isHidden()).toBe(true)
    v.clock.advance(MINUTE)
    await v.poll()
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'excluded', reason: 'moderation' }])
    v.sandbox.hide(id, false)
    v.clock.advance(MINUTE)
    await v.poll()
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'open' }])
    await hideMessage(v.context, v.officer, message, true)
    expect(isHidden()).toBe(true)
  })
})
