import { expect, it } from 'vitest'
import { onBothDatabases } from '../support/database/databases.ts'
import { oldDatabase } from '../support/database/old.ts'

onBothDatabases('proposals of the version before', dialect => {
  it('keep their members and their steps, and others may have no member', async () => {
    const { add, upgrade } = await oldDatabase(dialect, '0033-share-post')
    const zone = 'Europe/Paris'
    await add('commune', { name: 'X', zone, aimMinutes: 10, targetMinutes: 15, createdAt: 0 })
    await add('committee', { communeId: 1, name: 'Comité', createdAt: 0 })
    const paul = { name: 'Paul', key: 'paul', createdAt: 0 }
    await add('committeeMember', { communeId: 1, committeeId: 1, ...paul })
    const words = { title: 'Bal', startLocal: '2026-07-04T21:00', place: 'Place', text: 'Bal' }
    const state = { state: 'received', receivedAt: 0, tellsFrom: 0 } as const
    const own = { communeId: 1, committeeId: 1, ...words, ...state }
    await add('proposal', { ...own, memberId: 1, key: 'un' })
    await add('proposal', { ...own, memberId: 1, key: 'deux' })
    const step = { at: 0, what: 'received', by: 'Paul', via: 'link' }
    await add('proposalStep', { proposalId: 2, ...step })

    const db = await upgrade()
    const proposals = () =>
      db.selectFrom('proposal').select(['id', 'memberId', 'key', 'hasNews']).orderBy('id').execute()
    expect(await proposals()).toEqual([
      { id: 1, memberId: 1, key: 'un', hasNews: 0 },
      { id: 2, memberId: 1, key: 'deux', hasNews: 0 },
    ])
    const steps = db.selectFrom('proposalStep').select(['id', 'proposalId', 'by'])
    expect(await steps.execute()).toEqual([{ id: 1, proposalId: 2, by: 'Paul' }])
    const nobodys = { ...own, memberId: null, key: 'un' }
    await db.insertInto('proposal').values(nobodys).execute()
    await expect(db.insertInto('proposal').values(nobodys).execute()).rejects.toThrow()
    await db.deleteFrom('proposal').where('id', '=', 2).execute()
    expect(await steps.execute()).toEqual([])
    expect((await proposals()).map(({ id }) => id)).toEqual([1, 3])
  })
})
