import { expect, it } from 'vitest'
import { onBothDatabases } from '../support/database/databases.ts'
import { oldDatabase } from '../support/database/old.ts'

onBothDatabases('what links open, of the version before', dialect => {
  it('is given a random key, each its own', async () => {
    const { add, upgrade } = await oldDatabase(dialect, '0059-bounded-reads')
    const zone = 'Europe/Paris'
    await add('commune', { name: 'X', zone, aimMinutes: 10, targetMinutes: 15, createdAt: 0 })
    const when = { startLocal: '2026-06-20T21:00', startsAt: 0, zone }
    const words = { title: 'Bal', place: '', text: '', status: 'planned', uid: 'bal' }
    await add('event', { communeId: 1, ...words, ...when, createdAt: 0, updatedAt: 0 })
    await add('committee', { communeId: 1, name: 'Fêtes', createdAt: 0 })
    const offer = {
      withPlan: 0,
      state: 'proposed',
      tellsFrom: 0,
      proposedAt: 0,
      proposedBy: 'Anne',
    }
    for (const id of [1, 2]) {
      const name = `nom ${id}`
      await add('partner', { communeId: 1, name, mode: 'mail', createdAt: 0 })
      await add('partnerContact', { partnerId: id, name, email: `${id}@exemple.fr`, createdAt: 0 })
      await add('digestRecipient', { communeId: 1, email: `${id}@exemple.fr`, createdAt: 0 })
      await add('share', { communeId: 1, eventId: 1, partnerId: id, key: `court ${id}`, ...offer })
      const member = { communeId: 1, committeeId: 1, name, key: `court ${id}`, createdAt: 0 }
      await add('committeeMember', member)
    }
    const db = await upgrade()
    const keys: string[] = []
    for (const table of [
      'partnerContact',
      'digestRecipient',
      'share',
      'committeeMember',
    ] as const) {
      const rows = await db.selectFrom(table).select('key').execute()
      keys.push(...rows.map(({ key }) => key))
    }
    expect(keys).toHaveLength(8)
    expect(new Set(keys).size).toBe(8)
    for (const key of keys) expect(key).toMatch(/^[\da-f]{32,}$/)
  })
})
