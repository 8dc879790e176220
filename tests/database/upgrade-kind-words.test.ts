import { expect, it } from 'vitest'
import { onBothDatabases } from '../support/database/databases.ts'
import { oldDatabase } from '../support/database/old.ts'

onBothDatabases('the messages of a database of a version before', dialect => {
  it.each([
    ['0023-sign-in', {}],
    ['0024-kind-words', { leftOut: 0, counted: 0 }],
  ])('%s are all judged anew, of every commune that has some', async (version, tally) => {
    const { old, add, upgrade } = await oldDatabase(dialect, version)
    const zone = 'Europe/Paris'
    for (const communeId of [1, 2, 3]) {
      const name = `Commune ${communeId}`
      await add('commune', { name, zone, aimMinutes: 10, targetMinutes: 15, createdAt: 0 })
      await add('channel', {
        communeId,
        connector: 'facebook',
        name,
        receives: 1,
        publishes: 1,
        config: '{}',
        secrets: '',
        state: 'active',
        createdAt: 0,
      })
    }
    for (const [channelId, remoteId] of [
      [1, 'a'],
      [1, 'b'],
      [2, 'c'],
    ] as const) {
      await add('conversation', { channelId, communeId: channelId, remoteId, visibility: 'public' })
    }
    // What was asked for already is widened, and begins anew.
    const half = { fromDate: '2026-06-01', requestedAt: 5, revision: 3, afterId: 7, done: 1 }
    await old.deleteFrom('rebuild').execute()
    await add('rebuild', { communeId: 2, total: 9, leaseUntil: null, ...half, ...tally })

    const db = await upgrade()
    const asked = await db.selectFrom('rebuild').selectAll().orderBy('communeId').execute()
    const whole = { fromDate: null, afterId: 0, done: 0, total: null, leaseUntil: null }
    expect(asked).toEqual([
      { communeId: 1, requestedAt: 0, revision: 1, leftOut: 0, counted: 0, ...whole },
      { communeId: 2, requestedAt: 5, revision: 4, leftOut: 0, counted: 0, ...whole },
    ])
  })
})
