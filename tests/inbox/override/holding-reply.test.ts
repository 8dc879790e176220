import { describe, expect, it } from 'vitest'
import { answer } from '../../../server/inbox/answering/answer.ts'
import { getConversation } from '../../../server/inbox/conversations.ts'
import { overrideHolding } from '../../../server/inbox/override/replies.ts'
import { anAnswer } from '../../support/builders/inbox.ts'
import { type DatabaseKind, itOnBoth } from '../../support/database/databases.ts'
import { byCommune, from, thread } from '../../support/network/fake-network.ts'
import {
  figures,
  MINUTE,
  newCommune,
  storedEpisodes,
  storedMessage,
  type Village,
  village,
} from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')

describe('holding replies', () => {
  /** Case 35: C10:00, H10:04, H11:30. */
  async function answered(kind: DatabaseKind = 'sqlite'): Promise<Village> {
    const v = await village({ database: kind, now: '2026-06-02T11:40' })
    await v.receive(
      thread('post-1', [
        from('Ann', ten, 'La salle est-elle libre ?'),
        byCommune(ten + 4 * MINUTE, 'Nous regardons.', { remoteId: 'first' }),
        byCommune(ten + 90 * MINUTE, 'Oui, elle l’est.', { remoteId: 'full' }),
      ]),
    )
    return v
  }

  it('tell the first reply and the full answer apart, and are taken back (case 35)', async () => {
    const v = await answered()
    const before = await figures(v)
    const { id } = await storedMessage(v, 'first')
    const marked = await overrideHolding(v.context, v.officer, id, true)
    expect(marked.messages[1]).toMatchObject({
      holding: true,
      overrides: [{ by: 'Camille', act: 'holding', at: '2026-06-02T09:40:00.000Z' }],
    })
    expect(await storedEpisodes(v)).toMatchObject([
      { state: 'answered', elapsedMs: 4 * MINUTE, fullAnswerMs: 90 * MINUTE },
    ])
    const undone = await overrideHolding(v.context, v.officer, id, false)
    expect(undone.messages[1]).toMatchObject({
      holding: false,
      overrides: [{ act: 'holding' }, { act: 'complete' }],
    })
    expect(await figures(v)).toEqual(before)
    const journal = await v.context.db.selectFrom('journal').selectAll().orderBy('id').execute()
    expect(journal.map(line => [line.actor, line.action, line.subject, line.detail])).toEqual([
      ['Camille', 'message.holding', `message:${id}`, '{"holding":true}'],
      ['Camille', 'message.holding', `message:${id}`, '{"holding":false}'],
    ])
  })

  itOnBoth('are noted once when two people press at once', async kind => {
    const v = await answered(kind)
    const { id } = await storedMessage(v, 'first')
    const other = { ...v.officer, actor: 'Dominique' }
    await Promise.all([
      overrideHolding(v.context, v.officer, id, true),
      overrideHolding(v.context, other, id, true),
    ])
    expect(await v.context.db.selectFrom('journal').selectAll().execute()).toHaveLength(1)
    expect(await storedEpisodes(v)).toMatchObject([{ fullAnswerMs: 90 * MINUTE }])
  })

  itOnBoth('are answers of one’s own commune, written by somebody', async kind => {
    const v = await village({ database: kind, now: '2026-06-02T11:40' })
    await v.receive(
      thread('post-1', [
        from('Ann', ten, 'La salle est-elle libre ?', { remoteId: 'asked' }),
        byCommune(ten + 1, 'Bien reçu.', { remoteId: 'machine', automatic: true }),
        byCommune(ten + 4 * MINUTE, 'Nous regardons.', { remoteId: 'first' }),
      ]),
    )
    for (const remoteId of ['asked', 'machine']) {
      const { id } = await storedMessage(v, remoteId)
      await expect(overrideHolding(v.context, v.officer, id, true)).rejects.toMatchObject({
        kind: 'bad-request',
      })
    }
    const stranger = { ...v.officer, communeId: await newCommune(v.context, 'Voisine') }
    const { id } = await storedMessage(v, 'first')
    await expect(overrideHolding(v.context, stranger, id, true)).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect((await storedMessage(v, 'first')).holding).toBe(0)
  })

  it('can be sent as such, and stay so when the poll brings them', async () => {
    const v = await village({ now: '2026-06-02T10:05' })
    await v.receive(thread('post-1', [from('Ann', ten, 'Un devis ?', { remoteId: 'asked' })]))
    const { id, conversationId } = await storedMessage(v, 'asked')
    const reply = anAnswer({ message: id, text: 'Nous regardons.', holding: true })
    const sent = await answer(v.context, v.officer, conversationId, reply)
    expect(sent).toMatchObject({ state: 'sent', holding: true })
    expect(await storedEpisodes(v)).toMatchObject([
      { state: 'answered', elapsedMs: 5 * MINUTE, fullAnswerMs: null },
    ])
    const polled = byCommune(ten + 5 * MINUTE, 'Nous regardons.', { remoteId: 'sent-1' })
    await v.receive(thread('post-1', [polled]))
    const { messages } = await getConversation(v.context, v.communeId, conversationId)
    expect(messages.map(({ holding }) => holding)).toEqual([false, true])
  })

  it('stay so when the poll was faster than the network’s own answer', async () => {
    const v = await village({ now: '2026-06-02T10:05' })
    await v.receive(thread('post-1', [from('Ann', ten, 'Un devis ?', { remoteId: 'asked' })]))
    const { id, conversationId } = await storedMessage(v, 'asked')
    v.fake.outcomes = [
      async () => {
        const polled = byCommune(ten + 5 * MINUTE, 'Nous regardons.', { remoteId: 'sent-1' })
        await v.receive(thread('post-1', [polled]))
        return { kind: 'published', remoteId: 'sent-1', url: null }
      },
    ]
    const reply = anAnswer({ message: id, text: 'Nous regardons.', holding: true })
    await answer(v.context, v.officer, conversationId, reply)
    expect(await storedMessage(v, 'sent-1')).toMatchObject({ holding: 1 })
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'answered', fullAnswerMs: null }])
  })
})
