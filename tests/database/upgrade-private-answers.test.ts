import { expect, it } from 'vitest'
import { onBothDatabases } from '../support/database/databases.ts'
import { oldDatabase } from '../support/database/old.ts'

onBothDatabases('private messages of the version before', dialect => {
  it('are asked about where no network told what they answer', async () => {
    const { add, upgrade } = await oldDatabase(dialect, '0056-renewals')
    const zone = 'Europe/Paris'
    await add('commune', { name: 'X', zone, aimMinutes: 10, targetMinutes: 15, createdAt: 0 })
    for (const [index, connector] of ['facebook', 'instagram'].entries()) {
      const channelId = index + 1
      await add('channel', {
        communeId: 1,
        connector,
        name: connector,
        receives: 1,
        publishes: 1,
        config: '{}',
        secrets: '',
        state: 'active',
        createdAt: 0,
      })
      const own = { communeId: 1, channelId, lastMessageAt: 0 }
      await add('conversation', { ...own, remoteId: 'c', visibility: 'public' })
      await add('conversation', { ...own, remoteId: 't', visibility: 'private' })
      for (const [place, remoteId] of ['c1', 'c2', 'm1', 'm2', 'm3'].entries()) {
        const isOurs = place > 1
        await add('message', {
          channelId,
          conversationId: index * 2 + (isOurs ? 2 : 1),
          remoteId,
          direction: isOurs ? 'outbound' : 'inbound',
          kind: 'message',
          text: '?',
          sentAt: place,
          receivedAt: place,
        })
      }
    }
    const states = [
      // Of each channel: two that answer nothing, one that answers the second, and what is not asked yet.
      ['m1', 'c1', 'unlinked'],
      ['m2', 'c1', 'unlinked'],
      ['m1', 'c2', 'unlinked'],
      ['m2', 'c2', 'linked'],
      ['m3', 'c1', 'unknown'],
    ] as const
    const numbers = { c1: 1, c2: 2, m1: 3, m2: 4, m3: 5 }
    for (const first of [0, 5]) {
      for (const [message, answers, state] of states) {
        await add('privateAnswer', {
          messageId: first + numbers[message],
          answersId: first + numbers[answers],
          conversationId: first === 0 ? 1 : 3,
          state,
        })
      }
    }

    const db = await upgrade()
    const after = await db
      .selectFrom('privateAnswer')
      .innerJoin('message', 'message.id', 'privateAnswer.messageId')
      .innerJoin('message as asked', 'asked.id', 'privateAnswer.answersId')
      .select(['message.remoteId', 'asked.remoteId as answers', 'state', 'message.channelId'])
      .orderBy('messageId')
      .orderBy('answersId')
      .execute()
    const of = (channelId: number) =>
      after
        .filter(row => row.channelId === channelId)
        .map(({ remoteId, answers, state }) => [remoteId, answers, state])
    expect(of(1)).toEqual([
      ['m1', 'c1', 'unlinked'],
      ['m1', 'c2', 'unlinked'],
      ['m2', 'c1', 'unlinked'],
      ['m2', 'c2', 'linked'],
      ['m3', 'c1', 'unknown'],
    ])
    expect(of(2)).toEqual([
      ['m1', 'c1', 'unconfirmed'],
      ['m1', 'c2', 'unlinked'],
      ['m2', 'c1', 'unlinked'],
      ['m2', 'c2', 'linked'],
      ['m3', 'c1', 'unknown'],
    ])
  })
})
