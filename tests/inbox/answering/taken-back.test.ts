import { describe, expect, it } from 'vitest'
import { answer, takeReplyBack } from '../../../server/inbox/answering/answer.ts'
import { sendLeaving } from '../../../server/inbox/answering/leaving.ts'
import { settleReplies } from '../../../server/inbox/answering/settle-answers.ts'
import { getConversation } from '../../../server/inbox/conversations.ts'
import { anAnswer } from '../../support/builders/inbox.ts'
import { itOnBoth } from '../../support/database/databases.ts'
import { from, thread } from '../../support/network/fake-network.ts'
import { MINUTE, newCommune, storedEpisodes, village } from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const second = 1000

/** Ann asked at ten; at 10:12 she was answered, by what leaves ten seconds later. */
async function answered(kind: 'sqlite' | 'postgres' = 'sqlite') {
  const v = await village({ database: kind, now: '2026-06-02T10:12' })
  await v.receive(thread('post-1', [from('Ann', ten, 'La salle est-elle libre ?')]))
  const { id: message, conversationId } = await v.context.db
    .selectFrom('message')
    .selectAll()
    .executeTakeFirstOrThrow()
  const request = anAnswer({ message, text: 'Oui.', leavesIn: 10 })
  const reply = await answer(v.context, v.officer, conversationId, request)
  const leavesAt = v.clock.now() + 10 * second
  const shown = async () =>
    (await getConversation(v.context, v.officer.communeId, conversationId)).replies
  return { ...v, request, conversationId, reply, leavesAt, shown }
}

describe('an answer that leaves later', () => {
  itOnBoth('leaves once when its time has come, and is measured by when it left', async kind => {
    const v = await answered(kind)
    expect(v.reply).toMatchObject({
      state: 'sending',
      leavesAt: new Date(v.leavesAt).toISOString(),
    })
    expect(await sendLeaving(v.context)).toBe(v.leavesAt)
    expect(v.fake.replied).toEqual([])
    expect(await storedEpisodes(v)).toMatchObject([{ closedBy: null }])
    v.clock.advance(10 * second)
    await Promise.all([sendLeaving(v.context), sendLeaving(v.context)])
    expect(v.fake.replied).toHaveLength(1)
    expect(await storedEpisodes(v)).toMatchObject([
      { state: 'answered', officeMs: 12 * MINUTE + 10 * second },
    ])
    expect(await v.shown()).toEqual([])
    expect(await sendLeaving(v.context)).toBeNull()
    const late = takeReplyBack(v.context, v.officer, v.reply.id)
    await expect(late).rejects.toThrow('déjà partie')
  })

  itOnBoth('is taken back until then, and nothing stays of it but the journal', async kind => {
    const v = await answered(kind)
    expect(await v.shown()).toMatchObject([{ id: v.reply.id, text: 'Oui.' }])
    v.clock.advance(9 * second)
    await takeReplyBack(v.context, v.officer, v.reply.id)
    v.clock.advance(MINUTE)
    expect(await sendLeaving(v.context)).toBeNull()
    expect([v.fake.replied, await v.shown()]).toEqual([[], []])
    const journal = await v.context.db
      .selectFrom('journal')
      .select('action')
      .orderBy('id')
      .execute()
    expect(journal.map(({ action }) => action)).toEqual([
      'message.answered',
      'message.answer-taken-back',
    ])
    // What is sent again after that is another answer.
    const again = { ...v.request, key: 'une-autre-clé' }
    await answer(v.context, v.officer, v.conversationId, again)
    v.clock.advance(10 * second)
    await sendLeaving(v.context)
    expect(v.fake.replied).toHaveLength(1)
  })

  it('stops a colleague’s draft, and is no answer of which nobody knows what became', async () => {
    const v = await answered()
    const theirs = { ...v.request, key: 'autre-collègue', seenMessage: v.request.message }
    await expect(answer(v.context, v.officer, v.conversationId, theirs)).rejects.toMatchObject({
      kind: 'conflict',
    })
    v.clock.advance(5 * MINUTE)
    expect(await settleReplies(v.context)).toBe(0)
    expect(await v.shown()).toMatchObject([{ state: 'sending' }])
  })

  it('does not leave long after its time without whoever wrote it', async () => {
    const v = await answered()
    v.clock.advance(11 * MINUTE)
    await sendLeaving(v.context)
    expect(v.fake.replied).toEqual([])
    expect(await v.shown()).toMatchObject([{ state: 'failed', leavesAt: null }])
  })

  it('is taken back by nobody of another commune', async () => {
    const v = await answered()
    const stranger = { ...v.officer, communeId: await newCommune(v.context, 'Voisine') }
    await expect(takeReplyBack(v.context, stranger, v.reply.id)).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(await v.shown()).toHaveLength(1)
  })
})
