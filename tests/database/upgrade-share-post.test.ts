import { expect, it } from 'vitest'
import { onBothDatabases } from '../support/database/databases.ts'
import { oldDatabase } from '../support/database/old.ts'

onBothDatabases('offers of the version before', dialect => {
  it('know the post of the page that was lent, where there is one still', async () => {
    const { add, upgrade } = await oldDatabase(dialect, '0032-communes')
    const zone = 'Europe/Paris'
    await add('commune', { name: 'X', zone, aimMinutes: 10, targetMinutes: 15, createdAt: 0 })
    const when = { startLocal: '2026-06-20T21:00', startsAt: 0, zone }
    const words = { title: 'Bal', place: '', text: '', status: 'planned', uid: 'bal' }
    await add('event', { communeId: 1, ...words, ...when, createdAt: 0, updatedAt: 0 })
    await add('post', { communeId: 1, eventId: 1, text: '', createdAt: 0 })
    const names = ['accepted', 'twice', 'by hand', 'gone']
    const details = [['{"post":1}'], ['{"post":7}', '{"post":1}'], [null], ['{"post":9}']]
    for (const [index, name] of names.entries()) {
      const id = index + 1
      await add('partner', { communeId: 1, name, mode: 'page', createdAt: 0 })
      await add('share', {
        communeId: 1,
        eventId: 1,
        partnerId: id,
        withPlan: 0,
        state: 'accepted',
        key: name,
        tellsFrom: 0,
        proposedAt: 0,
        proposedBy: 'Anne',
      })
      for (const detail of details[index] ?? []) {
        const step = { shareId: id, at: 0, what: 'accepted', by: 'Jean', via: 'link' }
        await add('shareStep', { ...step, detail })
      }
    }

    const db = await upgrade()
    const shares = await db
      .selectFrom('share')
      .innerJoin('partner', 'partner.id', 'share.partnerId')
      .select(['partner.name', 'share.postId'])
      .orderBy('share.id')
      .execute()
    expect(shares).toEqual([
      { name: 'accepted', postId: 1 },
      { name: 'twice', postId: 1 },
      { name: 'by hand', postId: null },
      { name: 'gone', postId: null },
    ])
  })
})
